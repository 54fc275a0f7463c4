import { dateWords } from '@domain/dating/date-words'
import type { Dated } from '@domain/dating/dates'
import { readEntry, type DateScope } from '../../lib/date-reading'

/** A date as it stands in a form: text, perhaps not a date yet. */
export interface DateEntry {
  text: string
  /** Of the dates that the text may mean, the one that is meant. *Units*: EDTF. */
  chosen?: string
  inferredFrom: string
  /** The source's own wording. */
  original: string
}

/** A date as a form begins with it: in words where these mean it and nothing else, or else in EDTF. */
export function dateEntry(date: Dated | undefined): DateEntry {
  const { edtf = '', inferredFrom = '', original = '' } = date ?? {}
  const words = edtf === '' ? '' : dateWords({ edtf })
  const reading = readEntry({ text: words })
  return { text: reading.kind === 'read' && reading.edtf === edtf ? words : edtf, inferredFrom, original }
}

/** True when the entry is a date or empty. */
export function isDateOrEmpty(entry: DateEntry, scope: DateScope = 'any'): boolean {
  const { kind } = readEntry(entry, scope)
  return kind === 'read' || kind === 'empty'
}

/** The date; undefined when none was entered. What is no date yet stands in it as it was written. */
export function dateOf(entry: DateEntry): Dated | undefined {
  const reading = readEntry(entry)
  if (reading.kind === 'empty') return undefined
  const [original, inferredFrom] = [entry.original.trim(), entry.inferredFrom.trim()]
  return {
    edtf: reading.kind === 'read' ? reading.edtf : entry.text.trim(),
    ...(original !== '' && { original }),
    ...(inferredFrom !== '' && { inferredFrom }),
  }
}
