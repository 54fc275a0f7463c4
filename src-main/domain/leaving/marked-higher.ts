import type { MarkedHigher } from './carry'
import type { Claim } from '../records/claim'
import type { DossierIndex } from '../dossier/dossier-index'
import { inSentence } from '../vocabulary/in-sentence'
import type { EntityName } from '../records/entity'
import type { Id } from '../records/ids'
import { highestMark, isLowerMark, markOf, type Marking } from '../records/marking'
import { linksAnywhere } from '../notes/markdown/scan-note'
import { LinkTargets } from '../notes/links/link-targets'
import { PRIVATE_NOTE } from '../notes/links/private-words'
import { resolveLink } from '../notes/links/resolve-link'
import { targetId, type Note } from '../records/note'
import { evenDeleted } from '../dossier/references'
import { entityRef, sourceRef } from '../views/refs'

/** What is about to leave, as far as its marks go. */
export interface Going {
  /** Named or carried as such. */
  sourceIds: Iterable<Id>
  claimIds: Iterable<Id>
  /** Names as they are printed or carried. */
  names: Iterable<EntityName>
  noteIds: Iterable<Id>
  /** True when it says something of the dossier's own that no source stands behind, or is all of it. */
  isDossier: boolean
}

/**
 * What of it is marked higher than what it goes out as. A source has its own mark or the dossier's; a claim or a name that rests on
 * such sources alone brings them in, cited or not; an own judgement and a note have the dossier's.
 */
export function markedHigher(index: DossierIndex, marking: Marking, going: Going): MarkedHigher[] {
  const { meta, claims } = index
  const isHigher = (id: Id) => {
    // One that was deleted is named still.
    const source = evenDeleted(index, 'sources', id)
    return source !== undefined && isLowerMark(marking, markOf(source, meta))
  }
  const found = new Set([...going.sourceIds].filter(isHigher))
  const restingOn = (citations: readonly { sourceId: Id }[]) => {
    if (citations.length > 0 && citations.every(({ sourceId }) => isHigher(sourceId)))
      for (const { sourceId } of citations) found.add(sourceId)
  }
  const own: MarkedHigher[] = []
  const dossierIsHigher = isLowerMark(marking, meta.marking)
  for (const id of going.claimIds) {
    const claim = claims.get(id)
    if (!claim) continue
    restingOn(claim.citations)
    if (claim.citations.length > 0 || !dossierIsHigher) continue
    own.push({ kind: 'claim', id, label: claimLabel(index, claim), marking: meta.marking })
  }
  for (const { citations } of going.names) restingOn(citations)
  const targets = new LinkTargets(index)
  for (const id of going.noteIds) {
    const note = index.notes[id]
    if (!note) continue
    for (const source of sourcesNamedIn(index, note, targets)) if (isHigher(source)) found.add(source)
    if (dossierIsHigher) own.push({ kind: 'note', id, label: targets.labelOf(note), marking: meta.marking })
  }
  return [
    ...(going.isDossier && dossierIsHigher
      ? [{ kind: 'dossier' as const, id: meta.id, label: meta.title, marking: meta.marking }]
      : []),
    ...[...found].flatMap((id) => {
      const source = evenDeleted(index, 'sources', id)
      return source
        ? [{ kind: 'source' as const, id, label: sourceRef(index, id).shortTitle, marking: markOf(source, meta) }]
        : []
    }),
    ...own,
  ]
}

/** What the mark must be raised to for all of it to go. */
export function raisedMark(marking: Marking, higher: readonly MarkedHigher[]): Marking {
  return highestMark(marking, ...higher.map((item) => item.marking))
}

/** A source, a claim or a note in a few words, to be named among what stays behind. */
export function labelOfRecord(index: DossierIndex, id: Id): string {
  if (evenDeleted(index, 'sources', id)) return sourceRef(index, id).shortTitle
  const claim = index.claims.get(id)
  if (claim) return claimLabel(index, claim)
  const note = index.notes[id]
  if (note?.private === true) return PRIVATE_NOTE
  return note ? new LinkTargets(index).labelOf(note) : 'something deleted'
}

/** 'Mali: outlook'. */
function claimLabel(index: DossierIndex, { subject, property }: Claim): string {
  return `${entityRef(index, subject).name}: ${inSentence(index.vocabulary.property(property).label)}`
}

/** The sources that a note is on or links to: it names them. */
function sourcesNamedIn(index: DossierIndex, note: Note, targets: LinkTargets): Id[] {
  const on = note.targets.flatMap((target) => {
    const id = targetId(target)
    if (id === undefined || target.kind !== 'highlight') return id ?? []
    return index.highlights[id]?.sourceId ?? []
  })
  const linked = note.body.includes('[[')
    ? linksAnywhere(note.body).flatMap((link) => resolveLink(link, targets).target?.id ?? [])
    : []
  return [...on, ...linked].filter((id) => index.sources.has(id))
}
