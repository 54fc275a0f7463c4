import type { Dated } from '@domain/dates'
import { readDate } from '../lib/date-reading'

/** A date as it stands in a form: text, perhaps not a date yet. */
export interface DateEntry {
  edtf: string
  inferredFrom: string
  /** The source's own wording, kept as it was. */
  original?: string
}

export function dateEntry(date: Dated | undefined): DateEntry {
  return {
    edtf: date?.edtf ?? '',
    inferredFrom: date?.inferredFrom ?? '',
    ...(date?.original !== undefined && { original: date.original }),
  }
}

/** True when the entry is a date or empty. */
export function isDateOrEmpty(entry: DateEntry): boolean {
  return readDate(entry.edtf).kind !== 'wrong'
}

/** The date; undefined when none was entered. */
export function dateOf({ edtf, inferredFrom, original }: DateEntry): Dated | undefined {
  if (edtf.trim() === '') return undefined
  return {
    edtf: edtf.trim(),
    ...(original !== undefined && { original }),
    ...(inferredFrom.trim() !== '' && { inferredFrom: inferredFrom.trim() }),
  }
}
