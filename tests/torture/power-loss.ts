import type { DossierStorage, ReaderStore } from '../../src-main/domain/ports'
import type { Note } from '../../src-main/domain/records/note'
import { emptyLayer, type ReaderLayer } from '../../src-main/domain/records/records'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { MemoryDisk, type PowerCut, type Survival } from '../support/memory-disk'
import { change, note, putNote } from '../support/notes'
import { seededRandom, type Random } from '../support/random'
import { titleShape } from './title-shape'
import { sealUnderTest } from '../support/seal-under-test'

export interface PowerLossOptions {
  seed: number
  /** Changes in the run. */
  commits: number
  /** Left-over states tried at each moment, when there are more. */
  statesPerMoment: number
}

export interface PowerLossFigures {
  /** Steps of the disk after which the power was cut. */
  moments: number
  /** States of the disk from which the dossier was opened. */
  states: number
  /** Sentences about states from which something acknowledged did not come back, or that were taken for damage. */
  failures: string[]
}

const FOLDER = '/data'
const DOSSIER = 'sahel'
const SURVIVALS: readonly Survival[] = ['whole', 'none', 'first-half', 'second-half', 'zeros']

/**
 * Runs changes, snapshots, backups, restarts, a migration, a removal and its reversal on a recording disk, cuts the power after every step, and
 * opens what each legal choice of unsynced changes would leave.
 */
export async function runPowerLoss({ seed, commits, statesPerMoment }: PowerLossOptions): Promise<PowerLossFigures> {
  hour = 0
  version = 1
  const random = seededRandom(seed)
  const disk = new MemoryDisk()
  const figures: PowerLossFigures = { moments: 0, states: 0, failures: [] }
  const model: Model = { acknowledged: new Map(), underWay: new Map(), backups: [], made: [] }
  disk.afterChange = async () => {
    figures.moments += 1
    const moment = figures.moments
    // All at once: while the states are tried, the run may go on beside them.
    const then: Model = structuredClone(model)
    const states = cutsOf(disk, random, statesPerMoment).map((cut) => disk.afterPowerCut(cut))
    for (const state of states) {
      figures.states += 1
      const problem = await problemAfter(state, then, figures.states % 8 === 0)
      if (problem) figures.failures.push(`moment ${moment}: ${problem}`)
    }
  }
  await runWorkload(disk, model, random, commits)
  return figures
}

/** What the person was told is saved, and what was on its way: null for a note that is deleted. */
interface Model {
  acknowledged: Map<string, string>
  underWay: Map<string, string | null>
  /** Backups that were asked for and are said to be there. */
  backups: string[]
  /** A dossier of the person's own that is said to have been made. */
  made: string[]
}

async function runWorkload(disk: MemoryDisk, model: Model, random: Random, commits: number): Promise<void> {
  let storage = await openOn(disk)
  let store = await storage.open(DOSSIER)
  for (let count = 1; count <= commits; count += 1) {
    await commitOne(store, model, random, count)
    if (count % 9 === 0) {
      await storage.close()
      // So that every opening is due for a backup.
      hour += 2
      if (count > (commits * 2) / 3) version = 2
      storage = await openOn(disk)
      store = await storage.open(DOSSIER)
    }
    if (count === Math.floor(commits / 3)) model.backups.push((await storage.backups.create(DOSSIER)).id)
    if (count === Math.floor(commits / 4)) {
      await storage.create(ownDossier(`own-${count}`))
      model.made.push(`own-${count}`)
    }
    if (count === Math.floor(commits / 2)) {
      await storage.remove(DOSSIER)
      await storage.restore(DOSSIER)
      store = await storage.open(DOSSIER)
    }
    if (count % 7 === 0) await storage.writeSettings({ renderer: { count } })
  }
  await storage.close()
}

async function commitOne(store: ReaderStore, model: Model, random: Random, count: number): Promise<void> {
  const id = `n-${random.below(12)}`
  const before = store.layer.records.notes[id] ?? null
  const after = before && random.next() < 0.2 ? null : edited(id, before, random, count)
  model.underWay.set(id, after?.body ?? null)
  await store.commit(change(`c-${count}`, [{ collection: 'notes', id, before, after }]))
  model.underWay.clear()
  if (after) model.acknowledged.set(id, after.body)
  else model.acknowledged.delete(id)
}

/** Sometimes a short note, sometimes a long one in which a word changed. */
function edited(id: string, before: Note | null, random: Random, count: number): Note {
  if (!before || before.body.length < 700) return note(id, `${count} `.repeat(random.pick([1, 20, 400])))
  const at = random.below(before.body.length)
  return note(id, `${before.body.slice(0, at)}${count}${before.body.slice(at + 3)}`)
}

async function problemAfter(disk: MemoryDisk, model: Model, goesOn: boolean): Promise<string | null> {
  const { acknowledged, underWay } = model
  try {
    const storage = await openOn(disk)
    const listed = (await storage.list()).filter(({ id }) => id === DOSSIER)
    if (listed.length > 1) return 'the dossier is in two places'
    if (listed[0]?.deletedAt !== undefined) await storage.restore(DOSSIER)
    const store = await storage.open(DOSSIER)
    const problem =
      store.undecided ?? differenceFrom(store, acknowledged, underWay) ?? (await problemBeside(storage, model))
    if (problem) return problem
    await storage.readSettings()
    if (!goesOn) return null
    const added = note('n-after', 'written after the power came back')
    await store.commit(change('c-after', [putNote(added, store.layer.records.notes['n-after'] ?? null)]))
    const cut = disk.afterPowerCut({ keepsName: () => false, keepsChange: () => 'none' })
    const again = await (await openOn(cut)).open(DOSSIER)
    if (again.layer.records.notes['n-after']?.body !== added.body) return 'a change after the recovery was lost'
    return again.undecided ?? differenceFrom(again, acknowledged, underWay)
  } catch (error) {
    return error instanceof Error ? `${error.message} ${error.stack ?? ''}` : String(error)
  }
}

function differenceFrom(
  store: ReaderStore,
  acknowledged: Model['acknowledged'],
  underWay: Model['underWay'],
): string | null {
  const { notes } = store.layer.records
  for (const [id, body] of acknowledged) {
    const found = notes[id]?.body ?? null
    if (found !== body && !(underWay.has(id) && underWay.get(id) === found)) return `note ${id} is not as it was saved`
  }
  const known = new Set([...acknowledged.keys(), ...underWay.keys(), 'n-after'])
  const strange = Object.keys(notes).find((id) => !known.has(id))
  return strange === undefined ? null : `note ${strange} came back`
}

/** What is wrong beside the dossier: with its backups, and with the dossier that was made. */
async function problemBeside(storage: DossierStorage, { backups, made }: Model): Promise<string | null> {
  const kept = await storage.backups.list(DOSSIER)
  for (const { id } of kept) {
    await storage.backups.inspect(DOSSIER, id).catch(async (error: unknown) => {
      // Opening the dossier makes a backup beside this, and lets one go whose time is over.
      if ((await storage.backups.list(DOSSIER)).some((backup) => backup.id === id)) throw error
    })
  }
  const gone = backups.find((id) => !kept.some((backup) => backup.id === id))
  if (gone !== undefined) return `the backup ${gone} is gone`
  for (const id of made) {
    const { undecided, layer } = await storage.open(id)
    if (undecided !== null) return undecided
    if (layer.records.meta[id] === undefined) return `the dossier ${id} is gone`
  }
  return null
}

function ownDossier(id: string): ReaderLayer {
  const layer = emptyLayer(id)
  layer.records.meta[id] = { id, title: id, keyJudgements: [], language: 'en', marking: 'TLP:CLEAR' }
  return layer
}

/** All choices when they are few, else the extremes and as many others as asked for. */
function cutsOf(disk: MemoryDisk, random: Random, limit: number): PowerCut[] {
  const { names, files } = disk.unsynced()
  const changes = files.reduce((sum, file) => sum + file.changes, 0)
  const cuts: PowerCut[] = [
    { keepsName: () => true, keepsChange: () => 'whole' },
    { keepsName: () => false, keepsChange: () => 'none' },
    { keepsName: () => true, keepsChange: () => 'none' },
    { keepsName: () => false, keepsChange: () => 'whole' },
    { keepsName: () => true, keepsChange: (_, index, count) => (index === count - 1 ? 'first-half' : 'whole') },
    { keepsName: () => true, keepsChange: (_, index, count) => (index === count - 1 ? 'zeros' : 'whole') },
  ]
  if (names + changes <= 5) {
    for (let choice = 0; choice < 2 ** names; choice += 1) {
      for (const survival of SURVIVALS) {
        cuts.push({ keepsName: (index) => ((choice >> index) & 1) === 1, keepsChange: () => survival })
      }
    }
  }
  while (cuts.length < limit && names + changes > 0) {
    const keptNames = Array.from({ length: names }, () => random.next() < 0.5)
    const survivals = new Map<string, Survival>()
    cuts.push({
      keepsName: (index) => keptNames[index] ?? false,
      keepsChange: (path, index) => {
        const key = `${path} ${index}`
        const survival = survivals.get(key) ?? random.pick(SURVIVALS)
        survivals.set(key, survival)
        return survival
      },
    })
  }
  return names + changes === 0 ? cuts.slice(0, 1) : cuts.slice(0, Math.max(limit, 6))
}

let hour = 0
let version = 1

function openOn(disk: MemoryDisk): Promise<DossierStorage> {
  return openDossierStorage({
    seal: sealUnderTest(),
    dataFolder: FOLDER,
    disk,
    now: () => new Date(Date.UTC(2025, 0, 1) + hour * 3_600_000).toISOString(),
    makeId: () => 'r-1',
    access: 'write',
    shape: titleShape(version),
    snapshotAfterBytes: 3_000,
    lockWaitMs: 0,
    // Whoever held the lock went with the power.
    processes: { exists: () => false, startOf: () => Promise.resolve(null) },
  })
}
