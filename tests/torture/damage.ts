import type { DossierStorage, ReaderStore } from '../../src-main/domain/ports'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { MemoryDisk } from '../support/memory-disk'
import { change, note } from '../support/notes'
import type { Random } from '../support/random'
import { sealUnderTest } from '../support/seal-under-test'

/** A data folder with two snapshots, journals and two marks, and what it holds after each entry of its journal. */
export interface Sample {
  /** By path within the data folder. */
  files: Map<string, Buffer>
  /** Bodies of the notes after entry 0, 1, 2, …; entry numbers are sequence numbers. */
  states: Map<string, string>[]
  /** The sequence number up to which the older and the newer snapshot go. */
  snapshots: number[]
}

/** What became of a damaged folder when it was opened. */
export type Outcome =
  /** Everything was there and nothing had to be said. */
  | 'whole'
  /** Everything was there, and the damage was told. */
  | 'mended'
  /** Something was missing, it was told, and nothing may be written before the person has chosen. */
  | 'told'
  /** Something was missing or wrong and nobody was told. */
  | 'silent'
  /** What was not damaged did not come back. */
  | 'wasted'
  /** The end of the journal was let go as never confirmed. */
  | 'cut'

export interface DamageFigures {
  tried: number
  outcomes: Record<Outcome, number>
  failures: string[]
}

const FOLDER = '/data'
const DOSSIER = 'sahel'
const FOLDERS = [`dossiers/${DOSSIER}`, 'acknowledged']

/** *Units*: changes. */
export async function makeSample(entries: number): Promise<Sample> {
  const disk = new MemoryDisk()
  const states: Map<string, string>[] = [new Map()]
  const storage = await open(disk, entries * 110)
  const store = await storage.open(DOSSIER)
  for (let seq = 1; seq <= entries; seq += 1) {
    const state = new Map(states.at(-1))
    // Every third change is to a long note of its own, in part; the others make a note each.
    const id = seq % 3 === 0 ? `long-${seq % 2}` : `n-${seq}`
    const before = store.layer.records.notes[id] ?? null
    const text = before
      ? `${before.body.slice(0, 300)}${seq}${before.body.slice(300)}`
      : `${seq} `.repeat(seq % 3 === 0 ? 300 : 3)
    await store.commit(change(`c-${seq}`, [{ collection: 'notes', id, before, after: note(id, text) }]))
    states.push(state.set(id, text))
    // Lets a snapshot that has begun be finished.
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  await storage.close()
  const files = await contents(disk)
  const snapshots = [...files.keys()].flatMap((path) => /snapshot-(\d+)/.exec(path)?.[1] ?? []).map(Number)
  return { files, states, snapshots }
}

/** Opens the sample with some bytes changed and judges what comes back. */
export async function judge(sample: Sample, damaged: ReadonlyMap<string, Buffer | null>): Promise<Outcome> {
  const disk = await diskWith(sample.files, damaged)
  const storage = await open(disk, 1e9)
  const store = await storage.open(DOSSIER)
  const outcome = await outcomeOf(sample, damaged, store)
  if (outcome !== 'told') return outcome
  // Nothing was written, so the same is told at the next start.
  for (const [name, bytes] of await contents(disk)) {
    const was = damaged.get(name) ?? sample.files.get(name)
    if (!was?.equals(bytes)) return 'wasted'
  }
  return 'told'
}

function emptyFigures(): DamageFigures {
  const outcomes = { whole: 0, mended: 0, told: 0, silent: 0, wasted: 0, cut: 0 }
  return { tried: 0, outcomes, failures: [] }
}

async function tryDamage(figures: DamageFigures, sample: Sample, name: string, bytes: Buffer | null, what: string) {
  const outcome = await judge(sample, new Map([[name, bytes]])).catch((error: unknown) => String(error))
  figures.tried += 1
  if (outcome === 'silent' || outcome === 'wasted' || !(outcome in figures.outcomes)) {
    figures.failures.push(`${name}, ${what}: ${outcome}`)
  }
  if (outcome in figures.outcomes) figures.outcomes[outcome as Outcome] += 1
}

/**
 * Damages several files at once: each of those chosen is deleted, cut anywhere or at the end of a line, or has a bit flipped. What
 * was lost with them can't all come back; that something is missing must be said all the same.
 */
export async function damageSeveral(sample: Sample, count: number, random: Random): Promise<DamageFigures> {
  const figures = emptyFigures()
  for (let turn = 0; turn < count; turn += 1) {
    const chance = random.pick([0.4, 0.7, 1])
    // Of nothing at all, nothing can be known.
    const spared = random.pick([...sample.files.keys()])
    const chosen = [...sample.files].filter(([path]) => path !== spared && random.next() < chance)
    const damaged = new Map(chosen.map(([path, bytes]) => [path, hurt(bytes, random)]))
    const outcome = await judge(sample, damaged).catch((error: unknown) => String(error))
    figures.tried += 1
    if (outcome === 'silent' || !(outcome in figures.outcomes)) {
      figures.failures.push(
        `${[...damaged].map(([path, left]) => `${path} ${left?.length ?? 'gone'}`).join(', ')}: ${outcome}`,
      )
    }
    if (outcome in figures.outcomes) figures.outcomes[outcome as Outcome] += 1
  }
  return figures
}

function hurt(bytes: Buffer, random: Random): Buffer | null {
  switch (random.pick(['gone', 'cut', 'cut at a line', 'flipped'])) {
    case 'gone':
      return null
    case 'cut':
      return bytes.subarray(0, random.below(bytes.length))
    case 'cut at a line':
      return bytes.subarray(0, bytes.lastIndexOf(10, random.below(bytes.length)) + 1)
    default:
      return flipped(bytes, random.below(bytes.length), random.below(8))
  }
}

function flipped(bytes: Buffer, at: number, bit: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ (1 << bit)
  return copy
}

/** Cuts every file of the sample after each of its bytes. */
export async function truncateEverywhere(sample: Sample, step = 1): Promise<DamageFigures> {
  const figures = emptyFigures()
  for (const [name, bytes] of sample.files) {
    for (let length = 0; length < bytes.length; length += step) {
      await tryDamage(figures, sample, name, bytes.subarray(0, length), `cut after ${length} bytes`)
    }
    await tryDamage(figures, sample, name, null, 'deleted')
  }
  return figures
}

/** Flips single bits at random places of random files. */
export async function flipBits(sample: Sample, count: number, random: Random): Promise<DamageFigures> {
  const figures = emptyFigures()
  for (let flip = 0; flip < count; flip += 1) {
    const [name, bytes] = random.pick([...sample.files])
    const at = random.below(bytes.length)
    const bit = random.below(8)
    await tryDamage(figures, sample, name, flipped(bytes, at, bit), `bit ${bit} of byte ${at} flipped`)
  }
  return figures
}

async function outcomeOf(
  sample: Sample,
  damaged: ReadonlyMap<string, Buffer | null>,
  store: ReaderStore,
): Promise<Outcome> {
  const found = new Map(Object.values(store.layer.records.notes).map(({ id, body }) => [id, body]))
  const latest = sample.states.at(-1) ?? new Map<string, string>()
  if (same(found, latest)) {
    if (store.undecided !== null) return 'wasted'
    return store.recovery.length > 0 ? 'mended' : 'whole'
  }
  if (store.undecided === null) {
    // Only an end that no mark vouches for may be let go, and never without a word.
    const isPrefix = sample.states.some((state) => same(found, state))
    const marks = [...sample.files.keys()].filter((path) => path.includes('acknowledged'))
    return store.recovery.length > 0 && isPrefix && marks.every((path) => damaged.has(path)) ? 'cut' : 'silent'
  }
  return lostTooMuch(sample, damaged, found) ? 'wasted' : 'told'
}

/** True when a note is missing although every byte of the entries that made it is there. */
function lostTooMuch(sample: Sample, damaged: ReadonlyMap<string, Buffer | null>, found: Map<string, string>): boolean {
  const written = new Set<string>()
  const hurt = new Set<string>()
  for (const [name, bytes] of sample.files) {
    if (!name.includes('journal-')) continue
    for (const line of linesOf(bytes)) {
      const match = /"seq":(\d+)/.exec(line.toString('latin1'))
      if (!match?.[1]) continue
      const id = /"collection":"notes","id":"([^"]+)"/.exec(line.toString('latin1'))?.[1] ?? ''
      written.add(id)
      const after = damaged.has(name) ? damaged.get(name) : bytes
      if (!after?.includes(line)) hurt.add(id)
    }
  }
  const latest = sample.states.at(-1) ?? new Map<string, string>()
  return [...latest].some(([id, body]) => found.get(id) !== body && !hurt.has(id) && written.has(id))
}

function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf(10, from)
    const stop = end === -1 ? bytes.length : end
    lines.push(bytes.subarray(from, stop))
    from = stop + 1
  }
  return lines
}

function same(a: Map<string, string>, b: Map<string, string>): boolean {
  return a.size === b.size && [...a].every(([id, body]) => b.get(id) === body)
}

async function diskWith(
  files: ReadonlyMap<string, Buffer>,
  damaged: ReadonlyMap<string, Buffer | null>,
): Promise<MemoryDisk> {
  const disk = new MemoryDisk()
  for (const folder of FOLDERS) await disk.makeFolder(`${FOLDER}/${folder}`)
  for (const [name, whole] of files) {
    const bytes = damaged.has(name) ? damaged.get(name) : whole
    if (!bytes) continue
    const file = await disk.open(`${FOLDER}/${name}`, 'new')
    await file.write(bytes, 0)
  }
  return disk
}

async function contents(disk: MemoryDisk): Promise<Map<string, Buffer>> {
  const found = new Map<string, Buffer>()
  for (const folder of FOLDERS) {
    for (const name of await disk.list(`${FOLDER}/${folder}`)) {
      found.set(`${folder}/${name}`, await disk.read(`${FOLDER}/${folder}/${name}`))
    }
  }
  return found
}

function open(disk: MemoryDisk, snapshotAfterBytes: number): Promise<DossierStorage> {
  return openDossierStorage({
    seal: sealUnderTest(),
    dataFolder: FOLDER,
    disk,
    now: () => '2025-06-01T10:00:00.000Z',
    makeId: () => 'r-1',
    snapshotAfterBytes,
    lockWaitMs: 0,
    processes: { exists: () => false, startOf: () => Promise.resolve(null) },
  })
}
