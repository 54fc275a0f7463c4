import { z } from 'zod'
import { foldText } from '../text/folding'
import { beforeReading, readingOf, type ValueReading } from './value-reading'

/** *Source*: ISO 3166-1 alpha-2. Any two letters parse: a list of countries is older than the next one. */
export const countrySchema = z.string().regex(/^[A-Z]{2}$/, 'is not the code of a country, such as ML')

export const countryValueSchema = z.strictObject({ type: z.literal('country'), country: countrySchema })

export type CountryValue = z.infer<typeof countryValueSchema>

/** What countries are called here, where the names that the platform has read oddly or have changed from one of its versions to the next. */
const CALLED: Readonly<Record<string, string>> = {
  CD: 'Democratic Republic of the Congo',
  CG: 'Republic of the Congo',
  CZ: 'Czechia',
  HK: 'Hong Kong',
  MK: 'North Macedonia',
  MM: 'Myanmar',
  MO: 'Macao',
  PS: 'Palestine',
  SZ: 'Eswatini',
  TR: 'Türkiye',
}

/** Countries that were, which sources of their time name. *Source*: ISO 3166-3. */
const FORMER: Readonly<Record<string, string>> = {
  AN: 'Netherlands Antilles',
  DD: 'East Germany',
  SU: 'Soviet Union',
  YU: 'Yugoslavia',
}

/** Other names that people write. */
const ALSO_CALLED: Readonly<Record<string, readonly string[]>> = {
  BA: ['Bosnia'],
  BO: ['Plurinational State of Bolivia'],
  CD: ['DR Congo', 'DRC', 'Congo-Kinshasa', 'Congo'],
  CG: ['Congo-Brazzaville', 'Congo'],
  CI: ['Ivory Coast'],
  CV: ['Cabo Verde'],
  CZ: ['Czech Republic'],
  DD: ['GDR', 'German Democratic Republic'],
  GB: ['UK', 'Great Britain', 'Britain', 'England', 'Scotland', 'Wales', 'Northern Ireland'],
  IR: ['Islamic Republic of Iran'],
  KP: ['DPRK'],
  KR: ['Korea', 'Republic of Korea'],
  MM: ['Burma'],
  NL: ['Holland', 'The Netherlands'],
  RU: ['Russian Federation'],
  SU: ['USSR'],
  SZ: ['Swaziland'],
  TL: ['East Timor'],
  TR: ['Turkey'],
  TW: ['Republic of China'],
  US: ['USA', 'United States of America', 'America'],
  VA: ['Holy See', 'Vatican'],
}

/** Codes that name no country: unions, what is unknown, and what is kept for tests. */
const NO_COUNTRY: ReadonlySet<string> = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'])

/** 'Mali'; the code where nobody here knows it. */
export function countryName(code: string): string {
  return names().get(code) ?? code
}

/** True for what ISO 3166 lists, as far as this machine knows it. */
export function isKnownCountry(code: string): boolean {
  return names().has(code)
}

/** True for a country that is no more. */
export function isFormerCountry(code: string): boolean {
  return Object.hasOwn(FORMER, code)
}

/** The names of all countries, in their order. */
export function countryNames(): readonly string[] {
  return [...names().keys()].map(countryName).sort(new Intl.Collator('en').compare)
}

/** The codes that a name or a code may mean. */
export function countriesMeant(text: string): readonly string[] {
  const code = text.trim().toUpperCase()
  if (isKnownCountry(code)) return [code]
  return codes().get(foldName(text)) ?? []
}

/** Reads a country by its name or its code in ISO 3166. */
export function readCountry(text: string): ValueReading<CountryValue> {
  const refused = beforeReading(text)
  if (refused) return refused
  const meant = countriesMeant(text).map((country) => ({
    value: { type: 'country' as const, country },
    words: countryName(country),
  }))
  return readingOf(
    meant,
    'There is no such country. Write its name or its two letters in ISO 3166, such as Mali or ML.',
  )
}

let namesByCode: ReadonlyMap<string, string> | undefined
// Read from the platform when it is asked for: most programs never ask.
function names(): ReadonlyMap<string, string> {
  if (namesByCode) return namesByCode
  const display = new Intl.DisplayNames('en-GB', { type: 'region', fallback: 'none' })
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const found = letters.flatMap((one) =>
    letters.flatMap((other) => {
      const code = `${one}${other}`
      const isPresent = !NO_COUNTRY.has(code) && new Intl.Locale(`und-${code}`).region === code
      const name = FORMER[code] ?? CALLED[code] ?? (isPresent ? display.of(code) : undefined)
      return name === undefined ? [] : [[code, name.replace(' & ', ' and ')] as const]
    }),
  )
  return (namesByCode = new Map(found))
}

let codesByName: ReadonlyMap<string, readonly string[]> | undefined
function codes(): ReadonlyMap<string, readonly string[]> {
  if (codesByName) return codesByName
  const found = new Map<string, string[]>()
  for (const [code, name] of names()) {
    for (const each of new Set([name, ...(ALSO_CALLED[code] ?? [])].map(foldName))) {
      const known = found.get(each)
      if (known) known.push(code)
      else found.set(each, [code])
    }
  }
  return (codesByName = found)
}

/** 'St Kitts & Nevis' and 'Saint Kitts and Nevis' are one. */
function foldName(name: string): string {
  return foldText(
    name
      .replace(/&/g, ' and ')
      .replace(/\bsaint\b/gi, 'St')
      .replace(/\bthe\b/gi, ' '),
  ).replace(/[.,]/g, '')
}
