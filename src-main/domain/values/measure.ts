import { z } from 'zod'
import { lineSchema } from '../records/text'
import { decimalSchema } from './decimal'
import { figuresMeant, figureWords, RANGE_BACKWARDS, roughnessFields, runsForward } from './figure'
import { beforeReading, readingOf, type ValueReading } from './value-reading'

/** A number, with what it counts or measures. */
export const numberValueSchema = z
  .strictObject({ type: z.literal('number'), number: decimalSchema, ...roughnessFields, unit: lineSchema.optional() })
  .refine(runsForward, RANGE_BACKWARDS)

export type NumberValue = z.infer<typeof numberValueSchema>

/** 'about 15\u00a0African countries'. */
export function numberWords({ unit, ...figure }: Omit<NumberValue, 'type'>): string {
  return `${figureWords(figure)}${unit === undefined ? '' : `\u00a0${unit}`}`
}

/** Reads a number as people write it: '52,000', 'about 15', '1.2 million', '3 to 5'. */
export function readNumber(text: string, unit?: string): ValueReading<NumberValue> {
  const refused = beforeReading(text)
  if (refused) return refused
  const meant = figuresMeant(text).map((figure) => {
    const value: NumberValue = { type: 'number', ...figure, ...(unit !== undefined && unit !== '' && { unit }) }
    return { value, words: numberWords(value) }
  })
  return readingOf(meant, 'Write a number, such as 3, 2.5, about 15 or 1.2 million. Its unit stands beside it.')
}
