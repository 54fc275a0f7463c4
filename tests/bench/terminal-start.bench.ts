// How long the terminal program takes to begin, against a Node that does nothing, run in turn.
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { emptyLayer } from '../../src-main/domain/records/records'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { figure, finish, median } from './figures'

const ROUNDS = 25

const dataFolder = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
const program = join(process.cwd(), 'scripts', 'dossier.mjs')
try {
  await makeOwnDossier()
  const ways: Record<string, string[]> = {
    bare: ['-e', '0'],
    help: [program, '--help'],
    add: [program, 'note', 'add', '--dossier', 'own', '--text', 'A note from the terminal.'],
    'add to the bundled dossier': [program, 'note', 'add', '--dossier', 'sahel-russia', '--text', 'A note.'],
  }
  const times = new Map(Object.keys(ways).map((name) => [name, [] as number[]]))
  // The first one builds, where there is something to build.
  run(ways['help'] ?? [])
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, args] of Object.entries(ways)) times.get(name)?.push(run(args))
  const of = (name: string) => median(times.get(name) ?? [])
  console.log(`${ROUNDS} runs each, in turn; medians`)
  figure('node -e 0', of('bare'), 'ms')
  figure('dossier --help', of('help'), 'ms')
  figure('dossier note add, a dossier of one’s own', of('add'), 'ms')
  figure('dossier note add, the bundled dossier', of('add to the bundled dossier'), 'ms')
  figure('dossier --help over node -e 0', of('help') / of('bare'), '×', 2.5)
  figure('dossier note add over node -e 0', of('add') / of('bare'), '×', 4)
  figure('dossier note add, the bundled dossier, over node -e 0', of('add to the bundled dossier') / of('bare'), '×')
} finally {
  await rm(dataFolder, { recursive: true, force: true })
}
finish()

async function makeOwnDossier(): Promise<void> {
  const storage = await openDossierStorage({ dataFolder, now: () => new Date().toISOString(), makeId: () => 'r-1' })
  const layer = emptyLayer('own')
  layer.records.meta['own'] = { id: 'own', title: 'Own', keyJudgements: [], language: 'en', marking: 'TLP:CLEAR' }
  await storage.create(layer)
  await storage.close()
}

/** *Units*: ms until it has ended. */
function run(args: readonly string[]): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, {
    env: { ...process.env, DOSSIER_DATA_DIR: dataFolder },
    encoding: 'utf8',
  })
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr}`)
  return performance.now() - start
}
