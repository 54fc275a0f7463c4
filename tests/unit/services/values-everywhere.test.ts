import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { namedIn } from '../../../src-main/domain/exchange/exchanged'
import { fieldWords } from '../../../src-main/domain/exchange/record-words'
import { TO_VERSION_2 } from '../../../src-main/domain/migration/to-version-2'
import type { OldRecord } from '../../../src-main/domain/migration/old-records'
import { claimSchema } from '../../../src-main/domain/records/claim'
import { dossierContentSchema } from '../../../src-main/domain/records/dossier'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { buildBriefing } from '../../../src-main/domain/briefing/build'
import { describeIssues } from '../../../src-main/domain/errors'
import { relationGraph } from '../../../src-main/figures/relation-graph'
import { makeHash } from '../../../src-main/services/session/content-hash'
import { wordsOf } from '../../../src-main/storage/erasing/word-search'
import { audit } from '../../../src-main/domain/views/audit'
import { claimSentence } from '../../../src-main/domain/views/claim-in-full'
import { claimView } from '../../../src-main/domain/views/claim-among-others'
import { exportClaimsCsv } from '../../../src-main/exporters/claims-csv'
import { exportFollowTheMoney } from '../../../src-main/exporters/follow-the-money'
import { exportMarkdownFolder } from '../../../src-main/exporters/markdown-folder'
import { saveClaim } from '../../../src-main/services/content/edit-content'
import { findClaims } from '../../../src-main/services/content/find-claims'
import { handoverOf, MAKING, packDossier, textsOf, unpackedDossier } from '../../support/exchange-files'
import { smallLibrary } from '../../support/library'
import { NEWER_VALUE, valuesDossier } from '../../support/values-dossier'
import { terminalOn } from '../cli/terminal'

const indexOf = (content = valuesDossier()) => new DossierIndex(content, emptyLayer(content.dossier.id))

function sentences(index: DossierIndex): Record<string, string> {
  return Object.fromEntries(
    [...index.claims.values()].map((claim) => [
      claim.id,
      claimSentence(claimView(index, claim)).replaceAll('\u00a0', ' '),
    ]),
  )
}

const SAID = {
  'c-owns': 'Northline Shipping: owns Sahel Gold (40%, since 2019)',
  'c-owns-rest': 'Ada Moreau: owns Sahel Gold (25–50%, direct)',
  'c-paid': 'Northline Shipping: paid Ada Moreau (€1,250,000, for advice, 14 March 2021)',
  'c-turnover': 'Northline Shipping: sum XOF 90,071,992,547,409,931.07',
  'c-proportion': 'Sahel Gold: proportion about 12.50%',
  'c-register': 'Northline Shipping: registration number HRB 12345',
  'c-imo': 'MV Meridian: IMO 9074729',
  'c-imo-wrong': 'MV Meridian: identifier IMO 9074728',
  'c-account': 'Sahel Gold: account IBAN GB29 NWBK 6016 1331 9268 19',
  'c-address': 'Northline Shipping: address 12 Rue Achkhabad, Bamako, Mali',
  'c-quay': 'River quay: coordinates 12.6392° N, 8.0029° W (±1 km)',
  'c-website': 'Northline Shipping: website www.northline.example',
  'c-email': 'Northline Shipping: e-mail desk@northline.example',
  'c-phone': 'Northline Shipping: telephone +223 20 22 12 34',
  'c-country': 'Sahel Gold: country Côte d’Ivoire',
  'c-newer': 'MV Meridian: H2O, Bamako, H, 2 (chemical formula, a kind of value that this version does not know)',
}

describe('values of every type', () => {
  it('are records that parse, and come back as they were written', () => {
    const content = valuesDossier()
    expect(dossierContentSchema.parse(JSON.parse(JSON.stringify(content)))).toEqual(content)
  })

  it('are shown in one way', () => {
    expect(sentences(indexOf())).toEqual(SAID)
  })

  it('are found by their words as they are shown and as they are typed', () => {
    const index = indexOf()
    for (const words of ['1,250,000', 'IMO 9074729', 'hrb 12345', '40% sahel'])
      expect(findClaims(index, words, 10).total, words).toBeGreaterThan(0)
  })

  it('that look mistyped, or are of a type that nobody here knows, are listed in the audit', () => {
    const { doubtfulValues, unknownWords } = audit(indexOf())
    expect(doubtfulValues.map(({ claim }) => claim.id)).toEqual(['c-imo-wrong'])
    expect(doubtfulValues[0]?.reason).toContain('check digit')
    expect(unknownWords).toMatchObject([{ what: 'type of value', id: 'chemical-formula', uses: 1 }])
  })

  it('are told in words where two desks differ', () => {
    const words = (field: string, value: unknown) => fieldWords(indexOf(), field, value).lines.join(' | ')
    expect(words('value', { type: 'money', amount: '5', currency: 'EUR' })).toBe('€5')
    expect(words('qualifiers', { share: { percent: '40' }, amount: { amount: '5', currency: 'EUR' } })).toBe('40% | €5')
  })

  it('of an unknown type name nothing, whatever their fields are called', () => {
    const claim = valuesDossier().claims.find(({ id }) => id === 'c-newer')
    expect(namedIn({ collection: 'claims', record: claimSchema.parse(claim) }).map(({ id }) => id)).not.toContain(
      'Bamako',
    )
  })

  it('of a known type, but not as that has to be, are refused rather than kept as unknown', () => {
    const [claim] = valuesDossier().claims
    for (const value of [
      { type: 'money', amount: 5, currency: 'EUR' },
      { type: 'money', amount: '5' },
      { type: 'identifier', identifier: 'x' },
      { type: 'Money' },
      { type: 'formula', deep: JSON.parse(`${'['.repeat(50)}${']'.repeat(50)}`) as unknown },
      { type: 'formula', long: 'x'.repeat(200_000) },
    ])
      expect(claimSchema.safeParse({ ...claim, value }).success, JSON.stringify(value).slice(0, 60)).toBe(false)
  })
})

it('what is wrong with a value of a known type is said, and where', () => {
  const [claim] = valuesDossier().claims
  const value = { type: 'money', amount: '5,000', currency: 'EUR' }
  const parsed = claimSchema.safeParse({ ...claim, value })
  expect(parsed.error && describeIssues(parsed.error)).toEqual([
    'value: amount is not a number in figures, such as 1250000 or 0.5',
  ])
})

it('a relation is drawn with its share and its sum', () => {
  const model = buildBriefing(
    indexOf(),
    { format: 'report', paper: 'A4', noteIds: 'all' },
    { now: '2025-11-05T09:30:00.000Z', producer: 'Dossier test', contentHash: '0'.repeat(64), makeHash },
  )
  const labels = relationGraph(model)?.edges.flatMap(({ ties }) => ties.map(({ label }) => label)) ?? []
  expect(labels.sort()).toEqual(['Owns (25–50%)', 'Owns (40%)', 'Paid by (€1,250,000)'])
})

it('a file with the same scheme or currency does not hold the words of a claim that was deleted', () => {
  const words = wordsOf(valuesDossier().claims.filter(({ id }) => id === 'c-register'))
  expect(words).toContain('HRB 12345')
  expect(words).not.toContain('registration-number')
})

describe('what leaves', () => {
  it('has exact numbers in a table', () => {
    const text = textsOf(exportClaimsCsv(handoverOf(valuesDossier()), MAKING)).get('') ?? ''
    const row = (id: string) => text.split('\r\n').find((line) => line.startsWith(id))
    expect(row('c-turnover')).toContain(',money,90071992547409931.07,XOF,')
    expect(row('c-owns,')).toContain(',40,,,2019,')
    expect(row('c-paid')).toContain(',for advice,,1250000,EUR,')
    expect(row('c-imo,')).toContain('IMO 9074729,identifier,,,,,imo,')
    expect(row('c-quay')).toContain(',coordinates,,,,,,12.6392,-8.0029,')
  })

  it('has its place in FollowTheMoney', () => {
    const lines = (textsOf(exportFollowTheMoney(handoverOf(valuesDossier()), MAKING)).get('') ?? '').trim().split('\n')
    const entities = lines.map((line) => JSON.parse(line) as { schema: string; properties: Record<string, string[]> })
    const of = (schema: string) =>
      entities.filter((entity) => entity.schema === schema).map(({ properties }) => properties)
    expect(of('Ownership')).toMatchObject([{ percentage: ['40%'] }, { percentage: ['25–50%'] }])
    expect(of('Payment')).toMatchObject([{ amount: ['1250000'], currency: ['EUR'], purpose: ['for advice'] }])
    expect(of('Company')).toContainEqual(
      expect.objectContaining({
        registrationNumber: ['HRB 12345'],
        address: ['12 Rue Achkhabad, Bamako, Mali'],
        website: ['https://www.northline.example'],
        email: ['desk@northline.example'],
        phone: ['+22320221234'],
      }),
    )
    expect(of('Company')).toContainEqual(expect.objectContaining({ country: ['ci'] }))
    expect(of('Address')).toMatchObject([{ latitude: ['12.6392'], longitude: ['-8.0029'] }])
  })

  it('says in Markdown what the page says', () => {
    const text = [...textsOf(exportMarkdownFolder(handoverOf(valuesDossier()), MAKING)).values()].join('\n')
    for (const words of ['40%', '€1,250,000', 'IMO\u00a09074729']) expect(text.replaceAll('\\', '')).toContain(words)
  })
})

it('a file of a newer version is brought in, edited around its unknown value, undone and handed on, with that value as it was', async () => {
  const small = await smallLibrary()
  await small.library().close()
  const run = await terminalOn(small)
  const path = join(small.root, 'newer.dossier')
  await writeFile(path, packDossier(unpackedDossier(valuesDossier())))
  expect(await run('import', path, '--as', 'both')).toMatchObject({ code: 0 })
  const library = await small.reopen()
  const session = await library.open('northline-case')
  const claim = session.index.claims.get('c-newer')
  expect(claim?.value).toEqual(NEWER_VALUE)
  const { createdBy: _, ...draft } = claimSchema.parse(claim)
  await saveClaim(session, { ...draft, rank: 'preferred' })
  await expect(saveClaim(session, { ...draft, id: undefined })).rejects.toMatchObject({ code: 'invalid-input' })
  expect(session.index.claims.get('c-newer')).toMatchObject({ value: NEWER_VALUE, rank: 'preferred' })
  await session.undo()
  expect(session.index.claims.get('c-newer')).toMatchObject({ value: NEWER_VALUE, rank: 'normal' })
  await library.close()
  const again = await (await small.reopen()).open('northline-case')
  expect(sentences(again.index)).toEqual(SAID)
  expect(again.index.claims.get('c-newer')?.value).toEqual(NEWER_VALUE)
})

it('a number of version 1 says the same in version 2, to its last figure', () => {
  let claims: OldRecord[] = [
    { id: 'a', property: 'count', value: { type: 'number', number: 15, unit: 'African countries', approximate: true } },
    { id: 'b', property: 'count', value: { type: 'number', number: 0.1 } },
    { id: 'c', property: 'count', value: { type: 'number', number: 1e21, approximate: false } },
    { id: 'd', property: 'description', value: { type: 'text', text: '15' } },
  ]
  for (const _ of ['first', 'again'])
    for (const step of TO_VERSION_2)
      step({
        change: (name, change) => (claims = name === 'claims' ? claims.map(change) : claims),
        find: () => undefined,
      })
  expect(claims.map(({ value }) => value)).toEqual([
    { type: 'number', number: '15', unit: 'African countries', nearness: 'about' },
    { type: 'number', number: '0.1' },
    { type: 'number', number: '1000000000000000000000' },
    { type: 'text', text: '15' },
  ])
})
