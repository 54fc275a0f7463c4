// Exporting and importing a large dossier: work for a claim against a small one (so that neither is quadratic), sizes, stalls.
// The ratios are of processor time, which other programs on the machine stretch least.
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { EXPORT_FORMATS, type ExportFormat } from '../../src-main/contract/calls/exchange'
import { EXPORTERS } from '../../src-main/exporters/exporters'
import { DossierLibrary } from '../../src-main/services/session/dossier-library'
import { exportDossier } from '../../src-main/services/exchange/exchange-export'
import { ImportDesk } from '../../src-main/services/exchange/exchange-import'
import { forkReading } from '../../src-main/threads/fork-reading'
import { readingOutside } from '../../src-main/threads/reading-process'
import { projectFolder } from '../../scripts/lib/project.mjs'
import type { DossierStorage } from '../../src-main/domain/ports'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { CLAIMS_PER_ENTITY, generatedLayer } from '../support/generated-dossier'
import { figure, finish, LongestStall, median, timed } from './figures'

const SMALL = 300
const LARGE = 3_000
const ROUNDS = 5

const root = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
let ids = 0
const tools = { now: () => new Date().toISOString(), makeId: () => `r-${++ids}` }
const { storage, library } = await opened(join(root, 'data'))
/** Files are read as the built program reads them: each in a process of its own. */
const reading = readingOutside(forkReading(join(projectFolder, 'out', 'main', 'read-process.cjs'))).dossier
const desk = new ImportDesk(library, reading, tools.makeId)
try {
  await storage.create(generatedLayer('small', SMALL))
  await storage.create(generatedLayer('large', LARGE))
  await library.open('small')
  await library.open('large')
  console.log(`${LARGE} entities, ${LARGE * CLAIMS_PER_ENTITY} claims against ${SMALL}, ${SMALL * CLAIMS_PER_ENTITY}`)
  for (const format of EXPORT_FORMATS) await benchExport(format)
  await benchImport()
  await benchBringingInto()
} finally {
  await library.close()
  await rm(root, { recursive: true, force: true })
}
finish()

async function opened(dataFolder: string): Promise<{ storage: DossierStorage; library: DossierLibrary }> {
  const opened = await openDossierStorage({ dataFolder, ...tools })
  const bundles = { list: () => Promise.resolve([]), read: () => Promise.reject(new Error()) }
  return { storage: opened, library: new DossierLibrary(bundles, opened, tools) }
}

async function benchExport(format: ExportFormat): Promise<void> {
  const times = { small: [] as number[], large: [] as number[] }
  const stall = new LongestStall()
  let sizeBytes = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const id of ['small', 'large'] as const) {
      const session = await library.open(id)
      const path = join(root, `${format}-${id}-${round}`)
      const out = { path, producer: 'Dossier bench', exporters: EXPORTERS }
      const work = async () => {
        sizeBytes = (await exportDossier(session, format, out)).sizeBytes
      }
      times[id].push(await worked(id === 'large' ? () => stall.during(work) : work))
    }
  }
  const [small, large] = [median(times.small), median(times.large)]
  figure(`${format}: export, large, processor time`, large, 'ms')
  figure(`${format}: size, large`, sizeBytes / 1_000_000, 'MB')
  figure(`${format}: longest stall of the app`, stall.ms, 'ms')
  figure(`${format}: work for a claim, large over small`, large / LARGE / (small / SMALL), '×', 2)
  if (format === 'markdown') {
    const files = await readdir(join(root, 'markdown-large-0'), { recursive: true })
    figure('markdown: files, large', files.length, '')
  }
}

async function benchImport(): Promise<void> {
  const times = { small: [] as number[], large: [] as number[] }
  const stall = new LongestStall()
  const memoryBefore = residentMb()
  let memory = 0
  for (let round = 0; round < ROUNDS; round++) {
    for (const id of ['small', 'large'] as const) {
      const path = join(root, `dossier-${id}-0`)
      const work = () => desk.inspect(path)
      times[id].push(await worked(id === 'large' ? () => stall.during(work) : work))
      memory = Math.max(memory, residentMb())
    }
  }
  const [small, large] = [median(times.small), median(times.large)]
  figure('import: read, check and compare, large, processor time', large, 'ms')
  figure('import: longest stall of the app', stall.ms, 'ms')
  figure('import: work for a claim, large over small', large / LARGE / (small / SMALL), '×', 2)
  figure('import: memory above that before', memory - memoryBefore, 'MB')
  const { token } = await desk.inspect(join(root, 'dossier-large-0'))
  const bringing = new LongestStall()
  figure(
    'import: bring in as a new dossier, large',
    await timed(() => bringing.during(() => desk.bringIn(token, 'new'))),
    'ms',
  )
  figure('import: longest stall of the app while it is brought in', bringing.ms, 'ms')
  const same = await desk.inspect(join(root, 'dossier-large-0'))
  figure('import: bring in the same again, large', await timed(() => desk.bringIn(same.token, 'theirs')), 'ms')
  const { token: last } = await desk.inspect(join(root, 'dossier-small-0'))
  await desk.bringIn(last, 'new')
  figure('the .dossier file, large', (await stat(join(root, 'dossier-large-0'))).size / 1_000_000, 'MB')
}

/** Into a dossier that is here and open, in one edit: the claims that it lacks, taken back, and brought in again. */
async function benchBringingInto(): Promise<void> {
  const { storage: other, library: here } = await opened(join(root, 'other'))
  try {
    await other.create({ ...generatedLayer('large', SMALL), dossierId: 'large' })
    const session = await here.open('large')
    const bringing = new ImportDesk(here, reading, tools.makeId)
    const { token } = await bringing.inspect(join(root, 'dossier-large-0'))
    const stall = new LongestStall()
    const before = session.index.claims.size
    figure(
      'import: bring what is missing into a dossier that is open',
      await timed(() => stall.during(() => bringing.bringIn(token, 'theirs'))),
      'ms',
    )
    figure('import: claims brought in', session.index.claims.size - before, '')
    figure('import: longest stall of the app meanwhile', stall.ms, 'ms', 50)
    const undoing = new LongestStall()
    figure('import: take it back', await timed(() => undoing.during(() => session.undo())), 'ms')
    figure('import: longest stall of the app meanwhile', undoing.ms, 'ms')
  } finally {
    await here.close()
  }
}

/** Processor time of all threads. *Units*: ms. */
async function worked(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}

/** *Units*: MB. */
function residentMb(): number {
  return process.memoryUsage().rss / 1_000_000
}
