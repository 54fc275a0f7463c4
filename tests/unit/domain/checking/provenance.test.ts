import { describe, expect, test } from 'vitest'
import type { DossierContent } from '../../../../src-main/domain/records/dossier'
import { checkProvenance, type ProvenanceCode } from '../../../../src-main/domain/checking/provenance'
import { citation, claim, dossier, entity, source, withClaim, withSource } from '../sample-dossier'

const codes = (content: DossierContent): ProvenanceCode[] => checkProvenance(content).map(({ code }) => code)
const withMeta = (change: Partial<DossierContent['dossier']>): DossierContent => {
  const whole = dossier()
  return { ...whole, dossier: { ...whole.dossier, ...change } }
}
const withEntity = (change: Parameters<typeof entity>[1]): DossierContent =>
  dossier({ entities: [entity('harbour', change), entity('port-union')] })

test('finds nothing where every line says where it comes from', () => {
  expect(checkProvenance(dossier())).toEqual([])
})

describe('lines without a citation', () => {
  test('a claim', () => {
    expect(codes(withClaim({ citations: [] }))).toEqual(['uncited-claim'])
  })

  test('a name', () => {
    const names = [{ value: 'Harbour', kind: 'name' as const, citations: [] }]
    expect(checkProvenance(withEntity({ names }))).toEqual([
      { code: 'uncited-name', path: 'entities.harbour.names.0', message: 'gives the name Harbour without a citation' },
    ])
  })

  test('a summary of an entity or of the dossier', () => {
    const summary = { text: 'A harbour.', citations: [] }
    expect(codes(withEntity({ summary }))).toEqual(['uncited-summary'])
    expect(codes(withMeta({ summary }))).toEqual(['uncited-summary'])
  })

  test('a key judgement', () => {
    expect(codes(withMeta({ keyJudgements: [{ id: 'kj-1', text: 'So it is.', claimIds: [] }] }))).toEqual([
      'uncited-judgement',
    ])
  })

  test('the reader may judge for themselves, the bundle may not', () => {
    const own = { citations: [], ownJudgement: true }
    expect(codes(withClaim({ ...own, createdBy: 'user' }))).toEqual([])
    expect(codes(withClaim(own))).toEqual(['bundled-own-judgement'])
    expect(codes(withClaim({ ...own, createdBy: 'importer' }))).toEqual(['bundled-own-judgement'])
    const summary = { text: 'My harbour.', citations: [] }
    expect(codes(withEntity({ summary, createdBy: 'user' }))).toEqual([])
  })
})

test('a locator that names no place is found', () => {
  const vague = [citation({ locator: { kind: 'section', value: '–' } })]
  expect(codes(withClaim({ citations: vague }))).toEqual(['vague-locator'])
})

describe('dates', () => {
  const dated = (edtf: string, more: { original?: string; inferredFrom?: string } = {}) =>
    withClaim({ property: 'founded', value: { type: 'date', date: { edtf, ...more } } })

  test('one that is none is found, in a value, a qualifier, a publication and a data cut-off', () => {
    expect(codes(dated('last summer'))).toEqual(['unparsable-date'])
    expect(codes(withClaim({ qualifiers: { saidAt: { edtf: '2024-13' } } }))).toEqual(['unparsable-date'])
    const undatable = source('report', { published: { edtf: 'n.d.' } })
    expect(codes(dossier({ sources: [undatable] }))).toEqual(['unparsable-date'])
    expect(codes(withMeta({ dataCutOff: 'now' }))).toEqual(['unparsable-date'])
  })

  test('an uncertain one without the source’s words or a reason is found', () => {
    expect(codes(dated('2024-05~'))).toEqual(['unexplained-date'])
    expect(codes(dated('2024-05~', { original: 'around May' }))).toEqual([])
    expect(codes(dated('2024-05?', { inferredFrom: 'The month after April.' }))).toEqual([])
  })

  test('an inference says from what it is drawn', () => {
    expect(codes(withClaim({ kind: 'inference' }))).toEqual(['unexplained-inference'])
    expect(codes(withClaim({ kind: 'inference', confidence: { level: 'low', why: 'Nothing else fits.' } }))).toEqual([])
    expect(codes(withClaim({ kind: 'inference', createdBy: 'user' }))).toEqual([])
  })
})

describe('entities worth opening', () => {
  test('an entity without a summary, and one that nothing is said about, have none', () => {
    const bare = entity('harbour')
    delete bare.summary
    expect(codes(dossier({ entities: [bare, entity('port-union')] }))).toEqual(['thin-entity'])
    expect(codes(dossier({ entities: [...dossier().entities, entity('pier')] }))).toEqual(['thin-entity'])
  })

  test('two claims that mention it, or one relation, are enough', () => {
    const text = { property: 'description' as const, value: { type: 'text' as const, text: 'It is long.' } }
    const mentioned = (times: number) =>
      dossier({
        entities: [...dossier().entities, entity('pier')],
        claims: [
          ...dossier().claims,
          ...Array.from({ length: times }, (_, i) => claim(`c-${i}`, { ...text, about: ['pier'] })),
        ],
      })
    expect(codes(mentioned(1))).toEqual(['thin-entity'])
    expect(codes(mentioned(2))).toEqual([])
  })
})

describe('sources', () => {
  test('a paragraph that no claim cites needs a reason', () => {
    const [first, second] = source('report').paragraphs
    const paragraphs = first && second ? [first, second, { id: 'p-3', number: '3', text: 'Weather.' }] : []
    expect(checkProvenance(dossier({ sources: [source('report', { paragraphs })] }))).toEqual([
      expect.objectContaining({ code: 'uncovered-paragraph', path: 'sources.report.paragraphs.3' }),
    ])
    const excused = paragraphs.map((paragraph) => ({ ...paragraph, carriesNoClaim: 'It is about the weather.' }))
    expect(codes(dossier({ sources: [source('report', { paragraphs: excused })] }))).toEqual([])
  })

  test('a source that nothing cites is found', () => {
    const idle = source('idle', { textKind: 'none', paragraphs: [] })
    expect(codes(dossier({ sources: [source('report'), idle] }))).toEqual(['unused-source'])
  })

  test('a data package is cited with its version and its licence', () => {
    const atlas = source('atlas', { kind: 'data-package', textKind: 'none', paragraphs: [] })
    expect(codes(withSource(atlas))).toEqual(['package-without-licence'])
    expect(codes(withSource({ ...atlas, version: '2.0.2' }))).toEqual(['package-without-licence'])
    expect(codes(withSource({ ...atlas, version: '2.0.2', licence: 'ISC' }))).toEqual([])
  })
})
