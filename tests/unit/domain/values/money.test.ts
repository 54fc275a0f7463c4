import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { moneySchema, moneyWords, readMoney, type Money } from '../../../../src-main/domain/values/money'
import { isSameJson } from '../../../../src-main/domain/text/canonical-json'
import { arbMoney } from '../../../support/arbitraries'
import { runs } from '../../../support/runs'

const shown = (money: Money) => moneyWords(money).replaceAll('\u00a0', ' ')

describe('a sum of money', () => {
  it.each([
    [{ amount: '1250000', currency: 'EUR' }, '€1,250,000'],
    [{ amount: '1250000.5', currency: 'GBP' }, '£1,250,000.50'],
    [{ amount: '0.125', currency: 'USD' }, 'US$0.125'],
    [{ amount: '-40', currency: 'EUR' }, '-€40'],
    [{ amount: '1250', currency: 'CHF' }, 'CHF 1,250'],
    [{ amount: '1000', to: '2000', currency: 'CHF' }, 'CHF 1,000–2,000'],
    [{ amount: '3', nearness: 'about', currency: 'EUR' }, 'about €3'],
    [{ amount: '3', nearness: 'more-than', currency: 'EUR' }, 'more than €3'],
  ] as const)('%j is shown as %s', (money, words) => {
    expect(shown(moneySchema.parse(money))).toBe(words)
  })

  it.each([
    ['€1,250,000', '€1,250,000'],
    ['1.250.000 €', '€1,250,000'],
    ['1 250 000,50 EUR', '€1,250,000.50'],
    ['€1.25m', '€1,250,000'],
    ['1.25 million euros', '€1,250,000'],
    ['EUR 1.25 bn', '€1,250,000,000'],
    ['US$ 3 million', 'US$3,000,000'],
    ['3 million US dollars', 'US$3,000,000'],
    ['$3k', 'US$3,000'],
    ['about US$3', 'about US$3'],
    ['1.5m€', '€1,500,000'],
    ['40,000 Swiss francs', 'CHF 40,000'],
    ['£5', '£5'],
    ['pounds sterling 5', '£5'],
    ['over €3 million', 'more than €3,000,000'],
    ['between 1 and 2 million US dollars', 'US$1,000,000–2,000,000'],
    ['€800,000 to €1 million', '€800,000–1,000,000'],
    ['€1m-€2m', '€1,000,000–2,000,000'],
    ['12,50,000 INR', 'INR 1,250,000'],
    ['-€500', '-€500'],
    ['٣٥٠ EUR', '€350'],
    ['100 ABC', 'ABC 100'],
    ['0.1234567890123456789 EUR', '€0.1234567890123456789'],
    ['90071992547409931.07 EUR', '€90,071,992,547,409,931.07'],
  ])('‘%s’ is read as %s', (text, words) => {
    const reading = readMoney(text)
    expect(reading.kind === 'read' ? reading.words.replaceAll('\u00a0', ' ') : reading).toBe(words)
  })

  it.each([
    ['€1.250', ['€1.250', '€1,250']],
    [
      '5,000 francs',
      ['CHF 5,000 (Swiss franc)', 'XOF 5,000 (West African CFA franc)', 'XAF 5,000 (Central African CFA franc)'],
    ],
  ])('‘%s’ is for its writer to choose', (text, words) => {
    const reading = readMoney(text)
    const meant =
      reading.kind === 'choice' ? reading.meant.map((each) => each.words.replaceAll('\u00a0', ' ')) : reading
    // Some versions of the platform write names of currencies with capitals.
    expect(JSON.stringify(meant).toLowerCase()).toBe(JSON.stringify(words).toLowerCase())
  })

  it.each([
    '€',
    'a lot',
    '1,25,0 €',
    '1.2.3 €',
    '5 € and 6 $',
    '€2m to €1m',
    '12',
    '€1-2-3',
    '€--5',
    '€ 5 apples',
    '1e9 EUR',
  ])('‘%s’ is refused with what to write instead', (text) => {
    const reading = readMoney(text)
    expect(reading.kind).toBe('wrong')
    expect(reading.kind === 'wrong' && reading.message).toMatch(/\. ?|such as/)
  })

  it('of a currency that nobody knows is kept with a warning', () => {
    expect(readMoney('5 QQQ')).toMatchObject({ kind: 'read', warning: expect.stringContaining('QQQ') as string })
  })

  it('reads as what it was when what is shown is typed again', () => {
    fc.assert(
      fc.property(arbMoney, (money) => {
        const reading = readMoney(moneyWords(money))
        const meant = reading.kind === 'read' ? [reading] : reading.kind === 'choice' ? reading.meant : []
        // A single figure behind the point is shown with a zero after it.
        const padded = { ...money, amount: money.amount.replace(/\.\d$/, '$&0') }
        expect(meant.some(({ value }) => isSameJson(value, padded) || isSameJson(value, money))).toBe(true)
      }),
      { numRuns: runs(200) },
    )
  })

  it('is no float, no empty text and no range that runs backwards', () => {
    for (const money of [
      { amount: 5, currency: 'EUR' },
      { amount: '', currency: 'EUR' },
      { amount: '1e9', currency: 'EUR' },
      { amount: '-0', currency: 'EUR' },
      { amount: '01', currency: 'EUR' },
      { amount: '5', currency: 'eur' },
      { amount: '5' },
      { amount: '5', to: '4', currency: 'EUR' },
    ])
      expect(moneySchema.safeParse(money).success, JSON.stringify(money)).toBe(false)
  })
})
