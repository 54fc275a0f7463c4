import { spawn } from 'node:child_process'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { seededRandom, type Random } from '../support/random'

export interface ContentionFigures {
  processes: number
  kills: number
  saved: number
  failures: string[]
}

/** Lets several processes write in one data folder at once, some of which are killed in their turn, and counts what is there. */
export async function contend(
  child: string,
  dataFolder: string,
  { processes, turns, killed, seed }: { processes: number; turns: number; killed: number; seed: number },
): Promise<ContentionFigures> {
  const random = seededRandom(seed)
  const saved = new Set<string>()
  const begun = new Set<string>()
  const failures: string[] = []
  const runs = Array.from({ length: processes }, (_, index) =>
    runChild(child, [dataFolder, `p${index}`, String(turns)], index < killed ? random : null, {
      saved,
      begun,
      failures,
    }),
  )
  await Promise.all(runs)

  const now = () => '2025-06-01T10:00:00.000Z'
  const storage = await openDossierStorage({ dataFolder, now, makeId: () => 'r-1' })
  const store = await storage.open('sahel')
  const { notes } = store.layer.records
  if (store.undecided !== null) failures.push(store.undecided)
  for (const id of saved) if (!notes[id]) failures.push(`${id} was saved and is gone`)
  for (const id of Object.keys(notes)) if (id !== 'counter' && !begun.has(id)) failures.push(`${id} was never written`)
  const counted = Number(notes['counter']?.body ?? '0')
  const written = Object.keys(notes).length - 1
  if (counted !== written)
    failures.push(`${written} turns are there, but the counter says ${counted}: two wrote at once`)
  await storage.close()
  return { processes, kills: killed, saved: saved.size, failures }
}

interface Notebook {
  saved: Set<string>
  begun: Set<string>
  failures: string[]
}

function runChild(
  child: string,
  args: string[],
  random: Random | null,
  { saved, begun, failures }: Notebook,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const running = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let rest = ''
    let errors = ''
    let isKilled = false
    running.stderr.on('data', (text: Buffer) => (errors += text.toString()))
    running.stdout.on('data', (text: Buffer) => {
      const lines = (rest + text.toString()).split('\n')
      rest = lines.pop() ?? ''
      for (const line of lines) {
        const [word, id = ''] = line.split(' ')
        if (word === 'begin') begun.add(id)
        if (word === 'saved') saved.add(id)
        if (random && !isKilled && random.next() < 0.2) {
          isKilled = true
          setTimeout(() => running.kill('SIGKILL'), random.below(10))
        }
      }
    })
    running.on('error', reject)
    running.on('close', (code, signal) => {
      if (signal !== 'SIGKILL' && code !== 0)
        failures.push(`${args[1] ?? ''} ended with ${code}: ${errors.slice(0, 500)}`)
      resolve()
    })
  })
}
