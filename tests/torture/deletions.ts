import { spawn } from 'node:child_process'
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { emptyLayer, type ReaderLayer } from '../../src-main/domain/records/records'
import { isSameJson } from '../../src-main/domain/text/canonical-json'
import { deleteRecord } from '../../src-main/services/content/bin'
import { DossierLibrary } from '../../src-main/services/session/dossier-library'
import { saveNote } from '../../src-main/services/notes/edit-notes'
import { bundlesIn } from '../../src-main/storage/dossiers/bundles'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { makeOneOfEach, ONE_OF_EACH } from '../support/one-of-each'
import { seededRandom } from '../support/random'
import { smallDossier } from '../support/small-dossier'

const DOSSIER = 'river-pact'
/** What every word begins with that is to be gone. */
const SEED = /zq(?!stays)[a-z]+/gi

export interface DeletionFigures {
  steps: number
  kills: number
  /** How often everything was still in the bin afterwards, and how often it was gone everywhere. */
  whole: number
  gone: number
  filesSearched: number
  failures: string[]
}

/** What a data folder holds as a person meets it. */
interface Found {
  records: ReaderLayer['records']
  undecided: string | null
  backups: { id: string; intact: boolean }[]
}

/**
 * Deletes one of each kind of record for good on a real disk and kills the process at each step that changes something, before it and in
 * the middle of each write; then kills the start that completes it too. In the end all of it must be in the bin as it was, or gone from
 * every file.
 */
export async function killDeletions(child: string, folder: string, every = 1, seed = 1): Promise<DeletionFigures> {
  const figures: DeletionFigures = { steps: 0, kills: 0, whole: 0, gone: 0, filesSearched: 0, failures: [] }
  const random = seededRandom(seed)
  const master = join(folder, 'master')
  await prepare(master)
  const before = await look(master)
  const trial = join(folder, 'trial')
  await cp(master, trial, { recursive: true })
  figures.steps = Number((await run(child, [trial, DOSSIER, 'delete', '0'])).said)
  const after = await look(trial)
  figures.failures.push(...(await wordsLeft(trial, figures)).map((left) => `without a kill: ${left}`))
  for (let step = 1; step <= figures.steps; step += every)
    for (const where of ['before', 'middle'] as const) {
      await rm(trial, { recursive: true, force: true })
      await cp(master, trial, { recursive: true })
      const name = `killed ${where === 'before' ? 'before' : 'in the middle of'} step ${step}`
      const { signal } = await run(child, [trial, DOSSIER, 'delete', String(step), where])
      figures.kills += 1
      if (signal !== 'SIGKILL') figures.failures.push(`${name}: it was not killed`)
      // Whoever starts it again may be killed too.
      for (let again = random.below(3); again > 0; again -= 1) {
        const started = await run(child, [trial, DOSSIER, 'open', String(1 + random.below(40)), where])
        figures.kills += started.signal === 'SIGKILL' ? 1 : 0
      }
      for (const fault of await compare(trial, before, after, figures)) figures.failures.push(`${name}: ${fault}`)
    }
  return figures
}

/** A dossier in which one of each kind was written, changed, backed up and binned, beside others that stay. */
async function prepare(dataFolder: string): Promise<void> {
  let [seconds, ids] = [0, 0]
  const tools = {
    now: () => new Date(Date.now() - 3_600_000 + 1_000 * seconds++).toISOString(),
    makeId: () => `r-${(ids += 1)}`,
  }
  const bundles = bundlesIn({ folder: join(dataFolder, 'none') })
  await mkdir(dataFolder, { recursive: true })
  const library = new DossierLibrary(bundles, await openDossierStorage({ dataFolder, ...tools }), tools)
  await library.storage.create(smallLayer())
  const session = await library.open(DOSSIER)
  const made = await makeOneOfEach(session)
  await saveNote(session, { title: 'Open', body: `zqstays [[${made.entity}]]`, tags: [], targets: [] })
  await library.storage.backups.create(DOSSIER)
  for (const [collection, kind] of ONE_OF_EACH) await deleteRecord(session, collection, made[kind])
  await library.storage.backups.create(DOSSIER)
  await saveNote(session, { title: 'Since', body: 'zqstays as well', tags: [], targets: [] })
  await library.close()
  await mkdir(join(dataFolder, 'logs'), { recursive: true })
  await writeFile(join(dataFolder, 'logs', 'dossier.log'), '{"id":"1"}\n{"error":"in A zqparagraph that is quoted."}\n')
}

function smallLayer(): ReaderLayer {
  const layer = emptyLayer(DOSSIER)
  const { dossier, ...content } = smallDossier()
  layer.records.meta[DOSSIER] = dossier
  for (const name of ['entities', 'claims', 'sources'] as const)
    for (const record of content[name]) Object.assign(layer.records[name], { [record.id]: record })
  return layer
}

async function compare(dataFolder: string, before: Found, after: Found, figures: DeletionFigures): Promise<string[]> {
  const found = await look(dataFolder)
  if (found.undecided !== null) return [found.undecided]
  const faults = found.backups.filter(({ intact }) => !intact).map(({ id }) => `the backup ${id} is damaged`)
  if (ids(before).every((id) => ids(found).includes(id)) && isSameJson(found.records, before.records)) {
    figures.whole += 1
    if ((await readdir(dataFolder)).includes('deleting.json')) faults.push('it is whole, and still to be deleted')
    return faults
  }
  figures.gone += 1
  if (!isSameJson(found.records, after.records)) faults.push('what stays is not as it was, or not all of it is gone')
  if (ids(after).some((id) => !ids(found).includes(id))) faults.push('a backup that there was is gone')
  return [...faults, ...(await wordsLeft(dataFolder, figures))]
}

const ids = ({ backups }: Found) => backups.map(({ id }) => id)

/** Opens the folder as the next start does, which completes what was begun. */
async function look(dataFolder: string): Promise<Found> {
  const storage = await openDossierStorage({
    dataFolder,
    now: () => new Date().toISOString(),
    makeId: () => 'l-1',
    lockWaitMs: 0,
  })
  try {
    const { layer, undecided } = await storage.open(DOSSIER)
    const backups = await storage.backups.list(DOSSIER)
    return {
      records: structuredClone(layer.records),
      undecided,
      backups: backups.map(({ id, intact }) => ({ id, intact })),
    }
  } finally {
    await storage.close()
  }
}

/** Every byte of every file under the folder is searched. */
async function wordsLeft(dataFolder: string, figures: DeletionFigures): Promise<string[]> {
  const entries = await readdir(dataFolder, { recursive: true, withFileTypes: true })
  const left: string[] = []
  for (const entry of entries.filter((one) => one.isFile())) {
    const file = join(entry.parentPath, entry.name)
    const bytes = await readFile(file)
    figures.filesSearched += 1
    for (const encoding of ['latin1', 'utf16le'] as const)
      for (const [word] of bytes.toString(encoding).matchAll(SEED)) left.push(`${word} stands in ${entry.name}`)
  }
  return left
}

function run(child: string, args: readonly string[]): Promise<{ signal: string | null; said: string }> {
  return new Promise((resolve, reject) => {
    const started = spawn(process.execPath, [child, ...args], { stdio: ['ignore', 'pipe', 'pipe'] })
    let [said, errors] = ['', '']
    started.stdout.on('data', (text: Buffer) => (said += text.toString()))
    started.stderr.on('data', (text: Buffer) => (errors += text.toString()))
    started.on('error', reject)
    started.on('close', (code, signal) => {
      if (signal === null && code !== 0) reject(new Error(`${args.join(' ')}: ${errors}`))
      else resolve({ signal, said: said.trim() })
    })
  })
}
