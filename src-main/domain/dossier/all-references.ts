import type { Briefing } from '../records/briefing'
import type { Claim } from '../records/claim'
import type { DossierMeta } from '../records/dossier'
import type { DossierIndex } from './dossier-index'
import type { Entity } from '../records/entity'
import type { Id } from '../records/ids'
import { targetId, type Note, type NoteTarget } from '../records/note'
import type { BinnableCollection } from '../records/records'
import type { Source } from '../records/source'

/** A record that names others. */
export type Naming =
  | { collection: 'claims'; record: Claim }
  | { collection: 'entities'; record: Entity }
  | { collection: 'sources'; record: Source }
  | { collection: 'dossier'; record: DossierMeta }
  | { collection: 'notes'; record: Note }
  | { collection: 'briefings'; record: Briefing }

/** What those that are named are to the one that names them: 'its value', 'a citation'. */
export type NamedAs =
  | 'what it is about'
  | 'its value'
  | 'its speaker'
  | 'who passed it on'
  | 'what it also speaks of'
  | 'its place'
  | 'its event'
  | 'a citation'
  | 'what it contradicts'
  | 'a citation of its names'
  | 'a citation of its summary'
  | 'its author'
  | 'what it repeats'
  | 'what a key judgement rests on'
  | 'what it is on'
  | 'what it rests on'
  | 'a chosen entity'
  | 'a chosen note'

/** Records of one kind that a record names in one way. */
export interface Reference {
  from: Naming
  as: NamedAs
  collection: BinnableCollection
  /** Each once, never none. */
  ids: ReadonlySet<Id>
}

type Row = [as: NamedAs, collection: BinnableCollection, ids: readonly (Id | undefined)[]]

/** Every place of the dossier where a record names another by its id, whether that one is there or not; what notes say in their text is not among them. */
export function* allReferences(index: DossierIndex): Generator<Reference> {
  for (const from of everyNaming(index))
    for (const [as, collection, named] of rowsOf(from)) {
      const ids = new Set(named.filter((id) => id !== undefined))
      if (ids.size > 0) yield { from, as, collection, ids }
    }
}

function* everyNaming(index: DossierIndex): Generator<Naming> {
  for (const record of index.claims.values()) yield { collection: 'claims', record }
  for (const record of index.entities.values()) yield { collection: 'entities', record }
  for (const record of index.sources.values()) yield { collection: 'sources', record }
  yield { collection: 'dossier', record: index.meta }
  for (const record of Object.values(index.notes)) yield { collection: 'notes', record }
  for (const record of Object.values(index.briefings)) yield { collection: 'briefings', record }
}

function rowsOf({ collection, record }: Naming): Row[] {
  switch (collection) {
    case 'claims':
      return claimRows(record)
    case 'entities':
      return [
        ['a citation of its names', 'sources', record.names.flatMap(({ citations }) => cited(citations))],
        ['a citation of its summary', 'sources', cited(record.summary?.citations)],
      ]
    case 'sources':
      return [
        ['its author', 'entities', record.authorIds ?? []],
        ['what it repeats', 'sources', record.derivedFrom ?? []],
      ]
    case 'dossier':
      return [
        ['a citation of its summary', 'sources', cited(record.summary?.citations)],
        ['what a key judgement rests on', 'claims', record.keyJudgements.flatMap(({ claimIds }) => claimIds)],
      ]
    case 'notes':
      return record.targets.flatMap((target): Row[] => {
        const named = TARGETS[target.kind]
        return named ? [['what it is on', named, [targetId(target)]]] : []
      })
    case 'briefings':
      return [
        [
          'what it rests on',
          'claims',
          [...record.keyJudgements, ...(record.findings ?? [])].flatMap(({ claimIds }) => claimIds),
        ],
        ['a chosen entity', 'entities', record.entityIds ?? []],
        ['a chosen note', 'notes', record.noteIds],
      ]
  }
}

function claimRows({ subject, value, attributedTo, reportedBy, about, qualifiers, citations, disputes }: Claim): Row[] {
  return [
    ['what it is about', 'entities', [subject]],
    ['its value', 'entities', [value.type === 'entity' ? value.entityId : undefined]],
    ['its speaker', 'entities', [attributedTo]],
    ['who passed it on', 'entities', [reportedBy]],
    ['what it also speaks of', 'entities', about ?? []],
    ['its place', 'entities', [qualifiers?.place]],
    ['its event', 'entities', [qualifiers?.event]],
    ['a citation', 'sources', cited(citations)],
    ['what it contradicts', 'claims', (disputes ?? []).map(({ claimId }) => claimId)],
  ]
}

const cited = (citations: readonly { sourceId: Id }[] = []): Id[] => citations.map(({ sourceId }) => sourceId)

const TARGETS: Readonly<Record<NoteTarget['kind'], BinnableCollection | undefined>> = {
  dossier: undefined,
  entity: 'entities',
  claim: 'claims',
  source: 'sources',
  paragraph: 'sources',
  highlight: 'highlights',
}
