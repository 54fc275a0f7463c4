import { z } from 'zod'

/** *Source*: ISO 4217. Any three letters parse: a list of currencies is older than the next one. */
export const currencySchema = z.string().regex(/^[A-Z]{3}$/, 'is not the code of a currency, such as EUR')

/** How a currency is written where it stands before the amount without a space; all others are written as their code. */
const SIGNS: Readonly<Record<string, string>> = { EUR: '€', GBP: '£', USD: 'US$' }

/** '€' or 'CHF\u00a0': what stands before an amount. */
export function currencySign(code: string): string {
  return SIGNS[code] ?? `${code}\u00a0`
}

/** What is written for currencies besides their codes and their names; several where it says which one only to those who know. */
const WRITTEN: Readonly<Record<string, readonly string[]>> = {
  '€': ['EUR'],
  euro: ['EUR'],
  '£': ['GBP'],
  'pound sterling': ['GBP'],
  sterling: ['GBP'],
  pound: ['GBP'],
  $: ['USD'],
  us$: ['USD'],
  dollar: ['USD'],
  a$: ['AUD'],
  au$: ['AUD'],
  c$: ['CAD'],
  ca$: ['CAD'],
  hk$: ['HKD'],
  nz$: ['NZD'],
  s$: ['SGD'],
  r$: ['BRL'],
  '¥': ['JPY', 'CNY'],
  yuan: ['CNY'],
  renminbi: ['CNY'],
  rmb: ['CNY'],
  yen: ['JPY'],
  '₽': ['RUB'],
  rouble: ['RUB', 'BYN'],
  ruble: ['RUB', 'BYN'],
  '₦': ['NGN'],
  '₵': ['GHS'],
  '₹': ['INR'],
  rupee: ['INR', 'PKR', 'LKR', 'NPR'],
  '₺': ['TRY'],
  '₴': ['UAH'],
  '₪': ['ILS'],
  '₩': ['KRW'],
  '₸': ['KZT'],
  '₾': ['GEL'],
  franc: ['CHF', 'XOF', 'XAF'],
  fr: ['CHF'],
  sfr: ['CHF'],
  cfa: ['XOF', 'XAF'],
  fcfa: ['XOF', 'XAF'],
  'f cfa': ['XOF', 'XAF'],
  'cfa franc': ['XOF', 'XAF'],
  'franc cfa': ['XOF', 'XAF'],
  kr: ['SEK', 'NOK', 'DKK', 'ISK'],
  krone: ['NOK', 'DKK'],
  krona: ['SEK', 'ISK'],
}

/** The currencies that a sign, a code or a name may mean, the likelier first. */
export function currenciesMeant(word: string): readonly string[] {
  const key = nameKey(word)
  const written = Object.hasOwn(WRITTEN, key) ? WRITTEN[key] : undefined
  if (written) return written
  const code = word.trim().toUpperCase()
  // Three capital letters are meant as a code, also of a currency that is newer than this list.
  if (isKnownCurrency(code) || (code === word && currencySchema.safeParse(code).success)) return [code]
  const named = names().get(key)
  return named === undefined ? [] : [named]
}

/** True for what ISO 4217 lists or once listed, as far as this machine knows it. */
export function isKnownCurrency(code: string): boolean {
  return known().has(code)
}

/** 'Swiss franc'; undefined for a code that means nothing here. */
export function currencyName(code: string): string | undefined {
  return isKnownCurrency(code) ? nameOf(code) : undefined
}

// Made when it is asked for: starting it takes longer than most programs that never ask.
let displayNames: Intl.DisplayNames | undefined
function nameOf(code: string): string | undefined {
  return (displayNames ??= new Intl.DisplayNames('en-GB', { type: 'currency' })).of(code)
}

let knownCodes: ReadonlySet<string> | undefined
function known(): ReadonlySet<string> {
  return (knownCodes ??= new Set(Intl.supportedValuesOf('currency')))
}

let codesByName: ReadonlyMap<string, string> | undefined
function names(): ReadonlyMap<string, string> {
  return (codesByName ??= new Map(
    [...known()].flatMap((code) => {
      const name = nameOf(code)
      // 'Malian franc (1962–1984)' is looked for by nobody as it stands there.
      return name === undefined || /\d/.test(name) ? [] : [[nameKey(name), code] as const]
    }),
  ))
}

/** Without case and the s of many: 'US Dollars' and 'US dollar' are one. */
function nameKey(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/(?<=\p{L}{3})s(?![\p{L}])/gu, '')
    .replace(/\s+/g, ' ')
}
