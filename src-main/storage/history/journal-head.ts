import type { Id } from '../../domain/records/ids'
import type { Now } from '../../domain/ports'
import { AcknowledgedMark, type Acknowledged } from './acknowledged-mark'
import { journalName, type DossierHome } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'
import { setAside } from '../dossiers/dossier-folder'
import { ORIGIN, type JournalEntry } from './journal-entry'
import { JournalWriter } from './journal-writer'
import type { Shape } from './migrations'

export interface JournalHeadOptions {
  disk: Disk
  home: DossierHome
  dossierId: Id
  now: Now
  shape: Shape
}

/** How far a dossier's journal has come: where its next entry goes, and the marks that remember it. */
export class JournalHead {
  /** Which entry the published layer has come to; the two change together. */
  private at: Acknowledged = { seq: 0, link: ORIGIN }
  private isMarked = false
  private journal: JournalWriter | null = null
  private readonly mark: AcknowledgedMark

  constructor(private readonly options: JournalHeadOptions) {
    this.mark = new AcknowledgedMark(options.disk, options.home.marks)
  }

  get position(): Acknowledged {
    return this.at
  }

  /** Begins at what was loaded, or goes to where a recovered history goes on. */
  goTo(position: Acknowledged): void {
    this.at = position
  }

  /** What was found on disk about the marks: whether there is one, so that none has to be begun. */
  foundMark(isMarked: boolean): void {
    this.isMarked = isMarked
  }

  /** Makes an entry durable; what it says is not in memory yet. *Units*: answers the bytes written. *Errors*: Node's own. */
  async append(entry: JournalEntry): Promise<number> {
    await this.ensureMark()
    this.journal ??= await this.beginJournal()
    return this.journal.append(entry)
  }

  /** The entry is on disk, and what it says comes into memory now. */
  reach(seq: number): void {
    this.at = { seq, link: this.journal?.link ?? this.at.link }
    this.mark.set(this.at)
  }

  /** Lets the marks follow to here, a moment later. */
  follow(): void {
    this.mark.set(this.at)
  }

  /** Sees to it that there is a first mark, as there is before the first change of all: where none can be read later, one was destroyed. */
  async ensureMark(): Promise<void> {
    if (!this.isMarked) await this.beginMark()
  }

  /** Begins the marks anew in a folder that may have lost them. A failure is tried again at the next change. *Errors*: Node's own. */
  async beginAgain(): Promise<void> {
    await this.mark.close()
    await this.beginMark()
  }

  /** The next entry begins a new file. */
  async rotate(): Promise<void> {
    await this.journal?.rotate()
  }

  async close(): Promise<void> {
    await this.rotate()
    await this.mark.close()
  }

  private async beginMark(): Promise<void> {
    const { disk, home } = this.options
    await disk.makeFolder(home.folder)
    await this.mark.begin(this.at)
    await disk.syncFolder(home.folder)
    this.isMarked = true
  }

  private async beginJournal(): Promise<JournalWriter> {
    const { disk, home, dossierId, shape, now } = this.options
    // What a stopped write left under the name of the next file is kept, not overwritten.
    await setAside(disk, home.folder, [journalName(this.at.seq + 1)], now())
    return new JournalWriter(disk, home.folder, dossierId, shape.version, this.at.link)
  }
}
