import type { Disk } from '../disk/disk'
import { pruneDossierFolder } from '../dossiers/dossier-folder'
import type { SnapshotHead } from './snapshot-format'

export interface SnapshotScheduleOptions {
  disk: Disk
  folder: string
  /** *Units*: bytes of journal after which a snapshot is due, at least. */
  afterBytes: number
  /** Ends the journal file and writes a snapshot of this moment. */
  write(): Promise<SnapshotHead>
}

/** *Units*: files. A dossier that is opened often for one change each gets a snapshot after this many. */
const JOURNAL_FILES_LIMIT = 16

/** Snapshots are due when the journal has grown to this part of the last one: then writing them costs a few times the changes. */
const PART_OF_SNAPSHOT = 1 / 4

/** Decides when a snapshot is written, writes one at a time beside the changes, and clears away what it makes unnecessary. */
export class SnapshotSchedule {
  private running: Promise<void> | null = null
  private journalBytes = 0
  private journalFiles = 0
  private snapshotBytes = 0

  constructor(private readonly options: SnapshotScheduleOptions) {}

  /** Begins from what was found on disk. */
  start(found: { journalBytes: number; journalFiles: number; snapshotBytes: number }): void {
    this.journalBytes = found.journalBytes
    this.journalFiles = found.journalFiles
    this.snapshotBytes = found.snapshotBytes
  }

  /** Takes note of what was added to the journal, and begins a snapshot when one is due. */
  grew(bytes: number): void {
    this.journalBytes += bytes
    const due = Math.max(this.options.afterBytes, this.snapshotBytes * PART_OF_SNAPSHOT)
    if (this.running || (this.journalBytes < due && this.journalFiles < JOURNAL_FILES_LIMIT)) return
    this.running = this.run().finally(() => {
      this.running = null
    })
  }

  /** Resolves when no snapshot is being written. */
  async settled(): Promise<void> {
    await this.running
  }

  private async run(): Promise<void> {
    this.journalBytes = 0
    this.journalFiles = 0
    try {
      const { seq, payloadBytes } = await this.options.write()
      this.snapshotBytes = payloadBytes
      await pruneDossierFolder(this.options.disk, this.options.folder, seq)
    } catch {
      // The journal still holds everything, and the next one that is due tries again. Saving says itself when the disk fails.
    }
  }
}
