import { readDate } from '../domain/dating/read-date'
import type { Dated } from '../domain/dating/dates'
import { dayOf } from '../domain/dating/reader-day'
import type { DossierIndex } from '../domain/dossier/dossier-index'
import type { ClaimValue } from '../domain/values/claim-value'
import { isWrittenType, readValue, type Beside } from '../domain/values/read-value'
import type { MeantValue, ValueReading } from '../domain/values/value-reading'
import type { Property } from '../domain/vocabulary/vocabulary'
import { UsageError } from './command'
import { findEntity } from './find-entity'
import { say, type Message } from '../domain/messages/message'

/** What is typed as a claim's value, as its property asks for it. *Errors*: `UsageError` that says what to write instead; those of `findEntity`. */
export function claimValueOf(
  index: DossierIndex,
  { value: type = 'text', scheme, label }: Property,
  written: string,
  beside: Beside,
): { value: ClaimValue; warning?: string | undefined } {
  if (type === 'entity') return { value: { type, entityId: findEntity(index, written).id } }
  if (type === 'date') {
    const date = dateOf('value', written)
    if (!date) throw new UsageError(say('usage.say-when'))
    return { value: { type, date } }
  }
  if (type === 'text') return { value: { type, text: written } }
  if (!isWrittenType(type)) throw new UsageError(say('usage.not-typed', { label }))
  if (beside.unit !== undefined && type !== 'number') throw new UsageError(say('usage.unit-of-number'))
  if (beside.scheme !== undefined && type !== 'identifier') throw new UsageError(say('usage.scheme-of-identifier'))
  if (beside.precision !== undefined && type !== 'coordinates')
    throw new UsageError(say('usage.precision-of-coordinates'))
  if (beside.country !== undefined && type !== 'address') throw new UsageError(say('usage.country-of-address'))
  return readingOrError('value', readValue(type, written, { ...beside, scheme: scheme ?? beside.scheme }))
}

/** The only thing that a text means. *Errors*: `UsageError` where it means nothing or several things. */
export function readingOrError<V>(option: string, reading: ValueReading<V>): MeantValue<V> {
  switch (reading.kind) {
    case 'read':
      return reading
    case 'choice':
      throw new UsageError(
        ambiguous(
          option,
          reading.meant.map(({ words }) => words),
        ),
      )
    case 'wrong':
      throw new UsageError(say('usage.wrong', { option, reason: reading.message }))
    case 'empty':
      throw new UsageError(say('usage.empty', { option }))
  }
}

/** A date as people write it; undefined where none is given. *Errors*: `UsageError` where it is none or may be several. */
export function dateOf(option: string, text: string | undefined): Dated | undefined {
  if (text === undefined) return undefined
  const reading = readDate(text, dayOf(new Date().toISOString()))
  if (reading.kind === 'choice')
    throw new UsageError(
      ambiguous(
        option,
        reading.meant.map(({ edtf }) => edtf),
      ),
    )
  if (reading.kind === 'wrong') throw new UsageError(say('usage.wrong', { option, reason: reading.message }))
  return reading.kind === 'read' ? { edtf: reading.edtf } : undefined
}

function ambiguous(option: string, meant: readonly string[]): Message {
  return say('usage.ambiguous', { option, meant: meant.join(' or ') })
}
