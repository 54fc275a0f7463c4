import type { DossierContent } from '../../src-main/domain/records/dossier'

/** A small sound dossier, made up: two countries, an alliance, a person, two sources. A fresh copy each time, to be spoilt freely. */
export function smallDossier(): DossierContent {
  return structuredClone(SMALL)
}

const citation = (paragraph: string, credibility = 3) => ({
  sourceId: 'gazette',
  locator: { kind: 'paragraph' as const, value: paragraph },
  credibility,
})

const SMALL: DossierContent = {
  schemaVersion: 2,
  dossier: {
    id: 'river-pact',
    title: 'The River Pact',
    summary: { text: 'Two made-up states and their pact.', citations: [citation('1')] },
    keyJudgements: [
      {
        id: 'j-lasting',
        text: 'The pact will probably last.',
        claimIds: ['c-member-a', 'c-forecast'],
        confidence: { level: 'low', why: 'One source.' },
      },
    ],
    language: 'en',
    marking: 'TLP:GREEN',
    dataCutOff: '2024-07',
  },
  entities: [
    {
      id: 'aland',
      schema: 'Country',
      names: [
        { value: 'Aland', lang: 'en', kind: 'name', citations: [citation('1')] },
        { value: 'Аланд', lang: 'ru', script: 'Cyrl', kind: 'transliteration', citations: [citation('1')] },
      ],
      summary: { text: 'A made-up state on a river.', citations: [citation('1')] },
      createdBy: 'bundle',
    },
    {
      id: 'bland',
      schema: 'Country',
      names: [{ value: 'Bland', lang: 'en', kind: 'name', citations: [citation('1')] }],
      createdBy: 'bundle',
    },
    {
      id: 'river-pact-org',
      schema: 'Organization',
      descriptor: 'alliance of states',
      names: [
        { value: 'River Pact', lang: 'en', kind: 'name', citations: [citation('1')] },
        { value: 'RP', kind: 'acronym', citations: [citation('2')] },
      ],
      createdBy: 'bundle',
    },
    {
      id: 'ada-moreau',
      schema: 'Person',
      names: [{ value: 'Ada Moreau', kind: 'name', citations: [citation('2')] }],
      createdBy: 'user',
    },
  ],
  claims: [
    {
      id: 'c-member-a',
      subject: 'aland',
      property: 'member-of',
      value: { type: 'entity', entityId: 'river-pact-org' },
      kind: 'fact',
      qualifiers: { start: { edtf: '2023-09-16' }, role: 'founding member' },
      rank: 'normal',
      citations: [citation('1'), { sourceId: 'atlas', locator: { kind: 'section', value: 'Members' }, credibility: 2 }],
      createdBy: 'bundle',
    },
    {
      id: 'c-member-b',
      subject: 'bland',
      property: 'member-of',
      value: { type: 'entity', entityId: 'river-pact-org' },
      kind: 'fact',
      qualifiers: { start: { edtf: '2023-09', inferredFrom: 'The gazette names the month only.' } },
      rank: 'normal',
      citations: [citation('1')],
      createdBy: 'bundle',
    },
    {
      id: 'c-founded',
      subject: 'river-pact-org',
      property: 'founded',
      value: { type: 'date', date: { edtf: '2023-09-16' } },
      kind: 'fact',
      rank: 'preferred',
      citations: [citation('1')],
      createdBy: 'bundle',
    },
    {
      id: 'c-founded-later',
      subject: 'river-pact-org',
      property: 'founded',
      value: { type: 'date', date: { edtf: '2024-07~', original: 'last summer' } },
      kind: 'fact',
      disputes: [{ claimId: 'c-founded' }],
      rank: 'normal',
      citations: [citation('3', 5)],
      createdBy: 'bundle',
    },
    {
      id: 'c-statement',
      subject: 'river-pact-org',
      property: 'statement',
      value: { type: 'text', text: 'The pact, she said, is “=open” to others.\nIt asks nothing.' },
      kind: 'attributed',
      attributedTo: 'ada-moreau',
      about: ['aland', 'bland'],
      rank: 'normal',
      citations: [citation('2')],
      createdBy: 'bundle',
    },
    {
      id: 'c-forecast',
      subject: 'river-pact-org',
      property: 'outlook',
      value: { type: 'text', text: 'It will hold.' },
      kind: 'forecast',
      rank: 'normal',
      confidence: { level: 'low', why: 'A guess.' },
      citations: [],
      ownJudgement: true,
      createdBy: 'user',
    },
  ],
  sources: [
    {
      id: 'gazette',
      kind: 'article',
      title: 'On the river',
      authors: ['B. Writer'],
      publisher: 'The Gazette',
      published: { edtf: '2024-07-06' },
      url: 'https://example.org/river',
      language: 'en',
      grade: { reliability: 'C', rationale: 'A named author.', gradedAt: '2025-01-01' },
      textKind: 'digest',
      paragraphs: [
        { id: 'p1', number: '1', text: 'Aland and Bland founded a pact.' },
        { id: 'p2', number: '2', text: 'Ada Moreau spoke of it.' },
        { id: 'p3', number: '3', text: 'Its age is given otherwise.' },
      ],
      createdBy: 'bundle',
    },
    {
      id: 'atlas',
      kind: 'data-package',
      title: 'An atlas',
      authors: [],
      version: '1.2.3',
      licence: 'MIT',
      language: 'en',
      grade: { reliability: 'A', rationale: 'Maintained in the open.', gradedAt: '2025-01-01' },
      textKind: 'none',
      paragraphs: [],
      derivedFrom: ['gazette'],
      createdBy: 'bundle',
    },
  ],
}
