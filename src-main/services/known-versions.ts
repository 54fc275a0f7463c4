import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/canonical-json'
import { keyOf, saying, type Exchanged } from '../domain/exchange/exchanged'
import { PRINT_LENGTH, type HandoverRecord } from '../domain/exchange/handover-record'
import type { Id } from '../domain/ids'
import type { RecordOf } from '../domain/records'

/**
 * What is remembered of a record: that it was `seen` by others in any version, that a `version` was, that a version was `taken` from a
 * file, and that it was `sent-anew`: changed here after others had seen the record, so that they may have changed what was before it.
 */
type Remembered = 'seen' | 'version' | 'taken' | 'sent-anew'

const PRINT_BYTES = (PRINT_LENGTH / 4) * 3

/** Which versions of which records were handed over or brought in. */
export class KnownVersions {
  private readonly prints = new Set<string>()
  /** When the latest file that was brought in was made. */
  readonly lastTaken: string | undefined
  private fresh = ''

  constructor(handovers: Iterable<HandoverRecord>) {
    let lastTaken: string | undefined
    for (const { way, at, prints } of handovers) {
      if (way === 'taken' && (lastTaken === undefined || at > lastTaken)) lastTaken = at
      for (let from = 0; from < prints.length; from += PRINT_LENGTH)
        this.prints.add(prints.slice(from, from + PRINT_LENGTH))
    }
    this.lastTaken = lastTaken
  }

  isSeen(collection: Exchanged, id: Id): boolean {
    return this.prints.has(print('seen', keyOf(collection, id)))
  }

  has<C extends Exchanged>(what: Exclude<Remembered, 'seen'>, collection: C, record: RecordOf<C>): boolean {
    return this.prints.has(print(what, versionOf(collection, record)))
  }

  /** Remembers that a version goes out; `isBundled` when others had the record with the app. */
  send<C extends Exchanged>(collection: C, record: RecordOf<C>, isBundled: boolean): void {
    const version = versionOf(collection, record)
    if (this.prints.has(print('version', version))) return
    const key = keyOf(collection, record.id)
    if (isBundled || this.prints.has(print('seen', key))) this.add(print('sent-anew', version))
    this.add(print('version', version))
    this.add(print('seen', key))
  }

  /** Remembers that a version came in. */
  take<C extends Exchanged>(collection: C, record: RecordOf<C>): void {
    const version = versionOf(collection, record)
    if (this.prints.has(print('version', version))) return
    this.add(print('version', version))
    this.add(print('taken', version))
    this.add(print('seen', keyOf(collection, record.id)))
  }

  /** What was remembered since this was made, to be kept; '' for nothing. */
  news(): string {
    return this.fresh
  }

  private add(value: string): void {
    if (this.prints.has(value)) return
    this.prints.add(value)
    this.fresh += value
  }
}

function versionOf<C extends Exchanged>(collection: C, record: RecordOf<C>): string {
  return `${keyOf(collection, record.id)} ${canonicalJson(saying(collection, record))}`
}

function print(what: Remembered, of: string): string {
  return createHash('sha256').update(`${what} ${of}`).digest().subarray(0, PRINT_BYTES).toString('base64')
}
