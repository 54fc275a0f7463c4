import { z } from 'zod'
import { decimalSchema } from './decimal'
import { figuresMeant, figureWords, RANGE_BACKWARDS, roughnessFields, runsForward, type Figure } from './figure'
import { plainFigures } from './numeral'
import { beforeReading, readingOf, type ValueReading } from './value-reading'

const fields = { percent: decimalSchema, ...roughnessFields }

/** A part of a whole. *Units*: hundredths, as an exact decimal. */
export const percentageSchema = z.strictObject(fields).refine(isForward, RANGE_BACKWARDS)

export type Percentage = z.infer<typeof percentageSchema>

export const percentageValueSchema = z
  .strictObject({ type: z.literal('percentage'), ...fields })
  .refine(isForward, RANGE_BACKWARDS)

export function figureOfPercentage({ percent, to, nearness }: Percentage): Figure {
  return { number: percent, to, nearness }
}

/** '40%', 'more than 25%', '25–50%'. */
export function percentageWords(percentage: Percentage): string {
  return `${figureWords(figureOfPercentage(percentage))}%`
}

const EXAMPLES = '40%, 12.5%, more than 25% or 25–50%'
const SIGN = /\s*(?:%|٪|per ?cents?\b|pour cents?\b|prozent\b|pct\b\.?)/giu

/** Reads a percentage as people write it: '40 %', '12.5 per cent', 'at least 25%'. Without its sign it is one all the same. */
export function readPercentage(text: string): ValueReading<Percentage> {
  const refused = beforeReading(text)
  if (refused) return refused
  const written = plainFigures(text)
  const wrong = `That is not understood as a percentage. Write it as ${EXAMPLES}.`
  // A point before three figures is a fraction here: nobody holds thousands of hundredths.
  const [meant] = figuresMeant(written.replace(SIGN, ' ').trim(), 'none')
  if (!meant) return { kind: 'wrong', message: wrong }
  const { number, ...rough } = meant
  const value: Percentage = { percent: number, ...rough }
  return readingOf([{ value, words: percentageWords(value) }], wrong)
}

/** Said of a share that is more than there is, or less than nothing. */
export function shareWarning({ percent, to = percent }: Percentage): string | undefined {
  return percent.startsWith('-') || Number(to) > 100 ? 'A share lies between 0% and 100%.' : undefined
}

function isForward({ percent, to }: { percent: string; to?: string | undefined }): boolean {
  return runsForward({ number: percent, to })
}
