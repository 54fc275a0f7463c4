import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/canonical-json'
import { keyOf, saying, type Exchanged, type Placed } from '../domain/exchange/exchanged'
import { PRINT_LENGTH, type HandoverRecord } from '../domain/exchange/handover-record'
import type { Id } from '../domain/ids'
import type { RecordOf } from '../domain/records'

/** What is remembered: that a record was `seen` in any version, a `version` of it, and that the version followed one seen before. */
type Remembered = 'seen' | 'version' | 'anew'

const PRINT_BYTES = (PRINT_LENGTH / 4) * 3

/** What a file shows of a handover: how many versions that came with it, and how many of these followed others. */
interface Evidence {
  versions: number
  anew: number
}

/** Which versions of which records were handed over or brought in, and when. */
export class KnownVersions {
  /** By print, the handover that it came with. */
  private readonly prints = new Map<string, HandoverRecord | null>()
  private fresh = ''

  constructor(handovers: Iterable<HandoverRecord>) {
    for (const handover of handovers) {
      const { prints } = handover
      for (let from = 0; from < prints.length; from += PRINT_LENGTH)
        this.prints.set(prints.slice(from, from + PRINT_LENGTH), handover)
    }
  }

  isSeen(collection: Exchanged, id: Id): boolean {
    return this.prints.has(print('seen', keyOf(collection, id)))
  }

  has<C extends Exchanged>(collection: C, record: RecordOf<C>): boolean {
    return this.prints.has(print('version', versionOf(collection, record)))
  }

  /**
   * Answers of a version whether whoever made the file had it, which is so when the file shows others that came with it. One that followed
   * another is only had by those who took in what was changed: those who only add have what is new. What came with a later file than
   * this one was not there when it was made.
   */
  whatMakerHad(
    file: readonly Placed[],
    madeAt: string,
  ): <C extends Exchanged>(collection: C, record: RecordOf<C>) => boolean {
    let shown: Map<HandoverRecord, Evidence> | undefined
    return (collection, record) => {
      const version = versionOf(collection, record)
      const handover = this.prints.get(print('version', version))
      if (!handover || (handover.way === 'taken' && handover.at >= madeAt)) return false
      shown ??= this.shownBy(file)
      const { versions, anew } = shown.get(handover) ?? { versions: 0, anew: 0 }
      return (this.prints.has(print('anew', version)) ? anew : versions) > 0
    }
  }

  /** Remembers a version that goes out or came in; `isBundled` when everybody had the record with the app. */
  add<C extends Exchanged>(collection: C, record: RecordOf<C>, isBundled: boolean): void {
    const version = versionOf(collection, record)
    if (this.prints.has(print('version', version))) return
    const seen = print('seen', keyOf(collection, record.id))
    if (isBundled || this.prints.has(seen)) this.remember(print('anew', version))
    this.remember(print('version', version))
    this.remember(seen)
  }

  /** What was remembered since this was made, to be kept; '' for nothing. */
  news(): string {
    return this.fresh
  }

  private shownBy(file: readonly Placed[]): Map<HandoverRecord, Evidence> {
    const shown = new Map<HandoverRecord, Evidence>()
    for (const { collection, record } of file) {
      const version = versionOf(collection, record as RecordOf<typeof collection>)
      const handover = this.prints.get(print('version', version))
      if (!handover) continue
      const evidence = shown.get(handover) ?? { versions: 0, anew: 0 }
      shown.set(handover, evidence)
      evidence.versions++
      if (this.prints.has(print('anew', version))) evidence.anew++
    }
    return shown
  }

  private remember(value: string): void {
    if (this.prints.has(value)) return
    this.prints.set(value, null)
    this.fresh += value
  }
}

function versionOf<C extends Exchanged>(collection: C, record: RecordOf<C>): string {
  return `${keyOf(collection, record.id)} ${canonicalJson(saying(collection, record))}`
}

function print(what: Remembered, of: string): string {
  return createHash('sha256').update(`${what} ${of}`).digest().subarray(0, PRINT_BYTES).toString('base64')
}
