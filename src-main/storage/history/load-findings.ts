import { say, type Message } from '../../domain/messages/message'

/** What the marks beside a journal say: whether one could be read at all, and one that follows every change. */
export interface MarkFindings {
  isMarked: boolean
  isMarkedLatest: boolean
}

/** What was found wrong with the files of a dossier while they were read, and how that is said. */
export class LoadFindings {
  /** What was mended, one sentence each. */
  readonly report: Message[] = []
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
      if (!isMarkedLatest) this.report.push(say('recovery.unmarked'))
      return false
    }
    // Without a mark nobody knows what was confirmed, so nothing is let go that may have been.
    if (!isMarked) return true
    // What the marks do not count was never confirmed.
    this.report.push(say('recovery.cut-off'))
    return false
  }

  /** Why nothing may be written before the person has chosen, or null. `found` is false when there were no files at all. */
  undecided(found: boolean): readonly Message[] | null {
    const choice = say('recovery.choice')
    if (this.foreign) return [say('recovery.two-copies'), choice]
    const { lostEntries: count, lostFrom: since } = this
    if (count === 0 && this.misfits.size === 0) return null
    if (!found) return [say('recovery.gone'), choice]
    return [
      say('recovery.damaged'),
      ...(count === 0
        ? []
        : [since === null ? say('recovery.lost', { count }) : say('recovery.lost-since', { count, since })]),
      ...(this.misfits.size > 0 ? [say('recovery.stale', { count: this.misfits.size })] : []),
      say('recovery.rest-is-here'),
      choice,
    ]
  }
}
