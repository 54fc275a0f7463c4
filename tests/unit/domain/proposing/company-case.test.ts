import { STANDARD_VOCABULARY } from '../../../../src-main/domain/vocabulary/standard-vocabulary'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../../src-main/domain/records/claim'
import type { Entity } from '../../../../src-main/domain/records/entity'
import { proposeContradictions } from '../../../../src-main/domain/proposing/propose'
import { aClaim, anEntity, cite, date, link, text } from '../../../support/records'

const COMPANIES = 20
/** Of each script one. */
const NAMES = ['Ann Berger', 'Александр Иванов', '李明', 'محمد الفاسي']
const company = (at: number) => `company-${at % COMPANIES}`
const person = (at: number) => `person-${at % COMPANIES}`

type Qualifiers = NonNullable<Claim['qualifiers']>
const during = (start: string, end?: string): Qualifiers => ({
  start: { edtf: start },
  ...(end !== undefined && { end: { edtf: end } }),
})
const money = (number: number, unit: string): Claim['value'] => ({ type: 'number', number: String(number), unit })

/** A register's worth of claims on twenty companies, twenty people and an auction of each, none of which contradicts another. */
class CompanyCase {
  readonly entities = new Map<string, Entity>()
  readonly claims = new Map<string, Claim>()

  constructor() {
    for (let at = 0; at < COMPANIES; at++) {
      const name = (value: string): Entity['names'] => [{ value, kind: 'name', citations: [cite('s1')] }]
      this.entities.set(
        company(at),
        anEntity(company(at), { schema: 'Company', names: name(`${NAMES[at % 4]} ${at} Ltd`) }),
      )
      this.entities.set(person(at), anEntity(person(at), { schema: 'Person', names: name(`${NAMES[at % 4]} ${at}`) }))
      this.entities.set(`auction-${at}`, anEntity(`auction-${at}`, { schema: 'Event', names: name(`Auction ${at}`) }))
      this.describe(at)
    }
  }

  add(subject: string, fields: Partial<Claim>): string {
    const id = `c-${this.claims.size}`
    this.claims.set(id, aClaim(id, subject, fields))
    return id
  }

  office(who: string, at: number, role: string, held: Qualifiers): string {
    return this.add(who, { property: 'holds-office', value: link(company(at)), qualifiers: { role, ...held } })
  }

  share(holder: string, at: number, role: string, held: Qualifiers): string {
    return this.add(holder, { property: 'part-of', value: link(company(at)), qualifiers: { role, ...held } })
  }

  turnover(at: number, year: string, value: Claim['value']): string {
    return this.add(company(at), { property: 'count', value, qualifiers: { role: 'turnover', ...during(year, year) } })
  }

  price(at: number, value: Claim['value']): string {
    return this.add(`auction-${at}`, { property: 'count', value, qualifiers: { role: 'price paid' } })
  }

  private describe(at: number): void {
    const of = company(at)
    this.add(of, { property: 'founded', value: date(String(1990 + at)) })
    this.add(of, { property: 'founded', value: date(`${1990 + at}-03`), citations: [cite('s2')] })
    this.office(person(at), at, 'Managing director', during('2005', '2012-06'))
    this.office(person(at + 1), at, 'Managing Director', during('2012'))
    for (const step of [2, 3, 4]) this.office(person(at + step), at, 'Member of the board', during(`200${step}`))
    this.share(company(at + 1), at, '50 %', during('2010', '2015'))
    this.share(company(at + 1), at, '40 %', during('2015'))
    this.share(person(at + 2), at, '30% share', during('2010'))
    this.share(person(at + 3), at, '20 per cent', during('2010'))
    this.share(person(at + 4), at, '40 % (indirectly)', during('2015'))
    for (const year of ['2019', '2020', '2021']) this.turnover(at, year, money(Number(year) / 1_000, 'million euros'))
    this.turnover(at, '2021', money(2_021_000, 'EUR'))
    this.add(`auction-${at}`, { property: 'date', value: date('2020-05') })
    this.add(`auction-${at}`, { property: 'date', value: date('2020-05-14') })
    this.price(at, money(3, 'million $'))
    this.add(of, {
      property: 'took-part-in',
      value: link(`auction-${at}`),
      qualifiers: { happenedAt: { edtf: '2020-05' } },
    })
    this.add(of, { property: 'status', value: text('Active.') })
    this.add(of, { property: 'status', value: text('In liquidation since spring.') })
    this.say(at, `The company sold its mill at Lorn to company ${at}.`)
    this.say(at, 'The company did not sell its quarry.')
  }

  say(at: number, words: string): string {
    const by = { kind: 'attributed', attributedTo: person(at) } as const
    return this.add(company(at), { property: 'statement', value: text(words), ...by })
  }
}

const proposedIn = (found: CompanyCase) =>
  proposeContradictions({ ...found, vocabulary: STANDARD_VOCABULARY }).map(({ kind, claim }) => [kind, claim.id])

describe('a company case', () => {
  it('of forty companies and people without a contradiction has none proposed', () => {
    const found = new CompanyCase()
    expect(found.claims.size).toBe(480)
    expect(proposedIn(found)).toEqual([])
  })

  it('has exactly those proposed that are in it', () => {
    const found = new CompanyCase()
    const planted = [
      ['value', found.add(company(0), { property: 'founded', value: date('1987') })],
      ['held-twice', found.office(person(9), 1, 'Managing director', during('2008', '2010'))],
      ['held-twice', found.share(person(9), 2, '75 %', during('2012', '2014'))],
      ['value', found.turnover(3, '2020', money(7, 'million euros'))],
      ['denial', found.say(4, 'The company denies having sold its mill at Lorn to company 4.')],
      ['event', found.office(person(7), 5, 'Member of the board', during('2009'))],
      ['event', found.add('auction-6', { property: 'date', value: date('2020-06-14') })],
      ['event', found.price(7, money(3.4, 'million dollars'))],
      [
        'event',
        found.add(person(8), {
          property: 'spoke-at',
          value: link('auction-8'),
          qualifiers: { happenedAt: { edtf: '2019' } },
        }),
      ],
    ]
    const proposed = proposedIn(found)
    expect(new Set(proposed.map(String))).toEqual(new Set(planted.map(String)))
  })
})
