import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../../src-main/domain/claim'
import type { Entity } from '../../../../src-main/domain/entity'
import { proposeContradictions } from '../../../../src-main/domain/proposing/propose'
import { aClaim, anEntity, date, link, text } from '../../../support/records'

type Fields = Partial<Claim>
type Qualifiers = NonNullable<Claim['qualifiers']>

const ENTITIES: Entity[] = [
  anEntity('acme', { schema: 'Company', names: [{ value: 'Acme Ltd', kind: 'name', citations: [] }] }),
  anEntity('summit', { schema: 'Event' }),
  anEntity('treaty', { schema: 'Agreement' }),
  anEntity('ann', { schema: 'Person' }),
  anEntity('bob', { schema: 'Person' }),
  anEntity('ministry', { schema: 'PublicBody' }),
]

/** What is proposed between these claims, which are about Acme unless they say otherwise. */
function proposed(...claims: Fields[]) {
  const made = claims.map(({ subject = 'acme', ...fields }, at) => aClaim(`c${at}`, subject, fields))
  return proposeContradictions({
    claims: new Map(made.map((claim) => [claim.id, claim])),
    entities: new Map(ENTITIES.map((entity) => [entity.id, entity])),
  })
}

const kinds = (...claims: Fields[]) => proposed(...claims).map(({ kind }) => kind)

const founded = (edtf: string, fields: Fields = {}): Fields => ({ property: 'founded', value: date(edtf), ...fields })
const dead = (number: number, fields: Fields = {}): Fields => ({
  subject: 'summit',
  property: 'count',
  value: { type: 'number', number, unit: 'dead' },
  ...fields,
})
const sum = (number: number, unit: string): Fields => ({ property: 'count', value: { type: 'number', number, unit } })
const said = (words: string, fields: Fields = {}): Fields => ({ property: 'statement', value: text(words), ...fields })
const from = (start: string, end?: string): Qualifiers => ({
  start: { edtf: start },
  ...(end !== undefined && { end: { edtf: end } }),
})
const minister = (subject: string, qualifiers: Qualifiers, role = 'Minister'): Fields => ({
  subject,
  property: 'holds-office',
  value: link('ministry'),
  qualifiers: { role, ...qualifiers },
})
const share = (subject: string, role: string, qualifiers: Qualifiers = {}): Fields => ({
  subject,
  property: 'part-of',
  value: link('acme'),
  qualifiers: { role, ...qualifiers },
})

describe('a contradiction is proposed', () => {
  it.each<[string, string, ...Fields[]]>([
    ['two values of what has one', 'value', founded('2012'), founded('2014-03')],
    [
      'two codes',
      'value',
      { property: 'iso-alpha-2', value: text('ml') },
      { property: 'iso-alpha-2', value: text('NE') },
    ],
    ['an opinion beside a fact', 'value', founded('2012'), founded('2014', { kind: 'opinion' })],
    ['two sums of the same things', 'value', sum(3, 'million euros'), sum(4_000_000, '€')],
    [
      'two dates of one event',
      'event',
      { subject: 'summit', property: 'date', value: date('2024-03-01') },
      { subject: 'summit', property: 'date', value: date('2024-03-02') },
    ],
    ['two death tolls of one event', 'event', dead(30), dead(45)],
    [
      'one membership with two beginnings',
      'event',
      { property: 'member-of', value: link('treaty'), qualifiers: from('2012') },
      { property: 'member-of', value: link('treaty'), qualifiers: from('2015') },
    ],
    [
      'one membership with two ends',
      'event',
      { property: 'member-of', value: link('treaty'), qualifiers: from('2012', '2014') },
      { property: 'member-of', value: link('treaty'), qualifiers: from('2012', '2015') },
    ],
    [
      'what happened at an event on another day',
      'event',
      { subject: 'summit', property: 'date', value: date('2024-03') },
      {
        property: 'outcome',
        value: text('Signed.'),
        qualifiers: { event: 'summit', happenedAt: { edtf: '2024-05-02' } },
      },
    ],
    [
      'attendance on another day',
      'event',
      { subject: 'summit', property: 'date', value: date('2024-03') },
      { subject: 'ann', property: 'took-part-in', value: link('summit'), qualifiers: { happenedAt: { edtf: '2023' } } },
    ],
    ['none beside one', 'denial', founded('2012'), founded('', { value: { type: 'novalue' } })],
    [
      'none beside one not named',
      'denial',
      { property: 'member-of', value: { type: 'somevalue' } },
      { property: 'member-of', value: { type: 'novalue' } },
    ],
    [
      'support beside opposition',
      'denial',
      { property: 'supports', value: link('treaty') },
      { property: 'opposes', value: link('treaty') },
    ],
    [
      'a statement and the same with a not',
      'denial',
      said('Acme paid the minister.'),
      said('Acme did not pay the minister.'),
    ],
    [
      'a statement and its denial',
      'denial',
      said('Acme has paid a minister.'),
      said('It denies that it paid the minister.'),
    ],
    [
      'a statement and its denial in Russian',
      'denial',
      said('Завод платил министру.'),
      said('Завод не платил министру.'),
    ],
    [
      'one office held by two',
      'held-twice',
      minister('ann', from('2008', '2014')),
      minister('bob', from('2012', '2016'), 'minister'),
    ],
    [
      'an office whose holder is not said to have left',
      'held-twice',
      minister('ann', from('2008')),
      minister('bob', from('2014')),
    ],
    ['one share in two sizes', 'held-twice', share('ann', '60 %'), share('ann', '40% share')],
    ['shares of more than the whole', 'held-twice', share('ann', 'holds 60 %'), share('bob', '55,5 per cent')],
  ])('for %s', (_, kind, ...claims) => {
    expect(kinds(...claims)).toEqual([kind])
    expect(kinds(...[...claims].reverse())).toEqual([kind])
  })

  it('with what it rests on, in one sentence that names no value', () => {
    expect(proposed(founded('2012'), founded('2014'))[0]?.because).toBe('Both say when it began, and no day fits both.')
    expect(proposed(dead(30), dead(45))[0]?.because).toBe(
      'Both give ‘Number’ for the same thing, in the same unit, and the numbers differ.',
    )
  })

  it('once, with all that say the same on one side', () => {
    const [only, ...more] = proposed(founded('2012'), founded('2012'), founded('2014'))
    expect(more).toEqual([])
    expect([only?.claim.id, only?.others.map(({ id }) => id)]).toEqual(['c2', ['c0', 'c1']])
  })
})

describe('no contradiction is proposed', () => {
  it.each<[string, ...Fields[]]>([
    ['a rougher date that covers the other', founded('2012'), founded('2012-03')],
    ['a date that is about the other', founded('2012~'), founded('2013-02')],
    [
      'the same code written otherwise',
      { property: 'iso-alpha-2', value: text('ml') },
      { property: 'iso-alpha-2', value: text(' ML.') },
    ],
    ['the same sum written otherwise', sum(1.5, 'million $'), sum(1_500_000, 'US dollars')],
    [
      'a number that is about the other',
      dead(300),
      { ...dead(0), value: { type: 'number', number: 310, unit: 'dead', approximate: true } },
    ],
    ['numbers of other things', dead(300), { ...dead(0), value: { type: 'number', number: 20, unit: 'wounded' } }],
    [
      'numbers of other groups',
      dead(30, { qualifiers: { role: 'soldiers' } }),
      dead(5, { qualifiers: { role: 'civilians' } }),
    ],
    [
      'numbers of other years',
      { ...sum(30, 'staff'), qualifiers: from('2012', '2013') },
      { ...sum(50, 'staff'), qualifiers: from('2015') },
    ],
    [
      'another value of what can have many',
      { property: 'purpose', value: text('Peace.') },
      { property: 'purpose', value: text('Trade.') },
    ],
    ['a value that is not known', founded('2012'), founded('', { value: { type: 'somevalue' } })],
    ['a superseded claim', founded('2012'), founded('2014', { rank: 'deprecated' })],
    ['what was expected and what came', founded('2012', { kind: 'forecast' }), founded('2014')],
    ['the same of another thing', founded('2012'), founded('2014', { subject: 'ministry' })],
    [
      'who left and came back',
      { property: 'member-of', value: link('treaty'), qualifiers: from('2008', '2010') },
      { property: 'member-of', value: link('treaty'), qualifiers: from('2015') },
    ],
    [
      'memberships in two roles',
      { property: 'member-of', value: link('treaty'), qualifiers: { ...from('2008'), role: 'observer' } },
      { property: 'member-of', value: link('treaty'), qualifiers: { ...from('2015'), role: 'full' } },
    ],
    [
      'what was said of an event on another day',
      { subject: 'summit', property: 'date', value: date('2024-03') },
      said('It was long.', {
        kind: 'attributed',
        attributedTo: 'ann',
        qualifiers: { event: 'summit', saidAt: { edtf: '2024-05' } },
      }),
    ],
    [
      'none after one',
      { property: 'member-of', value: link('treaty'), qualifiers: from('2008', '2010') },
      { property: 'member-of', value: { type: 'novalue' }, qualifiers: from('2011') },
    ],
    [
      'support of one thing and opposition to another',
      { property: 'supports', value: link('treaty'), qualifiers: { role: 'on trade' } },
      { property: 'opposes', value: link('treaty'), qualifiers: { role: 'on borders' } },
    ],
    [
      'support that became opposition',
      { property: 'supports', value: link('treaty'), qualifiers: from('2008', '2010') },
      { property: 'opposes', value: link('treaty'), qualifiers: from('2011') },
    ],
    ['two statements', said('Acme paid the minister.'), said('Acme paid the judge.')],
    ['two denials of the same', said('Acme did not pay the minister.'), said('Acme denies having paid the minister.')],
    [
      'a word that is a denial without its accent',
      said('Le ministre, fils du juge, a payé Paul.'),
      said('Le ministre, ne\u0301 fils du juge, a payé Paul.'),
    ],
    ['a denial of something else', said('Acme paid the minister.'), said('Acme did not pay the judge.')],
    ['denials that say nothing else', said('No.'), said('Yes.'), said('Acme denies it.')],
    ['one office after the other', minister('ann', from('2008', '2012')), minister('bob', from('2012', '2016'))],
    ['two offices of one body', minister('ann', from('2008')), minister('bob', from('2009'), 'Secretary')],
    [
      'offices of which there are several',
      minister('ann', from('2008'), 'Deputy minister'),
      minister('bob', from('2009'), 'Deputy Minister'),
    ],
    ['offices without a time', minister('ann', {}), minister('bob', {})],
    [
      'an office that one person is said twice to hold',
      minister('ann', from('2008', '2010')),
      minister('ann', from('2008', '2010')),
    ],
    ['a share that changed', share('ann', '60 %', from('2008')), share('ann', '40 %', from('2012'))],
    ['a share held through others', share('ann', '60 %'), share('bob', '60 % indirectly')],
    ['shares of capital and of votes', share('ann', '60 % of the capital'), share('bob', '60 % of the votes')],
    ['shares that leave some', share('ann', '60 %'), share('bob', '40 %')],
  ])('for %s', (_, ...claims) => {
    expect(kinds(...claims)).toEqual([])
    expect(kinds(...[...claims].reverse())).toEqual([])
  })

  it('where somebody has decided, from either of the two', () => {
    for (const decided of [{ disputes: [{ claimId: 'c1' }] }, { agreesWith: ['c1'] }])
      expect(kinds(founded('2012', decided), founded('2014'))).toEqual([])
    for (const decided of [{ disputes: [{ claimId: 'c0' }] }, { agreesWith: ['c0'] }])
      expect(kinds(founded('2012'), founded('2014', decided))).toEqual([])
  })
})

it('proposes a bounded number for each of a great many values of one thing', () => {
  const many = Array.from({ length: 2_000 }, (_, at) => founded(String(1000 + at)))
  expect(proposed(...many).length).toBeLessThan(20 * many.length)
})
