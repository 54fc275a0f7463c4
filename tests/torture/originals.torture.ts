import { spawn } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { seededRandom } from '../support/random'
import { conclude } from './verdict'

// Kills a program that adds files of sources and deletes them for good, on a disk that is full now and then, and opens what it left.
const [, , , , , child = ''] = process.argv
const KILLS = 100
const random = seededRandom(7)
const failures: string[] = []
const figures = { kills: 0, added: 0, erased: 0, refused: 0, files: 0 }
const known = new Map<string, 'there' | 'gone' | 'either'>()

const folder = await mkdtemp(join(tmpdir(), 'dossier-originals-'))
try {
  for (let kill = 1; kill <= KILLS; kill += 1) {
    await runUntilKilled(String(kill))
    await compare(kill)
  }
} finally {
  await rm(folder, { recursive: true, force: true })
}
console.log(
  `${figures.kills} kills; ${figures.added} files with their sources added, ${figures.erased} deleted for good, ${figures.refused} refused by a full disk; ${figures.files} times a file was read and compared`,
)
conclude(failures)

function runUntilKilled(seed: string): Promise<void> {
  const delayMs = 20 + random.next() * 250
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, join(folder, 'data'), seed], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let rest = ''
    running.stdout.on('data', (text: Buffer) => {
      const lines = (rest + text.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) hear(line)
      if (lines.includes('ready')) setTimeout(() => running.kill('SIGKILL'), delayMs)
    })
    running.on('error', reject)
    running.on('close', (code, signal) => {
      figures.kills += 1
      if (signal === 'SIGKILL') resolve()
      else reject(new Error(`the program ended by itself (${code})`))
    })
  })
}

function hear(line: string): void {
  const [word, id = ''] = line.split(' ')
  if (word === 'add' || word === 'erase') known.set(id, 'either')
  if (word === 'added') known.set(id, 'there')
  if (word === 'erased') known.set(id, 'gone')
  if (word === 'added' || word === 'erased' || word === 'refused') figures[word] += 1
}

/** Every source that was confirmed is there with its whole file, none that was deleted for good is, and no file is there for nothing. */
async function compare(kill: number): Promise<void> {
  const dataFolder = join(folder, 'data')
  const tools = { now: () => '2025-06-01T10:00:00.000Z', makeId: () => 'r-1' }
  const storage = await openDossierStorage({ dataFolder, ...tools })
  try {
    const store = await storage.open('sahel')
    for (const sentence of store.recovery) if (sentence.includes('.pdf')) failures.push(`kill ${kill}: ${sentence}`)
    if (store.undecided !== null) failures.push(`kill ${kill}: ${store.undecided}`)
    const { sources } = store.layer.records
    for (const [id, state] of known) {
      const isThere = sources[id] !== undefined
      if (state !== 'either' && isThere !== (state === 'there')) failures.push(`kill ${kill}: ${id} should be ${state}`)
      known.set(id, isThere ? 'there' : 'gone')
    }
    const named = Object.values(sources).flatMap(({ originals = [] }) => originals.map(({ sha256 }) => sha256))
    for (const [sha256, state] of await storage.originals.check(named)) {
      figures.files += 1
      if (state !== 'whole') failures.push(`kill ${kill}: the file ${sha256} is ${state}`)
    }
    for (const name of await readdir(join(dataFolder, 'originals')).catch(() => []))
      if (!/^[0-9a-f]{64}$/.test(name)) failures.push(`kill ${kill}: ${name} was left`)
  } finally {
    await storage.close()
  }
}
