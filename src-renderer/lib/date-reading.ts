import { dateWords } from '@domain/date-words'
import { isEdtf } from '@domain/dates'

/** A date as it was entered: how it reads, or what is wrong with it. */
export type DateReading = { kind: 'empty' } | { kind: 'read'; words: string } | { kind: 'wrong'; message: string }

const EXAMPLES = '2024-07-06, 2023-09, 2025, 2025-08~ for about, 2025? for perhaps, 2021/2023, or 2021/.. for since'

/** Reads what stands in a date's field. */
export function readDate(text: string): DateReading {
  const edtf = text.trim()
  if (edtf === '') return { kind: 'empty' }
  if (!isEdtf(edtf)) return { kind: 'wrong', message: `Not a date that can be read. Write it as ${EXAMPLES}.` }
  return { kind: 'read', words: dateWords({ edtf }) }
}

export const DATE_HINT = `As ${EXAMPLES}.`
