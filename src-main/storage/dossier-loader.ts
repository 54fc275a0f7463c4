import { join } from 'node:path'
import type { Id } from '../domain/ids'
import { readAcknowledged } from './acknowledged-mark'
import { journalFirst, snapshotSeq, type DossierHome } from './data-layout'
import { errorCode, type Disk } from './disk'
import { ORIGIN, type JournalEntry } from './journal-entry'
import { readJournal } from './journal-reader'
import { migrateTables, SHAPE, type Shape } from './migrations'
import { counted, moment } from './plain-words'
import type { StoredRecord } from './record-patch'
import { applyEntry, emptyTables, tableOf, type RecordTables } from './record-table'
import { readSnapshot } from './snapshot-reader'
import { backOp, UndoLog, type LoggedChange } from './undo-log'

/**
 * A dossier as it was read from its folder.
 * `report` says what was found and mended. `undecided` says why nothing may be written before the person has chosen; null when all
 * acknowledged changes are here. `newer` says that a later version wrote it. `damaged` are names of files to set aside.
 */
export interface LoadedDossier {
  found: boolean
  tables: RecordTables
  undo: UndoLog
  schemaVersion: number
  seq: number
  link: string
  /** The highest sequence number that is known to have been used. */
  highestSeq: number
  /** Whether a mark could be read that says how far the dossier was saved, and one that follows every change. */
  isMarked: boolean
  isMarkedLatest: boolean
  lastChangeAt: string | null
  report: string[]
  undecided: string | null
  newer: string | null
  damaged: string[]
  snapshotBytes: number
  journalBytes: number
  journalFiles: number
  /** Puts other records in the place of those read; there is nothing to undo then. */
  replaceTables(tables: RecordTables): void
}

interface Numbered {
  name: string
  seq: number
}

/** A file that was listed is gone: a writer has just replaced it, so the folder is read once more. */
class FolderChanged extends Error {}

const ATTEMPTS = 5

const UNMARKED =
  'The two files that say how far this dossier was saved are missing or damaged, so it is not known whether the last changes before that are all here. Everything that could be read is here.'

const GONE =
  'What you made in this dossier was saved before, and its files are not in the data folder any more: they were deleted, moved or lost with a disk. Nothing of it could be read.'

/**
 * Reads and verifies the folder of a dossier; writes nothing. `expected` is asked how far the dossier once went when nothing of it is
 * found. *Errors*: Node's own when the disk can't be read.
 */
export async function loadDossier(
  disk: Disk,
  home: DossierHome,
  dossierId: Id,
  shape: Shape = SHAPE,
  expected: () => Promise<number> = () => Promise.resolve(0),
): Promise<LoadedDossier> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await new DossierLoader(disk, home, dossierId, shape, expected).load()
    } catch (error) {
      if (!(error instanceof FolderChanged) || attempt === ATTEMPTS) throw error
    }
  }
}

class DossierLoader {
  private tables = emptyTables()
  private undo: UndoLog
  private seq = 0
  private link = ORIGIN
  private schemaVersion: number
  private lastChangeAt: string | null = null
  private lostEntries = 0
  private lostFrom: string | null = null
  private misfits = new Set<string>()
  private foreign = false
  private newer = false
  private readonly report: string[] = []
  private readonly damaged: string[] = []
  private readonly played: string[] = []
  private snapshotBytes = 0
  private journalBytes = 0

  constructor(
    private readonly disk: Disk,
    private readonly home: DossierHome,
    private readonly dossierId: Id,
    private readonly shape: Shape,
    private readonly expected: () => Promise<number>,
  ) {
    this.schemaVersion = shape.version
    this.undo = this.newUndoLog()
  }

  async load(): Promise<LoadedDossier> {
    // The mark first: it never runs ahead of a journal that is read after it.
    const acknowledged = await readAcknowledged(this.disk, this.home.marks)
    const isMarked = acknowledged !== null
    const names = await this.disk.list(this.home.folder)
    const snapshots = numbered(names, snapshotSeq).reverse()
    const journals = numbered(names, journalFirst)
    await this.readNewestSnapshot(snapshots)
    const end = await this.playJournals(journals)
    const found = snapshots.length + journals.length > 0
    const told = Math.max(acknowledged?.seq ?? 0, snapshots[0]?.seq ?? 0, found ? 0 : await this.expected())
    const highestSeq = Math.max(this.seq, told)
    this.lose(this.seq + 1, highestSeq)
    if (found) this.judgeTail(end, isMarked, acknowledged?.isLatest === true)
    const undecided = this.undecided(found)
    const loaded: LoadedDossier = {
      found,
      tables: this.tables,
      undo: this.undo,
      schemaVersion: this.schemaVersion,
      seq: this.seq,
      link: this.link,
      highestSeq,
      isMarked,
      isMarkedLatest: acknowledged?.isLatest === true,
      lastChangeAt: this.lastChangeAt,
      report: this.report,
      undecided,
      newer: this.newer
        ? 'This dossier was written by a newer version of the app. It can be read here, not changed.'
        : null,
      // With a gap in it, the whole stretch of journal is evidence, and is kept.
      damaged: undecided === null ? this.damaged : [...new Set([...this.damaged, ...this.played])],
      snapshotBytes: this.snapshotBytes,
      journalBytes: this.journalBytes,
      journalFiles: journals.length,
      replaceTables: (tables) => {
        this.undo.clear()
        this.tables = tables
        loaded.tables = tables
      },
    }
    return loaded
  }

  private async readNewestSnapshot(snapshots: readonly Numbered[]): Promise<void> {
    for (const { name } of snapshots) {
      const path = join(this.home.folder, name)
      const snapshot = await readSnapshot(this.disk, path)
      if (snapshot === 'gone') throw new FolderChanged()
      if (snapshot === 'newer') {
        this.newer = true
        continue
      }
      if (snapshot === 'damaged' || snapshot.head.dossierId !== this.dossierId) {
        this.damaged.push(name)
        continue
      }
      this.tables = snapshot.tables
      this.undo = this.newUndoLog()
      snapshot.history.forEach((change) => this.undo.push(change))
      this.seq = snapshot.head.seq
      this.link = snapshot.head.link
      this.meetVersion(snapshot.head.schemaVersion)
      this.schemaVersion = snapshot.head.schemaVersion
      this.lastChangeAt = snapshot.history.at(-1)?.at ?? null
      this.snapshotBytes = snapshot.bytes
      break
    }
    if (this.damaged.length > 0) {
      this.report.push(
        'The main file of this dossier was damaged, so it was rebuilt from an earlier one and the journal of changes.',
      )
    }
  }

  /** Plays every entry after the snapshot. *Shape*: how the last file ends. */
  private async playJournals(journals: readonly Numbered[]): Promise<'whole' | 'torn' | 'damaged'> {
    let end: 'whole' | 'torn' | 'damaged' = 'whole'
    for (const [index, { name, seq: first }] of journals.entries()) {
      const nextFirst = journals[index + 1]?.seq ?? Infinity
      if (nextFirst <= this.seq + 1) continue
      end = await this.playJournal(name, first, nextFirst)
      this.played.push(name)
      // The next entry will begin a file of this number, and what stands here must not be overwritten.
      if (first === this.seq + 1 && end !== 'whole') this.damaged.push(name)
    }
    return end
  }

  private async playJournal(name: string, first: number, nextFirst: number): Promise<'whole' | 'torn' | 'damaged'> {
    const bytes = await this.readFile(name)
    const { dossierId, schemaVersion } = this
    const file = await readJournal(bytes, { dossierId, schemaVersion, first, after: this.link })
    if (file.newer) {
      this.newer = true
      return 'whole'
    }
    if (file.head && (file.head.dossierId !== dossierId || this.divergesFrom(file.head.first, file.head.after))) {
      this.damaged.push(name)
      this.foreign = true
      return 'whole'
    }
    if (file.head) this.reachVersion(file.head.schemaVersion)
    this.journalBytes += bytes.length
    const lostBefore = this.lostEntries
    for (const { entry, checksum } of file.entries) {
      if (entry.seq <= this.seq || entry.seq >= nextFirst) continue
      this.lose(this.seq + 1, entry.seq - 1)
      this.play(entry)
      this.seq = entry.seq
      this.link = checksum
    }
    const hurtInside = file.unreadable > (file.tail === 'whole' ? 0 : 1) || file.head === null
    if (hurtInside && file.entries.length > 0) {
      this.damaged.push(name)
      if (this.lostEntries === lostBefore) {
        this.report.push('The journal of changes was damaged in a place; every change in it could still be read.')
      }
    }
    return file.tail
  }

  /** Brings what was read so far to the version of the journal file that follows. */
  private reachVersion(version: number): void {
    this.meetVersion(version)
    if (this.seq === 0) this.schemaVersion = version
    if (version <= this.schemaVersion || version > this.shape.version) return
    migrateTables(this.tables, this.schemaVersion, version, this.shape)
    this.undo.clear()
    this.schemaVersion = version
  }

  private meetVersion(version: number): void {
    if (version > this.shape.version) this.newer = true
  }

  /** True when the file continues another history than the one read so far. */
  private divergesFrom(first: number, after: string): boolean {
    return first === this.seq + 1 && after !== this.link
  }

  private play(entry: JournalEntry): void {
    const back: LoggedChange['back'][] = entry.changes.map(() => [])
    const befores: { index: number; collection: string; id: Id; before: StoredRecord | null }[] = []
    const { misfits } = applyEntry(this.tables, entry, (index, collection, id, before) => {
      befores.push({ index, collection, id, before })
    })
    // Going backwards, what a record became is what the op after it found.
    const later = new Map<string, StoredRecord | null>()
    for (const { index, collection, id, before } of befores.reverse()) {
      const key = `${collection}/${id}`
      const after = later.has(key) ? (later.get(key) ?? null) : this.record(collection, id)
      back[index]?.unshift(backOp(collection, id, before, after))
      later.set(key, before)
    }
    for (const { collection, id } of misfits) this.misfits.add(`${collection}/${id}`)
    entry.changes.forEach(({ ops: _, ...change }, index) => {
      this.undo.push({ ...change, back: back[index] ?? [] })
      this.lastChangeAt = change.at
    })
    if (entry.purged) {
      const purged = new Set(entry.purged.map(({ collection, id }) => `${collection}/${id}`))
      this.undo.forgetTouching((collection, id) => purged.has(`${collection}/${id}`))
    }
    // Undo needs an unbroken line of changes.
    if (misfits.length > 0) this.undo.clear()
  }

  private lose(from: number, to: number): void {
    if (to < from) return
    this.lostEntries += to - from + 1
    this.lostFrom ??= this.lastChangeAt
    this.undo.clear()
  }

  private judgeTail(end: 'whole' | 'torn' | 'damaged', isMarked: boolean, isLatest: boolean): void {
    if (this.lostEntries > 0) return
    if (end === 'whole') {
      if (!isLatest) this.report.push(UNMARKED)
    } else if (isMarked) {
      // What the marks do not count was never confirmed.
      this.report.push(
        'The last change was cut off while it was being written, before it was confirmed as saved. It is not in the dossier.',
      )
    } else {
      // Without a mark nobody knows what was confirmed, so nothing is let go that may have been.
      this.lose(this.seq + 1, this.seq + 1)
    }
  }

  private undecided(found: boolean): string | null {
    const choice = 'Nothing is written until you choose: go on with what was recovered, or restore a backup.'
    if (this.foreign) {
      return `The files of two different copies of this dossier stand in its folder, as a synchronised folder can leave them. ${choice}`
    }
    if (this.lostEntries === 0 && this.misfits.size === 0) return null
    if (!found) return `${GONE} ${choice}`
    const since = this.lostFrom ? ` made after ${moment(this.lostFrom)}` : ''
    const lost = this.lostEntries > 0 ? `${counted(this.lostEntries, 'saved change')}${since} can’t be read. ` : ''
    const stale =
      this.misfits.size > 0 ? `${counted(this.misfits.size, 'record')} could not be brought to the latest state. ` : ''
    return `Part of this dossier’s files is damaged or missing. ${lost}${stale}Everything else is here. ${choice}`
  }

  private record(collection: string, id: Id): StoredRecord | null {
    return tableOf(this.tables, collection).byId[id] ?? null
  }

  private async readFile(name: string): Promise<Buffer> {
    try {
      return await this.disk.read(join(this.home.folder, name))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') throw new FolderChanged()
      throw error
    }
  }

  private newUndoLog(): UndoLog {
    return new UndoLog((collection, id) => this.record(collection, id))
  }
}

function numbered(names: readonly string[], read: (name: string) => number | undefined): Numbered[] {
  return names
    .flatMap((name) => {
      const seq = read(name)
      return seq === undefined ? [] : [{ name, seq }]
    })
    .sort((a, b) => a.seq - b.seq)
}
