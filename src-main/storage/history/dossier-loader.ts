import { join } from 'node:path'
import type { Id } from '../../domain/records/ids'
import { readAcknowledged } from './acknowledged-mark'
import { journalFirst, snapshotSeq, type DossierHome } from '../data-folder/data-layout'
import { errorCode } from '../../domain/messages/errno'
import type { Disk } from '../disk/disk'
import { playEntry } from './entry-player'
import { ORIGIN } from './journal-entry'
import { readJournal } from './read-journal'
import { LoadFindings } from './load-findings'
import { migrateTables, SHAPE, type Shape } from './migrations'
import type { StoredRecord } from '../tables/record-patch'
import { emptyTables, tableOf, type RecordTables } from '../tables/record-table'
import { readSnapshot } from './read-snapshot'
import { UndoLog } from './undo-log'
import { say, type Message } from '../../domain/messages/message'

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
  report: Message[]
  undecided: readonly Message[] | null
  newer: readonly Message[] | null
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
  private readonly findings = new LoadFindings()
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
    const names = await this.disk.list(this.home.folder)
    const snapshots = numbered(names, snapshotSeq).reverse()
    const journals = numbered(names, journalFirst)
    await this.readNewestSnapshot(snapshots)
    const end = await this.playJournals(journals)
    const found = snapshots.length + journals.length > 0
    const told = Math.max(acknowledged?.seq ?? 0, snapshots[0]?.seq ?? 0, found ? 0 : await this.expected())
    const highestSeq = Math.max(this.seq, told)
    this.lose(this.seq + 1, highestSeq)
    const marks = { isMarked: acknowledged !== null, isMarkedLatest: acknowledged?.isLatest === true }
    if (found && this.findings.judgeTail(end, marks)) this.lose(this.seq + 1, this.seq + 1)
    const undecided = this.findings.undecided(found)
    const loaded: LoadedDossier = {
      found,
      tables: this.tables,
      undo: this.undo,
      schemaVersion: this.schemaVersion,
      seq: this.seq,
      link: this.link,
      highestSeq,
      ...marks,
      lastChangeAt: this.lastChangeAt,
      report: this.findings.report,
      undecided,
      newer: this.findings.newer ? [say('recovery.newer')] : null,
      // With a gap in it, the whole stretch of journal is evidence, and is kept.
      damaged: undecided === null ? this.findings.damaged : [...new Set([...this.findings.damaged, ...this.played])],
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
        this.findings.newer = true
        continue
      }
      if (snapshot === 'damaged' || snapshot.head.dossierId !== this.dossierId) {
        this.findings.damaged.push(name)
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
    if (this.findings.damaged.length > 0) {
      this.findings.report.push(say('recovery.rebuilt'))
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
      if (first === this.seq + 1 && end !== 'whole') this.findings.damaged.push(name)
    }
    return end
  }

  private async playJournal(name: string, first: number, nextFirst: number): Promise<'whole' | 'torn' | 'damaged'> {
    const bytes = await this.readFile(name)
    const { dossierId, schemaVersion } = this
    const file = await readJournal(bytes, { dossierId, schemaVersion, first, after: this.link })
    if (file.newer) {
      this.findings.newer = true
      return 'whole'
    }
    if (file.head && (file.head.dossierId !== dossierId || this.divergesFrom(file.head.first, file.head.after))) {
      this.findings.damaged.push(name)
      this.findings.foreign = true
      return 'whole'
    }
    if (file.head) await this.reachVersion(file.head.schemaVersion)
    this.journalBytes += bytes.length
    const lostBefore = this.findings.lostEntries
    for (const { entry, checksum } of file.entries) {
      if (entry.seq <= this.seq || entry.seq >= nextFirst) continue
      this.lose(this.seq + 1, entry.seq - 1)
      this.findings.misfit(playEntry(this.tables, this.undo, entry))
      this.lastChangeAt = entry.changes.at(-1)?.at ?? this.lastChangeAt
      this.seq = entry.seq
      this.link = checksum
    }
    const hurtInside = file.unreadable > (file.tail === 'whole' ? 0 : 1) || file.head === null
    if (hurtInside && file.entries.length > 0) {
      this.findings.damaged.push(name)
      if (this.findings.lostEntries === lostBefore) {
        this.findings.report.push(say('recovery.journal-hurt'))
      }
    }
    return file.tail
  }

  /** Brings what was read so far to the version of the journal file that follows. */
  private async reachVersion(version: number): Promise<void> {
    this.meetVersion(version)
    if (this.seq === 0) this.schemaVersion = version
    if (version <= this.schemaVersion || version > this.shape.version) return
    await migrateTables(this.tables, { from: this.schemaVersion, to: version }, this.shape, this.dossierId)
    this.undo.clear()
    this.schemaVersion = version
  }

  private meetVersion(version: number): void {
    if (version > this.shape.version) this.findings.newer = true
  }

  /** True when the file continues another history than the one read so far. */
  private divergesFrom(first: number, after: string): boolean {
    return first === this.seq + 1 && after !== this.link
  }

  private lose(from: number, to: number): void {
    if (to < from) return
    this.findings.lose(to - from + 1, this.lastChangeAt)
    this.undo.clear()
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
