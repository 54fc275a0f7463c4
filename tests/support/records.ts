import type { Claim, ClaimValue } from '../../src-main/domain/records/claim'
import type { Citation } from '../../src-main/domain/records/citation'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import type { Entity } from '../../src-main/domain/records/entity'
import type { Note } from '../../src-main/domain/records/note'
import { emptyLayer, type ReaderLayer } from '../../src-main/domain/records/records'
import type { Source } from '../../src-main/domain/records/source'

/** Small valid records for tests: say what matters, the rest is plain. */
export function anEntity(id: string, fields: Partial<Entity> = {}): Entity {
  return {
    id,
    schema: 'Organization',
    names: [{ value: id.toUpperCase(), kind: 'name', citations: [cite('s1')] }],
    createdBy: 'bundle',
    ...fields,
  }
}

export function aSource(id: string, fields: Partial<Source> = {}): Source {
  return {
    id,
    kind: 'article',
    title: `Source ${id}`,
    authors: ['A. Writer'],
    language: 'en',
    grade: { reliability: 'C', rationale: 'Known to err now and then.', gradedAt: '2026-01-02' },
    textKind: 'digest',
    paragraphs: [
      { id: 'p1', number: '1', text: 'The first paragraph.' },
      { id: 'p2', number: '2', text: 'The second paragraph.' },
    ],
    createdBy: 'bundle',
    ...fields,
  }
}

export function cite(sourceId: string, paragraph = '1'): Citation {
  return { sourceId, locator: { kind: 'paragraph', value: paragraph }, credibility: 3 }
}

export function aClaim(id: string, subject: string, fields: Partial<Claim> = {}): Claim {
  return {
    id,
    subject,
    property: 'description',
    value: text(`What ${id} says.`),
    kind: 'fact',
    rank: 'normal',
    citations: [cite('s1')],
    createdBy: 'bundle',
    ...fields,
  }
}

export const text = (value: string): ClaimValue => ({ type: 'text', text: value })
export const date = (edtf: string): ClaimValue => ({ type: 'date', date: { edtf } })
export const link = (entityId: string): ClaimValue => ({ type: 'entity', entityId })

export function aNote(id: string, fields: Partial<Note> = {}): Note {
  const at = '2026-01-02T03:04:05.000Z'
  return { id, targets: [], title: '', body: `Body of ${id}`, tags: [], createdAt: at, updatedAt: at, ...fields }
}

export function aDossier(fields: Partial<DossierContent> = {}): DossierContent {
  return {
    schemaVersion: 2,
    dossier: {
      id: 'd1',
      title: 'A dossier',
      keyJudgements: [],
      language: 'en',
      marking: 'TLP:CLEAR',
      bundle: { id: 'd1', version: '1.0.0' },
    },
    entities: [],
    claims: [],
    sources: [aSource('s1')],
    ...fields,
  }
}

/** A layer with these records in it, by collection. */
export function aLayer(records: Partial<ReaderLayer['records']> = {}): ReaderLayer {
  const layer = emptyLayer('d1')
  for (const [collection, byId] of Object.entries(records)) {
    Object.assign(layer.records[collection as keyof typeof records], byId)
  }
  return layer
}
