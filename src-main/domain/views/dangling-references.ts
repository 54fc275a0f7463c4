import type { Claim } from '../claim'
import type { DossierIndex } from '../dossier-index'
import { displayName } from '../entity'
import type { Id } from '../ids'
import { targetId, type NoteTarget } from '../note'
import { linksById } from './note-view'
import { shownLabel } from '../notes/note-label'
import { A_PRIVATE_NOTE } from '../notes/private-words'
import { propertyInfo } from '../properties'
import type { BinnableCollection } from '../records'
import { referred } from '../references'
import { deletedRef, type DeletedRef } from './deleted-refs'
import { entityRef, sourceShortTitle } from './refs'

/** Something that names what has been deleted, and in what way it does. */
export interface DanglingReference {
  /** 'Mali: began', 'Ask the desk'. */
  place: string
  /** 'its value', 'a citation'. */
  as: string
  deleted: DeletedRef
  /** Where the one that names it stands. */
  at: { collection: BinnableCollection | 'dossier'; id: Id; subject?: Id }
}

/** Everything here that names what is not here any more. */
export function danglingReferences(index: DossierIndex): DanglingReference[] {
  const found: DanglingReference[] = []
  const look = (
    { place, at }: Pick<DanglingReference, 'place' | 'at'>,
    as: string,
    collection: BinnableCollection,
    ids: readonly (Id | undefined)[],
  ) => {
    for (const id of new Set(ids)) {
      if (id === undefined || referred(index, collection, id).state === 'live') continue
      found.push({ place, as, deleted: deletedRef(index, collection, id), at })
    }
  }
  const cited = (citations: readonly { sourceId: Id }[] = []) => citations.map(({ sourceId }) => sourceId)
  for (const claim of index.claims.values()) {
    const here = {
      place: claimPlace(index, claim),
      at: { collection: 'claims', id: claim.id, subject: claim.subject },
    } as const
    for (const [as, ids] of entitiesNamed(claim)) look(here, as, 'entities', ids)
    look(here, 'a citation', 'sources', cited(claim.citations))
    look(
      here,
      'what it contradicts',
      'claims',
      (claim.disputes ?? []).map(({ claimId }) => claimId),
    )
  }
  for (const entity of index.entities.values()) {
    const here = { place: displayName(entity), at: { collection: 'entities', id: entity.id } } as const
    look(
      here,
      'a citation of its names',
      'sources',
      entity.names.flatMap(({ citations }) => cited(citations)),
    )
    look(here, 'a citation of its summary', 'sources', cited(entity.summary?.citations))
  }
  for (const source of index.sources.values()) {
    const here = { place: sourceShortTitle(source), at: { collection: 'sources', id: source.id } } as const
    look(here, 'its author', 'entities', source.authorIds ?? [])
    look(here, 'what it repeats', 'sources', source.derivedFrom ?? [])
  }
  const { meta } = index
  const dossier = { place: meta.title, at: { collection: 'dossier', id: meta.id } } as const
  look(dossier, 'a citation of its summary', 'sources', cited(meta.summary?.citations))
  look(
    dossier,
    'what a key judgement rests on',
    'claims',
    meta.keyJudgements.flatMap(({ claimIds }) => claimIds),
  )
  const links = linksById(index)
  for (const note of Object.values(index.notes)) {
    const place = note.private === true ? A_PRIVATE_NOTE : shownLabel(note, links)
    const here = { place, at: { collection: 'notes', id: note.id } } as const
    for (const target of note.targets) {
      const collection = TARGETS[target.kind]
      if (collection) look(here, 'what it is on', collection, [targetId(target)])
    }
  }
  for (const briefing of Object.values(index.briefings)) {
    const here = { place: briefing.title, at: { collection: 'briefings', id: briefing.id } } as const
    const items = [...briefing.keyJudgements, ...(briefing.findings ?? [])]
    look(
      here,
      'what it rests on',
      'claims',
      items.flatMap(({ claimIds }) => claimIds),
    )
    look(here, 'a chosen page', 'entities', briefing.entityIds ?? [])
    look(here, 'a chosen note', 'notes', briefing.noteIds)
  }
  return found
}

const TARGETS: Readonly<Record<NoteTarget['kind'], BinnableCollection | undefined>> = {
  dossier: undefined,
  entity: 'entities',
  claim: 'claims',
  source: 'sources',
  paragraph: 'sources',
  highlight: 'highlights',
}

/** Every entity that a claim names, by what it is to the claim. */
export function entitiesNamed(claim: Claim): [as: string, ids: (Id | undefined)[]][] {
  const { subject, value, attributedTo, reportedBy, about = [], qualifiers } = claim
  return [
    ['what it is about', [subject]],
    ['its value', [value.type === 'entity' ? value.entityId : undefined]],
    ['its speaker', [attributedTo]],
    ['who passed it on', [reportedBy]],
    ['what it also speaks of', about],
    ['its place', [qualifiers?.place]],
    ['its event', [qualifiers?.event]],
  ]
}

/** 'Mali: began'. */
function claimPlace(index: DossierIndex, { subject, property }: Claim): string {
  return `${entityRef(index, subject).name}: ${propertyInfo(property).label.toLowerCase()}`
}
