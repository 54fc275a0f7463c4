import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { identifierWords, readIdentifier } from '../../../../src-main/domain/values/identifier'
import { fitsIban, fitsImo, fitsIsin, fitsMod97 } from '../../../../src-main/domain/values/check-digits'
import { runs } from '../../../support/runs'

const words = (text: string, scheme?: string) => {
  const reading = readIdentifier(text, scheme)
  return reading.kind === 'read' ? reading.words.replaceAll('\u00a0', ' ') : reading.kind
}

describe('an identifier', () => {
  it.each([
    ['IMO 9074729', undefined, 'IMO 9074729'],
    ['imo no. 9074729', undefined, 'IMO 9074729'],
    ['IMO9074729', 'imo', 'IMO 9074729'],
    ['9074729', 'imo', 'IMO 9074729'],
    ['5493001KJTIIGC8Y1R12', undefined, 'LEI 5493001KJTIIGC8Y1R12'],
    ['LEI: 5493001KJTIIGC8Y1R12', undefined, 'LEI 5493001KJTIIGC8Y1R12'],
    ['us0378331005', undefined, 'ISIN US0378331005'],
    ['GB29NWBK60161331926819', undefined, 'IBAN GB29 NWBK 6016 1331 9268 19'],
    ['HRB  12345', 'registration-number', 'HRB 12345 (registration number)'],
    ['DE 123456789', 'vat', 'VAT DE123456789'],
    ['4711', 'land-register', '4711 (land register)'],
  ])('‘%s’ of the scheme %s is read as %s', (text, scheme, shown) => {
    expect(words(text, scheme)).toBe(shown)
  })

  it.each(['', '   '])('‘%s’ is none', (text) => expect(readIdentifier(text).kind).toBe('empty'))

  it.each([
    ['HRB 12345', undefined],
    ['9074729', undefined],
    ['---', 'registration-number'],
    ['IMO', 'imo'],
    ['a\u0000b', 'registration-number'],
  ])('‘%s’ of the scheme %s is refused with what to do', (text, scheme) => {
    expect(readIdentifier(text, scheme).kind).toBe('wrong')
  })

  it.each([
    ['9074728', 'imo'],
    ['907472', 'imo'],
    ['5493001KJTIIGC8Y1R13', 'lei'],
    ['US0378331006', 'isin'],
    ['GB29NWBK60161331926818', 'iban'],
    ['123', 'mmsi'],
    ['ABCDE', 'bic'],
  ])('%s as %s is kept, with a warning', (text, scheme) => {
    expect(readIdentifier(text, scheme)).toMatchObject({
      kind: 'read',
      value: { scheme, identifier: text },
      warning: expect.stringContaining('Look whether it is mistyped') as string,
    })
  })

  it('does not say its scheme again where the label says it', () => {
    expect(
      identifierWords(
        { type: 'identifier', scheme: 'registration-number', identifier: 'HRB 1' },
        'registration-number',
      ),
    ).toBe('HRB 1')
    expect(identifierWords({ type: 'identifier', scheme: 'imo', identifier: '9074729' }, 'imo')).toBe(
      'IMO\u00a09074729',
    )
  })

  it('keeps what was typed of a number that is no code, but for spaces', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z0-9/. -]*\d$/), (text) => {
        const reading = readIdentifier(text, 'registration-number')
        expect(reading.kind === 'read' && reading.value.identifier).toBe(text.replace(/\s+/g, ' ').trim())
      }),
      { numRuns: runs(100) },
    )
  })
})

// Numbers of the real world: IMO's own example, GLEIF's, ISO's and the registry of IBANs.
it('check digits are those of the standards', () => {
  for (const imo of ['9074729', '9319466', '8814275']) expect(fitsImo(imo), imo).toBe(true)
  for (const lei of ['5493001KJTIIGC8Y1R12', '529900T8BM49AURSDO55', '213800WSGIIZCXF1P572'])
    expect(fitsMod97(lei), lei).toBe(true)
  for (const isin of ['US0378331005', 'GB0002634946', 'DE000BAY0017']) expect(fitsIsin(isin), isin).toBe(true)
  for (const iban of ['GB29NWBK60161331926819', 'DE89370400440532013000', 'FR1420041010050500013M02606'])
    expect(fitsIban(iban), iban).toBe(true)
})

it('any figure that is changed is found', () => {
  const changed = (text: string, at: number, figure: string) => `${text.slice(0, at)}${figure}${text.slice(at + 1)}`
  fc.assert(
    fc.property(fc.nat(6), fc.nat(9), (at, figure) => {
      fc.pre('9074729'[at] !== String(figure))
      expect(fitsIsin(changed('US0378331005', at + 4, String(figure)))).toBe('US0378331005'[at + 4] === String(figure))
      if (at < 6)
        expect(fitsImo(changed('9074729', at, String(figure)))).toBe(
          ((Number('9074729'[at]) - figure) * (7 - at)) % 10 === 0,
        )
    }),
    { numRuns: runs(50) },
  )
})
