import { counted } from '../../domain/text/counted'
import { minuteWords } from '../../domain/dating/reader-day'

const UNMARKED =
  'The two files that say how far this dossier was saved are missing or damaged, so it is not known whether the last changes before that are all here. Everything that could be read is here.'

const GONE =
  'What you made in this dossier was saved before, and its files are not in the data folder any more: they were deleted, moved or lost with a disk. Nothing of it could be read.'

const CHOICE = 'Nothing is written until you choose: go on with what was recovered, or restore a backup.'

/** What the marks beside a journal say: whether one could be read at all, and one that follows every change. */
export interface MarkFindings {
  isMarked: boolean
  isMarkedLatest: boolean
}

/** What was found wrong with the files of a dossier while they were read, and how that is said. */
export class LoadFindings {
  /** What was mended, one sentence each. */
  readonly report: string[] = []
  /** Names of files to set aside. */
  readonly damaged: string[] = []
  /** A later version wrote some of it. */
  newer = false
  /** Files of another history stand there too. */
  foreign = false
  /** Changes that were saved and can't be read. */
  lostEntries = 0
  private lostFrom: string | null = null
  private readonly misfits = new Set<string>()

  /** Takes note of changes that can't be read. `lastChangeAt` is when the last one before them was made. */
  lose(count: number, lastChangeAt: string | null): void {
    this.lostEntries += count
    this.lostFrom ??= lastChangeAt
  }

  /** Takes note of records that a change did not fit. */
  misfit(records: readonly { collection: string; id: string }[]): void {
    for (const { collection, id } of records) this.misfits.add(`${collection}/${id}`)
  }

  /** What the end of the last journal file means. True when a change that may have been confirmed is missing there. */
  judgeTail(end: 'whole' | 'torn' | 'damaged', { isMarked, isMarkedLatest }: MarkFindings): boolean {
    if (this.lostEntries > 0) return false
    if (end === 'whole') {
      if (!isMarkedLatest) this.report.push(UNMARKED)
      return false
    }
    // Without a mark nobody knows what was confirmed, so nothing is let go that may have been.
    if (!isMarked) return true
    // What the marks do not count was never confirmed.
    this.report.push(
      'The last change was cut off while it was being written, before it was confirmed as saved. It is not in the dossier.',
    )
    return false
  }

  /** Why nothing may be written before the person has chosen, or null. `found` is false when there were no files at all. */
  undecided(found: boolean): string | null {
    if (this.foreign) {
      return `The files of two different copies of this dossier stand in its folder, as a synchronised folder can leave them. ${CHOICE}`
    }
    if (this.lostEntries === 0 && this.misfits.size === 0) return null
    if (!found) return `${GONE} ${CHOICE}`
    const since = this.lostFrom ? ` made after ${minuteWords(this.lostFrom)}` : ''
    const lost = this.lostEntries > 0 ? `${counted(this.lostEntries, 'saved change')}${since} can’t be read. ` : ''
    const stale =
      this.misfits.size > 0 ? `${counted(this.misfits.size, 'record')} could not be brought to the latest state. ` : ''
    return `Part of this dossier’s files is damaged or missing. ${lost}${stale}Everything else is here. ${CHOICE}`
  }
}
