import { z } from 'zod'
import { currenciesMeant, currencyName, currencySchema, currencySign } from './currency'
import { decimalSchema, groupedDecimal } from './decimal'
import { figuresMeant, figureWords, RANGE_BACKWARDS, roughnessFields, runsForward, type Figure } from './figure'
import { plainFigures } from './numeral'
import { beforeReading, readingOf, type ValueReading } from './value-reading'

const fields = { amount: decimalSchema, ...roughnessFields, currency: currencySchema }

/** A sum of money. *Units*: of its currency, as an exact decimal. */
export const moneySchema = z.strictObject(fields).refine(isForward, RANGE_BACKWARDS)

export type Money = z.infer<typeof moneySchema>

export const moneyValueSchema = z
  .strictObject({ type: z.literal('money'), ...fields })
  .refine(isForward, RANGE_BACKWARDS)

export function figureOfMoney({ amount, to, nearness }: Money): Figure {
  return { number: amount, to, nearness }
}

/** '€1,250,000', 'about US$3,000.50', 'CHF 1,000–2,000'. */
export function moneyWords(money: Money): string {
  const sign = currencySign(money.currency)
  const signed = (decimal: string) => {
    const grouped = coins(decimal)
    return grouped.startsWith('-') ? `-${sign}${grouped.slice(1)}` : `${sign}${grouped}`
  }
  return figureWords(figureOfMoney(money), signed, coins)
}

/** '3,000.50': a single figure behind the point would look cut off. */
function coins(decimal: string): string {
  return groupedDecimal(decimal).replace(/\.\d$/, '$&0')
}

const EXAMPLES = '€1,250,000, US$1.25 million or 40,000 CHF'

/** What may name a currency: a sign with the letters of its country before it, or words that are not such letters. */
const SIGNED = '(?:US|AU|A|CA|C|HK|NZ|S|R)?\\p{Sc}'
const WORD = '\\p{L}[\\p{L}.]*(?![\\p{L}.]|\\p{Sc})'
const NAMED = new RegExp(`${SIGNED}|${WORD}(?: ${WORD})*`, 'giu')

/**
 * Reads a sum as people write it: '€1.25m', '1,250,000 Swiss francs', 'between 1 and 2 million US dollars'. `currency` is that of a sum
 * which names none.
 */
export function readMoney(text: string, currency?: string): ValueReading<Money> {
  const refused = beforeReading(text)
  if (refused) return refused
  const written = plainFigures(text)
  const named = new Map<string, readonly string[]>()
  const figures = written
    .replace(NAMED, (words) => withoutCurrency(words, named))
    .replace(/\s+/g, ' ')
    .trim()
  if (!/\d/.test(figures)) return { kind: 'wrong', message: `Write a sum in figures, such as ${EXAMPLES}.` }
  const currencies = currenciesOf([...named.values()], currency)
  if (currencies.length === 0)
    return {
      kind: 'wrong',
      message:
        named.size > 1
          ? 'Two currencies stand there. Write each sum as a claim of its own.'
          : `Say in which currency it is: write it as ${EXAMPLES}.`,
    }
  const meant = figuresMeant(figures, 'money').flatMap(({ number, ...rough }) =>
    currencies.map((code) => {
      const value: Money = { amount: number, ...rough, currency: code }
      const words = moneyWords(value)
      const isOpen = currencies.length > 1
      const unknown = currencyName(code) === undefined ? `${code} is no currency in ISO 4217.` : undefined
      return { value, words: isOpen ? `${words} (${currencyName(code) ?? code})` : words, warning: unknown }
    }),
  )
  return readingOf(meant, `That is not understood as a sum. Write it as ${EXAMPLES}.`)
}

/** Words without those that name a currency, which are put into `named`. */
function withoutCurrency(words: string, named: Map<string, readonly string[]>): string {
  const parts = words.split(' ')
  // The longest run of words that is a currency: 'million US dollars' has one at its end, 'CHF between' at its beginning.
  for (let length = parts.length; length > 0; length--) {
    for (let from = 0; from + length <= parts.length; from++) {
      const name = parts.slice(from, from + length).join(' ')
      const codes = currenciesMeant(name.replace(/\.$/, ''))
      if (codes.length === 0) continue
      named.set(codes.join(), codes)
      const others = [...parts.slice(0, from), ...parts.slice(from + length)].join(' ')
      return ` ${others} `
    }
  }
  return words
}

/** What all the names mean together. Empty where they can't be one currency, or there is none. */
function currenciesOf(named: readonly (readonly string[])[], otherwise: string | undefined): readonly string[] {
  const [first, ...others] = named
  if (!first) return otherwise === undefined ? [] : [otherwise]
  return first.filter((code) => others.every((codes) => codes.includes(code)))
}

function isForward(money: { amount: string; to?: string | undefined }): boolean {
  return runsForward({ number: money.amount, to: money.to })
}
