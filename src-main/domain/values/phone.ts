import { z } from 'zod'
import { lineSchema } from '../records/text'
import { plainFigures } from './numeral'
import { beforeReading, type ValueReading } from './value-reading'

/** A telephone number as it is written. */
export const phoneValueSchema = z.strictObject({ type: z.literal('phone'), phone: lineSchema })

export type PhoneValue = z.infer<typeof phoneValueSchema>

const NUMBER = /^\+?[\d ().\-/]+(?:,? ?(?:ext\.?|extension|x|#) ?\d{1,6})?$/iu

/** *Units*: figures. *Source*: the shortest numbers have three; E.164 has at most 15, an extension six more. */
const FEWEST = 3
const MOST = 21

/** The same for one number, however it is parted. */
export function phoneKey({ phone }: PhoneValue): string {
  return plainFigures(phone)
    .replace(/\(0\)/g, '')
    .replace(/[^\d+]/g, '')
    .replace(/^00/, '+')
}

/** Reads a telephone number: '+223 20 22 12 34', '(020) 7946 0000 ext. 12'. */
export function readPhone(text: string): ValueReading<PhoneValue> {
  const refused = beforeReading(text)
  if (refused) return refused
  const phone = plainFigures(text)
  const figures = phone.replace(/\D/g, '').length
  if (!NUMBER.test(phone) || figures < FEWEST || figures > MOST)
    return { kind: 'wrong', message: 'Write a telephone number, such as +223 20 22 12 34.' }
  const hasCountry = /^\+|^00/.test(phone)
  return {
    kind: 'read',
    value: { type: 'phone', phone },
    words: phone,
    warning: hasCountry ? undefined : 'It has no country code, such as +223; add it where you know it.',
  }
}
