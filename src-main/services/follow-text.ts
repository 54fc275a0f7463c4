import { isSameJson } from '../domain/canonical-json'
import type { Citation } from '../domain/citation'
import { citationsFollow } from '../domain/citing/follow-citations'
import type { LostWords } from '../domain/citing/lost-words'
import type { Entity } from '../domain/entity'
import type { NoteTarget } from '../domain/note'
import { withMovedCitations } from '../domain/notes/moved-citations'
import type { Collection, RecordOf, RecordOp } from '../domain/records'
import type { Source } from '../domain/source'
import type { Id } from '../domain/ids'
import { laterThan, type DossierSession } from './dossier-session'
import { highlightsFollow } from './edit-highlights'
import { replaceNote } from './edit-notes'

/**
 * The operations that let all that points into a source's text follow it into its new one: citations, highlights and notes. They belong
 * into the change that replaces the text, so that taking it back brings all of them back. None when the text is the same.
 */
export function followText(session: DossierSession, after: Source): RecordOp[] {
  const before = session.index.sources.get(after.id)
  return before ? [...citationOps(session, before, after), ...markingsFollow(session, after)] : []
}

/** As `followText`, for the reader's highlights and notes alone: of a dossier that comes in, the citations are made for the text in it. */
export function markingsFollow(session: DossierSession, after: Source): RecordOp[] {
  const before = session.index.sources.get(after.id)
  return [...highlightsFollow(session, after), ...(before ? noteOps(session, before, after) : [])]
}

/** Counts what loses its words by these operations and had them before. Ask before they are carried out. */
export function lostBy({ index }: DossierSession, ops: readonly RecordOp[]): LostWords {
  const lost: LostWords = { citations: 0, highlights: 0 }
  const lostIn = (citations: readonly Citation[] = []) => citations.filter((citation) => citation.lost).length
  const ofEntity = (entity?: Entity | null) =>
    lostIn(entity?.summary?.citations) + lostIn(entity?.names.flatMap(({ citations }) => citations))
  for (const op of ops) {
    if (op.collection === 'claims')
      lost.citations += lostIn(op.after?.citations) - lostIn(index.claims.get(op.id)?.citations)
    if (op.collection === 'entities') lost.citations += ofEntity(op.after) - ofEntity(index.entities.get(op.id))
    if (op.collection === 'meta')
      lost.citations += lostIn(op.after?.summary?.citations) - lostIn(index.meta.summary?.citations)
    if (op.collection === 'highlights' && op.after?.status === 'orphaned' && op.before?.status === 'anchored')
      lost.highlights++
  }
  return { ...lost, citations: Math.max(0, lost.citations) }
}

function citationOps(session: DossierSession, before: Source, after: Source): RecordOp[] {
  if (isSameJson(before.paragraphs, after.paragraphs)) return []
  const follow = citationsFollow(before, after)
  const followed = (citations: readonly Citation[]) =>
    changed(citations, (citation) => (citation.sourceId === after.id ? follow(citation) : citation))
  const { index } = session
  const claims = index.claimsCiting(after.id).flatMap((claim) => {
    const citations = followed(claim.citations)
    return citations === claim.citations ? [] : [kept(session, 'claims', { ...claim, citations: [...citations] })]
  })
  const entities = [...index.entities.values()].flatMap((entity) => {
    const names = changed(entity.names, (name) => {
      const citations = followed(name.citations)
      return citations === name.citations ? name : { ...name, citations: [...citations] }
    })
    const summary = entity.summary && followed(entity.summary.citations)
    if (names === entity.names && summary === entity.summary?.citations) return []
    return [
      kept(session, 'entities', {
        ...entity,
        names: [...names],
        ...(entity.summary && summary && { summary: { ...entity.summary, citations: [...summary] } }),
      }),
    ]
  })
  const { meta } = index
  const summary = meta.summary && followed(meta.summary.citations)
  const about =
    meta.summary && summary && summary !== meta.summary.citations
      ? [session.put('meta', { ...meta, summary: { ...meta.summary, citations: [...summary] } })]
      : []
  return [...claims, ...entities, ...about]
}

/** The list with each of its members changed; the same list where none was. */
function changed<T>(list: readonly T[], change: (each: T) => T): readonly T[] {
  const after = list.map(change)
  return after.every((each, at) => each === list[at]) ? list : after
}

/** Puts a record, or takes the reader's version away where it says what the bundle does. */
function kept<C extends 'claims' | 'entities'>(session: DossierSession, collection: C, record: RecordOf<C>): RecordOp {
  const bundled = session.index.bundled(collection, record.id)
  return isSameJson(bundled, record) ? session.take(collection, record.id) : session.put<Collection>(collection, record)
}

/**
 * Notes on a paragraph, and what they cite of it, stay with it, whatever its number is now; where it is gone, they say so and are on
 * none of the others.
 */
function noteOps(session: DossierSession, before: Source, after: Source): RecordOp[] {
  const now = new Map<Id, string>(after.paragraphs.map(({ id, number }) => [id, number]))
  const numbers = new Map(before.paragraphs.map(({ id, number }) => [number, now.get(id)]))
  if (after.paragraphs.length === 0 || [...numbers].every(([number, present]) => number === present)) return []
  const moved = (target: NoteTarget): NoteTarget => {
    if (target.kind !== 'paragraph' || target.sourceId !== after.id || target.lost || !numbers.has(target.number))
      return target
    const number = numbers.get(target.number)
    if (number === target.number) return target
    return number === undefined ? { ...target, lost: true } : { ...target, number }
  }
  return Object.values(session.index.notes).flatMap((note) => {
    const targets = changed(note.targets, moved)
    const body = withMovedCitations(note.body, after.id, numbers)
    if (targets === note.targets && body === note.body) return []
    const updatedAt = laterThan(note.updatedAt, session.tools.now())
    return replaceNote(session, note, { ...note, targets: [...targets], body, updatedAt })
  })
}
