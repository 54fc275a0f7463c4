import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { valuesAgree } from '../../../../src-main/domain/dossier/claim-values'
import type { ClaimValue } from '../../../../src-main/domain/values/claim-value'
import {
  compareDecimals,
  decimalKey,
  decimalOf,
  decimalSchema,
  groupedDecimal,
  timesTenTo,
} from '../../../../src-main/domain/values/decimal'
import { readNumber } from '../../../../src-main/domain/values/measure'
import { percentageWords, readPercentage, shareWarning } from '../../../../src-main/domain/values/percentage'
import { plainValueWords } from '../../../../src-main/domain/values/value-words'
import { arbDecimal } from '../../../support/arbitraries'
import { runs } from '../../../support/runs'

describe('an exact decimal', () => {
  it('keeps every figure, and is what a float was in version 1', () => {
    expect(groupedDecimal('-1234567.050')).toBe('-1,234,567.050')
    expect(timesTenTo('1.2345', 2)).toBe('123.45')
    expect(timesTenTo('1.2', 6)).toBe('1200000')
    expect(decimalOf(1e21)).toBe('1000000000000000000000')
    expect(decimalOf(1.5e-7)).toBe('0.00000015')
    expect(decimalOf(-0)).toBe('0')
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (float) => {
        const decimal = decimalOf(float)
        expect(decimalSchema.safeParse(decimal).success).toBe(true)
        expect(Number(decimal)).toBe(float === 0 ? 0 : float)
      }),
      { numRuns: runs(200) },
    )
  })

  it('is compared to the last figure', () => {
    expect(compareDecimals('0.30000000000000001', '0.3')).toBeGreaterThan(0)
    expect(compareDecimals('-2', '-10')).toBeGreaterThan(0)
    expect(compareDecimals('2.50', '2.5')).toBe(0)
    fc.assert(
      fc.property(arbDecimal, arbDecimal, (a, b) => {
        const [one, other] = [a, b].map((text) => {
          const [whole = '', fraction = ''] = text.split('.')
          return BigInt(`${whole}${fraction.padEnd(10, '0')}`)
        })
        expect(Math.sign(compareDecimals(a, b))).toBe(one === other ? 0 : (one ?? 0n) < (other ?? 0n) ? -1 : 1)
        expect(decimalKey(a) === decimalKey(b)).toBe(one === other)
      }),
      { numRuns: runs(200) },
    )
  })
})

describe('a percentage', () => {
  it.each([
    ['40%', '40%'],
    ['40 %', '40%'],
    ['12,5 %', '12.5%'],
    ['12.500 per cent', '12.500%'],
    ['more than 25%', 'more than 25%'],
    ['25–50%', '25–50%'],
    ['between 25% and 50%', '25–50%'],
    ['at least 25', 'at least 25%'],
    ['25%+', 'at least 25%'],
    ['≈ 33.3%', 'about 33.3%'],
  ])('‘%s’ is read as %s', (text, words) => {
    const reading = readPercentage(text)
    expect(reading.kind === 'read' ? reading.words : reading).toBe(words)
    expect(reading.kind === 'read' && percentageWords(reading.value)).toBe(words)
  })

  it.each(['half', '40% of it', '%', '4 0%', '50%–25%', 'about 5 to'])('‘%s’ is refused', (text) => {
    expect(readPercentage(text).kind).toBe('wrong')
  })

  it('of a whole is doubted where it is more than all of it, and kept', () => {
    expect(shareWarning({ percent: '140' })).toBeDefined()
    expect(shareWarning({ percent: '-1' })).toBeDefined()
    expect(shareWarning({ percent: '100' })).toBeUndefined()
  })
})

describe('a number', () => {
  it.each([
    ['52,000', 't', '52,000 t'],
    ['about 15', 'African countries', 'about 15 African countries'],
    ['1.2 million', undefined, '1,200,000'],
    ['3 to 5', undefined, '3–5'],
    ['007', undefined, '7'],
    ['2.50', undefined, '2.50'],
  ])('‘%s’ of %s is read as %s', (text, unit, words) => {
    const reading = readNumber(text, unit)
    expect(reading.kind === 'read' ? reading.words.replaceAll('\u00a0', ' ') : reading).toBe(words)
  })

  it('that may be thousands or a fraction is for its writer to choose', () => {
    const reading = readNumber('1.250')
    expect(reading.kind === 'choice' && reading.meant.map(({ value }) => value.number)).toEqual(['1.250', '1250'])
  })

  it.each(['many', '5 m', '1,2,3', '--5', 'NaN', 'Infinity', '0x10', '1e5', '.'])('‘%s’ is refused', (text) => {
    expect(readNumber(text).kind).toBe('wrong')
  })
})

const value = (text: string): ClaimValue => {
  const reading = readNumber(text)
  if (reading.kind !== 'read') throw new Error(`no number: ${text}`)
  return reading.value
}

describe('two figures', () => {
  it.each([
    ['300', '300.0'],
    ['about 300', '312'],
    ['more than 25', '30'],
    ['at least 25', '25'],
    ['25 to 50', '40'],
    ['less than 7', '5'],
    ['more than 20', 'less than 30'],
  ])('%s and %s can both be true', (a, b) => {
    expect(valuesAgree(value(a), value(b))).toBe(true)
    expect(valuesAgree(value(b), value(a))).toBe(true)
  })

  it.each([
    ['300', '301'],
    ['about 300', '400'],
    ['more than 25', '25'],
    ['25 to 50', '51'],
    ['less than 7', '7'],
    ['more than 30', 'less than 30'],
  ])('%s and %s cannot', (a, b) => {
    expect(valuesAgree(value(a), value(b))).toBe(false)
    expect(valuesAgree(value(b), value(a))).toBe(false)
  })

  it('of two currencies, or of two schemes, stand side by side', () => {
    const money = (amount: string, currency: string): ClaimValue => ({ type: 'money', amount, currency })
    expect(valuesAgree(money('5', 'EUR'), money('6', 'USD'))).toBe(true)
    expect(valuesAgree(money('5', 'EUR'), money('6', 'EUR'))).toBe(false)
    expect(valuesAgree(money('5', 'EUR'), money('5.00', 'EUR'))).toBe(true)
    const id = (scheme: string, identifier: string): ClaimValue => ({ type: 'identifier', scheme, identifier })
    expect(valuesAgree(id('imo', '9074729'), id('mmsi', '235762000'))).toBe(true)
    expect(valuesAgree(id('registration-number', 'HRB 12345'), id('registration-number', 'hrb-12345'))).toBe(true)
    expect(valuesAgree(id('imo', '9074729'), id('imo', '9074730'))).toBe(false)
  })
})

it('every plain type of value has words', () => {
  expect(plainValueWords({ type: 'percentage', percent: '40' })).toBe('40%')
  expect(plainValueWords({ type: 'number', number: '3', unit: 'member states' })).toBe('3\u00a0member states')
})
