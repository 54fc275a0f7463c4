import type { Citation } from '../../../src-main/domain/records/citation'
import type { Claim } from '../../../src-main/domain/records/claim'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import type { Entity } from '../../../src-main/domain/records/entity'
import type { Source } from '../../../src-main/domain/records/source'

/** A citation of the sample source's first paragraph. */
export const citation = (change: Partial<Citation> = {}): Citation => ({
  sourceId: 'report',
  locator: { kind: 'paragraph', value: '1' },
  credibility: 2,
  ...change,
})

/** An entity with a cited name and summary. */
export const entity = (id: string, change: Partial<Entity> = {}): Entity => ({
  id,
  schema: 'Organization',
  names: [{ value: `Name of ${id}`, kind: 'name', citations: [citation()] }],
  summary: { text: `What ${id} is.`, citations: [citation()] },
  createdBy: 'bundle',
  ...change,
})

/** A cited fact that ties `harbour` to `port-union`. */
export const claim = (id: string, change: Partial<Claim> = {}): Claim => ({
  id,
  subject: 'harbour',
  property: 'member-of',
  value: { type: 'entity', entityId: 'port-union' },
  kind: 'fact',
  rank: 'normal',
  citations: [citation()],
  createdBy: 'bundle',
  ...change,
})

/** A source of two paragraphs, held in full. */
export const source = (id: string, change: Partial<Source> = {}): Source => ({
  id,
  kind: 'report',
  title: `Title of ${id}`,
  authors: [],
  language: 'en',
  grade: { reliability: 'B', rationale: 'Kept its records.', gradedAt: '2024-01-31' },
  textKind: 'full',
  paragraphs: [
    { id: 'p-1', number: '1', text: 'The harbour joined the union in May.' },
    { id: 'p-2', number: '2', text: 'Ένα λιμάνι 🚢 άνοιξε.' },
  ],
  createdBy: 'bundle',
  ...change,
})

/** A small dossier in which nothing is wrong. */
export const dossier = (change: Partial<DossierContent> = {}): DossierContent => ({
  schemaVersion: 2,
  dossier: {
    id: 'ports',
    title: 'Ports',
    summary: { text: 'Two ports.', citations: [citation()] },
    keyJudgements: [{ id: 'kj-1', text: 'They work together.', claimIds: ['c-member'] }],
    language: 'en',
    marking: 'TLP:CLEAR',
  },
  entities: [entity('harbour'), entity('port-union')],
  claims: [claim('c-member', { citations: [citation(), citation({ locator: { kind: 'paragraph', value: '2' } })] })],
  sources: [source('report')],
  ...change,
})

/** The sample dossier with one more claim. */
export const withClaim = (change: Partial<Claim>): DossierContent => {
  const whole = dossier()
  return { ...whole, claims: [...whole.claims, claim('c-extra', change)] }
}

/** The sample dossier with one more source, cited by one more claim. */
export const withSource = (added: Source): DossierContent => {
  const whole = dossier()
  const cites = [citation({ sourceId: added.id, locator: { kind: 'section', value: 'all' } })]
  return {
    ...whole,
    claims: [...whole.claims, claim('c-extra', { citations: cites })],
    sources: [...whole.sources, added],
  }
}
