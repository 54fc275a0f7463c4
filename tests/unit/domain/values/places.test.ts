import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAddress } from '../../../../src-main/domain/values/address'
import {
  coordinatesValueSchema,
  coordinatesWords,
  readCoordinates,
} from '../../../../src-main/domain/values/coordinates'
import { countryName, countryNames, readCountry } from '../../../../src-main/domain/values/country'
import { readEmail } from '../../../../src-main/domain/values/email'
import { phoneKey, readPhone } from '../../../../src-main/domain/values/phone'
import { readUrl, urlKey } from '../../../../src-main/domain/values/url'
import { runs } from '../../../support/runs'

const words = (reading: { kind: string; words?: string }) =>
  reading.kind === 'read' ? reading.words?.replaceAll('\u00a0', ' ') : reading.kind

describe('coordinates', () => {
  it.each([
    ['12.6392, -8.0029', '12.6392° N, 8.0029° W'],
    ['12.6392 -8.0029', '12.6392° N, 8.0029° W'],
    ['12,6392; -8,0029', '12.6392° N, 8.0029° W'],
    ['12,6392 -8,0029', '12.6392° N, 8.0029° W'],
    ['12.6392N 8.0029W', '12.6392° N, 8.0029° W'],
    ['N 12.6392, W 8.0029', '12.6392° N, 8.0029° W'],
    ['8.0029° W, 12.6392° N', '12.6392° N, 8.0029° W'],
    ['12°38′21″N 8°0′10″W', '12.639167° N, 8.002778° W'],
    [`12°38'21"N, 8°00'10"W`, '12.639167° N, 8.002778° W'],
    ['12 38 21 N 8 0 10 W', '12.639167° N, 8.002778° W'],
    ["12° 38.352' N 8° 0.174' W", '12.6392° N, 8.0029° W'],
    ['lat 12.6392 lon -8.0029', '12.6392° N, 8.0029° W'],
    ['geo:12.6392,-8.0029', '12.6392° N, 8.0029° W'],
    ['-33.85, 151.2', '33.85° S, 151.2° E'],
    ['0, 0', '0° N, 0° E'],
    ['12.6392° N, 8.0029° W (±1 km)', '12.6392° N, 8.0029° W (±1 km)'],
    ['12.6392, -8.0029 ±250m', '12.6392° N, 8.0029° W (±250 m)'],
    ['12.63920, -8.0', '12.63920° N, 8.0° W'],
  ])('‘%s’ are read as %s', (text, shown) => {
    expect(words(readCoordinates(text))).toBe(shown)
  })

  it('take their precision from beside them', () => {
    expect(words(readCoordinates('12, -8', '1.5 km'))).toBe('12° N, 8° W (±1.5 km)')
    expect(readCoordinates('12, -8', 'roughly')).toMatchObject({ kind: 'wrong' })
    expect(readCoordinates('12, -8', '0 m')).toMatchObject({ kind: 'wrong' })
  })

  it.each([
    '12',
    '91, 0',
    '0, 181',
    '12 N 8 N',
    '-12 S, 8 E',
    '12°75′ N, 8° W',
    'Bamako',
    '12, 8, 5',
    '12.6392.5, 8',
    'N 12 N, 8',
  ])('‘%s’ are refused', (text) => {
    expect(readCoordinates(text).kind).toBe('wrong')
  })

  it('keep how they were written where that was not in decimal degrees', () => {
    expect(readCoordinates('12°38′21″N 8°0′10″W')).toMatchObject({ value: { original: '12°38′21″N 8°0′10″W' } })
  })

  it('read as what they were when what is shown is typed again', () => {
    const degrees = (most: number) => fc.double({ min: -most, max: most, noNaN: true }).map((at) => at.toFixed(5))
    fc.assert(
      fc.property(degrees(90), degrees(180), fc.option(fc.integer({ min: 1, max: 99_999 })), (lat, lon, metres) => {
        const plain = (text: string) => (/^-[0.]+$/.test(text) ? text.slice(1) : text)
        const value = coordinatesValueSchema.parse({
          type: 'coordinates',
          latitude: plain(lat),
          longitude: plain(lon),
          ...(metres !== null && { precisionMetres: String(metres) }),
        })
        expect(readCoordinates(coordinatesWords(value))).toMatchObject({ kind: 'read', value })
      }),
      { numRuns: runs(200) },
    )
  })
})

describe('a country', () => {
  it.each([
    ['Mali', 'ML'],
    ['ml', 'ML'],
    ['Cote d’Ivoire', 'CI'],
    ['Ivory Coast', 'CI'],
    ['UK', 'GB'],
    ['USA', 'US'],
    ['Turkey', 'TR'],
    ['the Netherlands', 'NL'],
    ['Bosnia and Herzegovina', 'BA'],
    ['Saint Kitts and Nevis', 'KN'],
    ['USSR', 'SU'],
    ['Kosovo', 'XK'],
  ])('‘%s’ is %s', (text, country) => {
    expect(readCountry(text)).toMatchObject({ kind: 'read', value: { country } })
  })

  it('of two with one name is for its writer to choose', () => {
    expect(readCountry('Congo')).toMatchObject({
      kind: 'choice',
      meant: [{ value: { country: 'CD' } }, { value: { country: 'CG' } }],
    })
  })

  it.each(['Atlantis', 'EU', 'ZZ', 'XA', 'M'])('‘%s’ is none', (text) => {
    expect(readCountry(text).kind).toBe('wrong')
  })

  it('has a name that means it and nothing else', () => {
    expect(countryNames().length).toBeGreaterThan(240)
    for (const name of countryNames()) expect(readCountry(name), name).toMatchObject({ kind: 'read', words: name })
    expect(countryName('QQ')).toBe('QQ')
  })
})

describe('an address', () => {
  it('is shown on one line, with its country once', () => {
    expect(readAddress('12 Rue Achkhabad,\n  Bamako\n\nMali ', 'ML')).toEqual({
      kind: 'read',
      words: '12 Rue Achkhabad, Bamako, Mali',
      value: { type: 'address', address: '12 Rue Achkhabad\nBamako\nMali', country: 'ML' },
    })
    expect(words(readAddress('12 Rue Achkhabad, Bamako', 'Mali'))).toBe('12 Rue Achkhabad, Bamako, Mali')
    expect(words(readAddress('ул. Ленина 5, Москва'))).toBe('ул. Ленина 5, Москва')
    // It may be the one in America: nobody said.
    expect(readAddress('1 High Street, Georgia')).not.toHaveProperty('value.country')
    expect(readAddress('1 High Street', 'Atlantis')).toMatchObject({ kind: 'wrong' })
    expect(readAddress('1 High Street', 'Congo')).toMatchObject({ kind: 'choice' })
  })

  it.each(['12345', 'a\u0000b', 'x'.repeat(501)])('‘%s’ is refused', (text) => {
    expect(readAddress(text).kind).toBe('wrong')
  })
})

it.each(['https://example.org/about?x=1#a', 'www.example.org', 'http://пример.рф/страница', 'example.org:8080/x'])(
  '‘%s’ is a web address',
  (text) => expect(readUrl(text)).toMatchObject({ kind: 'read', words: text }),
)

it.each([
  'javascript:alert(1)',
  'file:///etc/passwd',
  'example',
  'https://exa mple.org',
  'desk@example.org',
  'https://',
  'smb://x.y',
])('‘%s’ is no web address', (text) => expect(readUrl(text).kind).toBe('wrong'))

it('web addresses of one page are one', () => {
  const key = (url: string) => urlKey({ type: 'url', url })
  expect(key('https://www.Example.org/')).toBe(key('example.org'))
  expect(key('https://example.org/A')).not.toBe(key('https://example.org/a'))
})

it.each(['desk@example.org', 'mailto:desk@example.org', 'a.b+c@sub.example.co.uk', 'почта@пример.рф'])(
  '‘%s’ is an e-mail address',
  (text) => expect(readEmail(text).kind).toBe('read'),
)
it.each(['desk', 'desk@', '@example.org', 'desk@example', 'a b@example.org', 'a@b@example.org', '<desk@example.org>'])(
  '‘%s’ is no e-mail address',
  (text) => expect(readEmail(text).kind).toBe('wrong'),
)

it.each([
  ['+223 20 22 12 34', undefined],
  ['00223 20221234', undefined],
  ['(020) 7946 0000 ext. 12', 'country code'],
  ['+44 (0)20 7946 0000', undefined],
])('‘%s’ is a telephone number', (text, warning) => {
  const reading = readPhone(text)
  expect(reading).toMatchObject({ kind: 'read', words: text })
  if (warning !== undefined) expect(reading.kind === 'read' && reading.warning).toContain(warning)
})
it.each(['12', '1234567890123456789012', 'call me', '+', '12 apples'])('‘%s’ is no telephone number', (text) =>
  expect(readPhone(text).kind).toBe('wrong'),
)
it('telephone numbers that reach one place are one', () => {
  const key = (phone: string) => phoneKey({ type: 'phone', phone })
  expect(key('+44 (0)20 7946-0000')).toBe(key('0044 20 7946 0000'))
})
