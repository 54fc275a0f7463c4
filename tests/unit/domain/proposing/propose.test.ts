import { STANDARD_VOCABULARY } from '../../../../src-main/domain/vocabulary/standard-vocabulary'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../../src-main/domain/records/claim'
import type { Entity } from '../../../../src-main/domain/records/entity'
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
  anEntity('mali', { schema: 'Country' }),
  anEntity('niger', { schema: 'Country' }),
  anEntity('bamako', { schema: 'Place' }),
  anEntity('niamey', { schema: 'Place' }),
  anEntity('villa', { schema: 'Place' }),
]

/** What is proposed between these claims, which are about Acme unless they say otherwise. */
function proposed(...claims: Fields[]) {
  const made = claims.map(({ subject = 'acme', ...fields }, at) => aClaim(`c${at}`, subject, fields))
  return proposeContradictions({
    claims: new Map(made.map((claim) => [claim.id, claim])),
    entities: new Map(ENTITIES.map((entity) => [entity.id, entity])),
    vocabulary: STANDARD_VOCABULARY,
  })
}

const kinds = (...claims: Fields[]) => proposed(...claims).map(({ kind }) => kind)

const founded = (edtf: string, fields: Fields = {}): Fields => ({ property: 'founded', value: date(edtf), ...fields })
const dead = (number: number, fields: Fields = {}): Fields => ({
  subject: 'summit',
  property: 'count',
  value: { type: 'number', number: String(number), unit: 'dead' },
  ...fields,
})
const sum = (number: number, unit: string): Fields => ({
  property: 'count',
  value: { type: 'number', number: String(number), unit },
})
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

const owns = (
  subject: string,
  percent: string,
  rough: Pick<NonNullable<Qualifiers['share']>, 'nearness'> = {},
): Fields => ({
  subject,
  property: 'owns',
  value: link('northline'),
  qualifiers: { share: { percent, ...rough } },
})
const heldAt = (place: string, fields: Fields = {}): Fields => ({
  subject: 'summit',
  property: 'held-at',
  value: link(place),
  ...fields,
})
const lies = (place: string, within: string): Fields => ({
  subject: place,
  property: 'located-in',
  value: link(within),
})
const IN_MALI = lies('bamako', 'mali')
const IN_NIGER = lies('niamey', 'niger')

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
    [
      'three shares of more than the whole',
      'held-twice',
      share('ann', '40 %'),
      share('bob', '40 %'),
      share('ministry', '30 %'),
    ],
    [
      'three shares of more than the whole at one time',
      'held-twice',
      share('ann', '40 %', from('2008')),
      share('bob', '40 %', from('2010', '2014')),
      share('ministry', '30 %', from('2012')),
    ],
    ['one share in two exact sizes', 'held-twice', owns('ann', '60'), owns('ann', '40')],
    ['exact shares of more than the whole', 'held-twice', owns('ann', '60'), owns('bob', '55.5')],
    ['two majorities', 'held-twice', share('ann', 'majority shareholder'), share('bob', 'Majority shareholder')],
    ['a sole owner and another', 'held-twice', share('ann', 'sole owner'), share('bob', '10 % stake')],
    ['a bound and a size beyond it', 'held-twice', share('ann', 'at least 60 %'), share('ann', '45 percent')],
    ['shares in German and Russian', 'held-twice', share('ann', '60 Prozent'), share('bob', '45 процентов')],
    ['a denial in French', 'denial', said("L'usine a payé le ministre."), said("L’usine n'a pas payé le ministre.")],
    [
      'a denial by its verb in German',
      'denial',
      said('Die Firma hat den Minister bezahlt.'),
      said('Die Firma bestreitet, den Minister bezahlt zu haben.'),
    ],
    ['a denial in Spanish', 'denial', said('La empresa pagó al ministro.'), said('La empresa no pagó al ministro.')],
    [
      'a denial by its verb in Russian',
      'denial',
      said('Завод платил министру.'),
      said('Завод отрицает, что платил министру.'),
    ],
    ['a denial in Arabic', 'denial', said('دفع المصنع المال للوزير'), said('لم دفع المصنع المال للوزير')],
    [
      'a rejection',
      'denial',
      said('The firm sold the northern mill.'),
      said('The firm rejected the claim that it sold the northern mill.'),
    ],
    [
      'a denial of a part of what is said',
      'denial',
      said('The firm sold its northern mill to the mayor in spring.'),
      said('The firm did not sell its northern mill.'),
    ],
    ['one event in two countries', 'event', heldAt('mali'), heldAt('niger')],
    [
      'one event in two places of which it is known where they lie',
      'event',
      IN_MALI,
      IN_NIGER,
      heldAt('bamako'),
      heldAt('niamey'),
    ],
    [
      'attendance in another place',
      'event',
      IN_MALI,
      heldAt('bamako'),
      { subject: 'ann', property: 'took-part-in', value: link('summit'), qualifiers: { place: 'niger' } },
    ],
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
      { ...dead(0), value: { type: 'number', number: '310', unit: 'dead', nearness: 'about' } },
    ],
    ['numbers of other things', dead(300), { ...dead(0), value: { type: 'number', number: '20', unit: 'wounded' } }],
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
    ['exact shares of the whole', owns('ann', '60'), owns('bob', '40')],
    ['a bound and a share within it', owns('ann', '60', { nearness: 'more-than' }), owns('ann', '75')],
    ['a share held through others', share('ann', '60 %'), share('bob', '60 % indirectly')],
    ['shares of capital and of votes', share('ann', '60 % of the capital'), share('bob', '60 % of the votes')],
    ['shares that leave some', share('ann', '60 %'), share('bob', '40 %')],
    ['three shares that are the whole', share('ann', '33.4 %'), share('bob', '33.3 %'), share('ministry', '33.3 %')],
    [
      'three shares of more than the whole at other times',
      share('ann', '40 %', from('2008', '2010')),
      share('bob', '40 %', from('2009', '2012')),
      share('ministry', '30 %', from('2011')),
    ],
    ['shares of which one is a bound', share('ann', 'up to 60 %'), share('bob', '50 %')],
    ['a share that is about the other', share('ann', 'about 60 %'), share('ann', '57 %')],
    ['a majority in two words', share('ann', 'majority shareholder'), share('ann', '60 % of the shares')],
    ['minorities', share('ann', 'minority stake'), share('bob', 'minority stake'), share('ministry', '90 %')],
    [
      'offices of which there are several, in German',
      minister('ann', from('2008'), 'Mitglied des Aufsichtsrats'),
      minister('bob', from('2009'), 'Mitglied des Aufsichtsrats'),
    ],
    [
      'offices of which there are several, in Russian',
      minister('ann', from('2008'), 'Член совета директоров'),
      minister('bob', from('2009'), 'Член совета директоров'),
    ],
    [
      'a denial that says more than what is said',
      said('The firm sold its northern mill.'),
      said('The firm did not sell its northern mill to the mayor.'),
    ],
    ['a birth in French', said('Le fils du ministre est né à Gao.'), said('Le fils du ministre est à Gao.')],
    ['a place within the other', IN_MALI, heldAt('bamako'), heldAt('mali')],
    ['a place of which nobody says where it lies', IN_MALI, heldAt('bamako'), heldAt('villa')],
    ['the house of a body, which has many', heldAt('ministry'), heldAt('mali')],
    ['a place that was expected', heldAt('mali', { kind: 'forecast' }), heldAt('niger')],
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

it('proposes shares that come to more than the whole all together or not at all', () => {
  const all = [share('ann', '40 %'), share('bob', '40 %'), share('ministry', '30 %', {})]
  const [only] = proposed(...all)
  expect([only?.claim.id, only?.others.map(({ id }) => id), only?.isWhole]).toEqual(['c0', ['c1', 'c2'], true])
  expect(proposed({ ...share('ann', '40 %'), agreesWith: ['c1'] }, ...all.slice(1))).toEqual([])
})

it('finds the one clash in a long line of holders, wherever it stands', () => {
  const holders = Array.from({ length: 50 }, (_, at) =>
    minister(`p${at}`, from(String(1900 + 2 * at), String(1902 + 2 * at))),
  )
  expect(proposed(...holders)).toEqual([])
  const found = proposed(...holders, minister('ann', from('1945-03', '1945-09')))
  expect(found.map(({ claim, others }) => [claim.subject, others.map(({ subject }) => subject)])).toEqual([
    ['ann', ['p22']],
  ])
})

it('proposes a bounded number for each of a great many values of one thing', () => {
  const many = Array.from({ length: 2_000 }, (_, at) => founded(String(1000 + at)))
  expect(proposed(...many).length).toBeLessThan(20 * many.length)
})
