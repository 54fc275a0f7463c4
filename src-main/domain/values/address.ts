import { z } from 'zod'
import { proseSchema } from '../records/text'
import { foldText } from '../text/folding'
import { countryName, countrySchema, readCountry } from './country'
import { readingOf, type ValueReading } from './value-reading'

/** Where somebody can be written to or found, as it is written there, and in which country. */
export const addressValueSchema = z.strictObject({
  type: z.literal('address'),
  address: proseSchema.max(2_000),
  country: countrySchema.optional(),
})

export type AddressValue = z.infer<typeof addressValueSchema>

/** On one line: '12 Rue Achkhabad, Bamako, Mali'. The country stands at its end once. */
export function addressWords({ address, country }: Omit<AddressValue, 'type'>): string {
  const lines = linesOf(address)
  const name = country === undefined ? undefined : countryName(country)
  const isSaid = name !== undefined && foldText(lines.join(' ')).endsWith(foldText(name))
  return [...lines, ...(name === undefined || isSaid ? [] : [name])].join(', ')
}

/** The same for addresses that differ in nothing but how they are laid out. */
export function addressKey(address: AddressValue): string {
  return foldText(addressWords(address)).replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
}

/** *Units*: UTF-16 code units. */
const LONGEST = 500

/** Reads an address in one line or in several, with the name of its country beside it or without. */
export function readAddress(text: string, country = ''): ValueReading<AddressValue> {
  const lines = linesOf(text.slice(0, LONGEST + 1))
  if (lines.length === 0) return { kind: 'empty' }
  if (text.length > LONGEST || !/\p{L}/u.test(text) || !proseSchema.safeParse(text).success)
    return {
      kind: 'wrong',
      message: 'Write the address as a letter would have it, such as 12 Rue Achkhabad, Bamako.',
    }
  const named = readCountry(country)
  if (named.kind === 'wrong') return named
  const countries =
    named.kind === 'empty' ? [undefined] : named.kind === 'read' ? [named.value] : named.meant.map(({ value }) => value)
  const meant = countries.map((each) => {
    const value: AddressValue = { type: 'address', address: lines.join('\n'), ...(each && { country: each.country }) }
    return { value, words: addressWords(value) }
  })
  return readingOf(meant, '')
}

/** The lines without the commas and spaces at their ends. */
function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim().replace(/,$/, ''))
    .filter((line) => line !== '')
}
