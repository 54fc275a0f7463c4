import { DATE_EXAMPLES, readDate, type DateReading } from '@domain/dating/read-date'
import { localDay } from './words'

/** A date as it was entered: what it means, what it may mean, or what is wrong with it. */
export type { DateReading }

/** What may be entered: any date, or one day and nothing rougher. */
export type DateScope = 'any' | 'day'

/** Reads what stands in a date's field; of the dates that it may mean, the one that was chosen. */
export function readEntry(entry: { text: string; chosen?: string | undefined }, scope: DateScope = 'any'): DateReading {
  const reading = readDate(entry.text, localDay())
  if (reading.kind === 'choice') {
    const chosen = reading.meant.find(({ edtf }) => edtf === entry.chosen)
    return chosen ? { kind: 'read', ...chosen } : reading
  }
  if (reading.kind === 'read' && scope === 'day' && !/^\d{4}-\d\d-\d\d$/.test(reading.edtf))
    return { kind: 'wrong', message: 'Write the whole day, such as 21 November 2025.' }
  return reading
}

export const DATE_HINTS: Readonly<Record<DateScope, string>> = {
  any: `As ${DATE_EXAMPLES}.`,
  day: 'As 21 November 2025 or today.',
}
