import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkIntegrity, type IntegrityCode } from '../../../../src-main/domain/checking/integrity'
import { describeFinding } from '../../../../src-main/domain/checking/finding'
import type { DossierContent } from '../../../../src-main/domain/records/dossier'
import { citation, claim, dossier, entity, source, withClaim, withSource } from '../sample-dossier'
import { runs } from '../../../support/runs'

const codes = (content: DossierContent): IntegrityCode[] => checkIntegrity(content).map(({ code }) => code)
const paths = (content: DossierContent): string[] => checkIntegrity(content).map(({ path }) => path)

test('finds nothing in a whole dossier', () => {
  expect(checkIntegrity(dossier())).toEqual([])
})

test('describes a finding as one sentence that names the place', () => {
  const [finding] = checkIntegrity(withClaim({ subject: 'nobody' }))
  expect(finding && describeFinding(finding)).toBe(
    'claims.c-extra.subject names the entity nobody, which is not in the dossier.',
  )
})

describe('identifiers', () => {
  test.each([
    ['entities', dossier({ entities: [...dossier().entities, entity('harbour')] }), 'entities.2'],
    ['claims', dossier({ claims: [...dossier().claims, claim('c-member')] }), 'claims.1'],
    ['sources', dossier({ sources: [source('report'), source('report')] }), 'sources.1'],
  ])('two %s with one id are found at the second', (_, content, path) => {
    expect(checkIntegrity(content)).toEqual([expect.objectContaining({ code: 'duplicate-id', path })])
  })

  test('a key judgement given twice is found', () => {
    const whole = dossier()
    const [judgement] = whole.dossier.keyJudgements
    const keyJudgements = judgement ? [judgement, judgement] : []
    expect(codes({ ...whole, dossier: { ...whole.dossier, keyJudgements } })).toEqual(['duplicate-id'])
  })

  test('a source with the id of an entity is found, because notes tell records apart by id alone', () => {
    expect(codes(dossier({ sources: [source('report'), source('harbour')] }))).toEqual(['duplicate-id'])
  })

  test('a paragraph number or id given twice within a source is found', () => {
    const paragraphs = [
      { id: 'p-1', number: '1', text: 'One.' },
      { id: 'p-1', number: '1', text: 'Another one.' },
    ]
    expect(codes(withSource(source('second', { paragraphs })))).toEqual(['duplicate-paragraph', 'duplicate-paragraph'])
  })
})

describe('references to nothing', () => {
  const date = { edtf: '2024' }
  test.each([
    ['a subject', { subject: 'nobody' }, 'missing-entity', 'claims.c-extra.subject'],
    ['a value', { value: { type: 'entity', entityId: 'nobody' } }, 'missing-entity', 'claims.c-extra.value'],
    ['a speaker', { kind: 'attributed', attributedTo: 'nobody' }, 'missing-entity', 'claims.c-extra.attributedTo'],
    ['a reporter', { reportedBy: 'nobody' }, 'missing-entity', 'claims.c-extra.reportedBy'],
    ['another entity concerned', { about: ['harbour', 'nobody'] }, 'missing-entity', 'claims.c-extra.about'],
    ['a place', { qualifiers: { place: 'nobody' } }, 'missing-entity', 'claims.c-extra.qualifiers.place'],
    [
      'an event',
      { qualifiers: { event: 'nobody', happenedAt: date } },
      'missing-entity',
      'claims.c-extra.qualifiers.event',
    ],
    ['a disputed claim', { disputes: [{ claimId: 'c-none' }] }, 'missing-claim', 'claims.c-extra.disputes'],
    ['a source', { citations: [citation({ sourceId: 'none' })] }, 'missing-source', 'claims.c-extra.citations.0'],
    [
      'a paragraph',
      { citations: [citation(), citation({ locator: { kind: 'paragraph', value: '3' } })] },
      'missing-paragraph',
      'claims.c-extra.citations.1',
    ],
  ] as const)('%s of a claim', (_, change, code, path) => {
    expect(checkIntegrity(withClaim(change as Parameters<typeof withClaim>[0]))).toEqual([
      expect.objectContaining({ code, path }),
    ])
  })

  test('the source of a name, of a summary and of the dossier itself', () => {
    const lost = [citation({ sourceId: 'lost' })]
    const whole = dossier()
    const content = {
      ...whole,
      dossier: { ...whole.dossier, summary: { text: 'Two ports.', citations: lost } },
      entities: [
        entity('harbour', { names: [{ value: 'Harbour', kind: 'name', citations: lost }] }),
        entity('port-union', { summary: { text: 'A union.', citations: lost } }),
      ],
    } satisfies DossierContent
    expect(paths(content)).toEqual([
      'dossier.summary.citations.0',
      'entities.harbour.names.0.citations.0',
      'entities.port-union.summary.citations.0',
    ])
    expect(new Set(codes(content))).toEqual(new Set(['missing-source']))
  })

  test('the claim of a key judgement', () => {
    const whole = dossier()
    const keyJudgements = [{ id: 'kj-1', text: 'So it is.', claimIds: ['c-member', 'c-none'] }]
    expect(checkIntegrity({ ...whole, dossier: { ...whole.dossier, keyJudgements } })).toEqual([
      expect.objectContaining({ code: 'missing-claim', path: 'dossier.keyJudgements.kj-1.claimIds' }),
    ])
  })

  test('the author and the origin of a source', () => {
    const added = source('second', { authorIds: ['nobody'], derivedFrom: ['lost'] })
    expect(codes(withSource(added))).toEqual(['missing-entity', 'missing-source'])
  })

  test('a paragraph of a source whose text is not in the library is nobody’s to check', () => {
    const content = withSource(source('second', { textKind: 'none', paragraphs: [] }))
    content.claims.push(
      claim('c-far', { citations: [citation({ sourceId: 'second', locator: { kind: 'paragraph', value: '99' } })] }),
    )
    expect(checkIntegrity(content)).toEqual([])
  })
})

describe('what refers to itself', () => {
  test('a claim that disputes itself', () => {
    expect(codes(withClaim({ disputes: [{ claimId: 'c-extra' }] }))).toEqual(['self-reference'])
  })

  test('a relation that ends where it begins', () => {
    expect(codes(withClaim({ value: { type: 'entity', entityId: 'harbour' } }))).toEqual(['self-reference'])
  })

  test('a source that derives from itself, at once or by a long way', () => {
    expect(codes(withSource(source('second', { derivedFrom: ['second'] })))).toEqual(['cyclic-derivation'])
    const ring = Array.from({ length: 20_000 }, (_, i) =>
      source(`s-${i}`, { derivedFrom: [`s-${(i + 1) % 20_000}`], textKind: 'none', paragraphs: [] }),
    )
    expect(checkIntegrity(dossier({ sources: [source('report'), ...ring] }))).toEqual([
      {
        code: 'cyclic-derivation',
        path: 'sources.s-19999.derivedFrom',
        message: 'leads back to s-0 in 20,000 steps',
      },
    ])
  })

  test('two sources that derive from one third are no cycle', () => {
    const content = dossier({
      sources: [
        source('report', { derivedFrom: ['left', 'right'] }),
        source('left', { derivedFrom: ['wire'] }),
        source('right', { derivedFrom: ['wire'] }),
        source('wire'),
      ],
    })
    expect(checkIntegrity(content)).toEqual([])
  })
})

describe('what a property does not allow', () => {
  test('a value of another type', () => {
    expect(codes(withClaim({ value: { type: 'text', text: 'the union' } }))).toEqual(['wrong-value-type'])
  })

  test('an unknown value fits every property', () => {
    expect(codes(withClaim({ value: { type: 'somevalue' } }))).toEqual([])
    expect(codes(withClaim({ value: { type: 'novalue' } }))).toEqual([])
  })

  test('a subject of another schema', () => {
    const change = { property: 'iso-alpha-2', value: { type: 'text', text: 'BF' } } as const
    expect(codes(withClaim(change))).toEqual(['wrong-subject'])
  })

  test('an end before its beginning, uncertain dates given the benefit of the doubt', () => {
    const span = (start: string, end: string) =>
      withClaim({ qualifiers: { start: { edtf: start }, end: { edtf: end } } })
    expect(codes(span('2024-05', '2024-04'))).toEqual(['dates-reversed'])
    expect(codes(span('2024-05', '2024~'))).toEqual([])
    expect(codes(span('2024-05', '..'))).toEqual([])
  })
})

describe('quotations', () => {
  const quoting = (exact: string, locator = citation().locator) =>
    withClaim({
      citations: [
        citation({
          locator,
          selector: { quote: { exact, prefix: '', suffix: '' }, position: { start: 0, end: 1 } },
        }),
      ],
    })

  test('words that stand in the paragraph are found there', () => {
    expect(codes(quoting('joined the union'))).toEqual([])
    expect(codes(quoting('λιμάνι 🚢', { kind: 'paragraph', value: '2' }))).toEqual([])
  })

  test('words of another paragraph are not borne out by this one', () => {
    expect(codes(quoting('λιμάνι'))).toEqual(['quote-not-found'])
  })

  test('words that stand there a little otherwise are told from words that do not stand there', () => {
    const text =
      'The harbour town joined the union of the northern ports in the spring of that year, after a long debate.'
    const content = (exact: string) => {
      const found = quoting(exact)
      const [report] = found.sources
      if (report) report.paragraphs = report.paragraphs.map((one, at) => (at === 0 ? { ...one, text } : one))
      return found
    }
    expect(codes(content('joined the union of the northern ports in the spring'))).toEqual([])
    expect(codes(content('joined a union of the northern ports in the spring'))).toEqual(['quote-changed'])
  })

  test('words cited by section may stand anywhere in the text, but must stand', () => {
    expect(codes(quoting('λιμάνι', { kind: 'section', value: 'News' }))).toEqual([])
    expect(codes(quoting('no such words', { kind: 'section', value: 'News' }))).toEqual(['quote-not-found'])
  })
})

test('a claim taken out of any dossier is missed wherever it is named, and nowhere else', () => {
  const size = fc.integer({ min: 2, max: 30 })
  const graph = size.chain((count) =>
    fc.record({
      count: fc.constant(count),
      gone: fc.integer({ min: 0, max: count - 1 }),
      disputes: fc.array(fc.tuple(fc.nat(count - 1), fc.nat(count - 1)), { maxLength: 60 }),
    }),
  )
  fc.assert(
    fc.property(graph, ({ count, gone, disputes }) => {
      const claims = Array.from({ length: count }, (_, i) =>
        claim(`c-${i}`, {
          disputes: disputes.filter(([from, to]) => from === i && to !== i).map(([, to]) => ({ claimId: `c-${to}` })),
        }),
      )
      const whole = dossier({ claims })
      whole.dossier.keyJudgements = []
      expect(checkIntegrity(whole)).toEqual([])
      const left = { ...whole, claims: claims.filter(({ id }) => id !== `c-${gone}`) }
      const expected = left.claims.flatMap(({ id, disputes: named = [] }) =>
        named.filter(({ claimId }) => claimId === `c-${gone}`).map(() => `claims.${id}.disputes`),
      )
      expect(paths(left)).toEqual(expected)
    }),
    { numRuns: runs(100) },
  )
})
