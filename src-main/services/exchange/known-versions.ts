import { createHash } from 'node:crypto'
import { canonicalJson } from '../../domain/text/canonical-json'
import { keyOf, OTHER_VERSION, saying, type Exchanged, type CollectedRecord } from '../../domain/exchange/exchanged'
import { PRINT_LENGTH, type ExchangeRecord } from '../../domain/exchange/exchange-record'
import type { Id } from '../../domain/records/ids'
import type { RecordOf } from '../../domain/records/records'

/** What is remembered: that a record was `seen` in any version, a `version` of it, and that the version followed one seen before. */
type Remembered = 'seen' | 'version' | 'anew'

const PRINT_BYTES = (PRINT_LENGTH / 4) * 3

/** Which versions of which records were handed over or brought in, and when. */
export class KnownVersions {
  /** By print, the handover that it came with. */
  private readonly prints = new Map<string, ExchangeRecord | null>()
  private fresh = '';

  /** What handovers tell; gives way after each print. */
  static *of(handovers: Iterable<ExchangeRecord>): Generator<undefined, KnownVersions> {
    const known = new KnownVersions()
    for (const handover of handovers) {
      const { prints } = handover
      for (let from = 0; from < prints.length; from += PRINT_LENGTH) {
        known.prints.set(prints.slice(from, from + PRINT_LENGTH), handover)
        yield
      }
    }
    return known
  }

  isSeen(collection: Exchanged, id: Id): boolean {
    return this.prints.has(print('seen', keyOf(collection, id)))
  }

  has<C extends Exchanged>(collection: C, record: RecordOf<C>): boolean {
    return this.prints.has(print('version', versionOf(collection, record)))
  }

  /**
   * Answers of a version that is here whether any other one is sure to be made from it. Of what was made here that holds until it is
   * changed after it went out: then others may have gone on from the one before. What came in with a file is gone on with by those who
   * had that file, which a later one shows by what was new in it; others may never have had it.
   */
  whatFileBuildsOn(
    file: readonly CollectedRecord[],
    madeAt: string,
  ): <C extends Exchanged>(collection: C, record: RecordOf<C>) => boolean {
    let shown: ReadonlySet<ExchangeRecord | null> | undefined
    return (collection, record) => {
      const version = versionOf(collection, record)
      const handover = this.prints.get(print('version', version))
      if (!handover) return false
      if (handover.way === 'sent') return !this.prints.has(print('anew', version))
      shown ??= this.shownBy(file)
      return handover.at < madeAt && shown.has(handover)
    }
  }

  /** Remembers a version that goes out or came in; `isBundled` when everybody had the record with the app. */
  add<C extends Exchanged>(collection: C, record: RecordOf<C>, isBundled: boolean): void {
    const version = versionOf(collection, record)
    if (this.prints.has(print('version', version))) return
    const seen = print('seen', keyOf(collection, record.id))
    if (isBundled || isOtherVersion(record.id) || this.prints.has(seen)) this.remember(print('anew', version))
    this.remember(print('version', version))
    this.remember(seen)
  }

  /** What was remembered since this was made, to be kept; '' for nothing. */
  news(): string {
    return this.fresh
  }

  /**
   * The handovers of which the file has something that was new in them, a record or a version of one: an id is given once and a version
   * said once, and both go from hand to hand.
   */
  private shownBy(file: readonly CollectedRecord[]): Set<ExchangeRecord | null> {
    const shown = new Set<ExchangeRecord | null>()
    for (const { collection, record } of file) {
      if (isOtherVersion(record.id)) continue
      const version = versionOf(collection, record as RecordOf<typeof collection>)
      for (const sign of [print('seen', keyOf(collection, record.id)), print('version', version)]) {
        const handover = this.prints.get(sign)
        if (handover) shown.add(handover)
      }
    }
    return shown
  }

  private remember(value: string): void {
    if (this.prints.has(value)) return
    this.prints.set(value, null)
    this.fresh += value
  }
}

/** True for a record that was put beside another one: whoever has both versions makes the same id for it. */
function isOtherVersion(id: Id): boolean {
  return id.startsWith(OTHER_VERSION)
}

function versionOf<C extends Exchanged>(collection: C, record: RecordOf<C>): string {
  return `${keyOf(collection, record.id)} ${canonicalJson(saying(collection, record))}`
}

function print(what: Remembered, of: string): string {
  return createHash('sha256').update(`${what} ${of}`).digest().subarray(0, PRINT_BYTES).toString('base64')
}
