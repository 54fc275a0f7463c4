import { laterThan } from '../../domain/dating/moments'
import { isSameJson } from '../../domain/text/canonical-json'
import type { Citation } from '../../domain/records/citation'
import { changed, citedLines, withCitations, type CitingCollection } from '../../domain/citing/citing-records'
import { citationsFollow } from '../../domain/citing/follow-citations'
import type { LostWords } from '../../domain/citing/lost-words'
import type { Note, NoteTarget } from '../../domain/records/note'
import { withMovedCitations } from '../../domain/notes/links/moved-citations'
import type { Collection, RecordOf, RecordOp } from '../../domain/records/records'
import type { Source } from '../../domain/records/source'
import type { Id } from '../../domain/records/ids'
import type { DossierSession } from '../session/dossier-session'
import { highlightsFollow } from './edit-highlights'
import { replaceNote } from '../notes/replace-note'

/**
 * The operations that let all that points into a source's text follow it into its new one: citations, highlights and notes. They belong
 * into the change that replaces the text, so that taking it back brings all of them back. None when the text is the same.
 */
export function followText(session: DossierSession, after: Source): RecordOp[] {
  const before = session.index.sources.get(after.id)
  return before ? [...citationOps(session, before, after), ...markingsFollow(session, after)] : []
}

/** As `followText`, for the reader's highlights and notes alone: of a dossier that comes in, the citations are made for the text in it. */
function markingsFollow(session: DossierSession, after: Source): RecordOp[] {
  const before = session.index.sources.get(after.id)
  return [...highlightsFollow(session, after), ...(before ? noteOps(session, before, after) : [])]
}

/** Counts what loses its words by these operations, or has other ones since. Ask before they are carried out. */
export function lostBy({ index }: DossierSession, ops: readonly RecordOp[]): LostWords {
  const count = { lost: 0, reworded: 0 }
  let highlights = 0
  const add = <C extends CitingCollection>(collection: C, record: RecordOf<C> | null | undefined, times: 1 | -1) => {
    if (!record) return
    for (const { citations } of citedLines(collection, record))
      for (const { lost, was } of citations) {
        if (lost) count.lost += times
        else if (was !== undefined) count.reworded += times
      }
  }
  for (const op of ops) {
    if (op.collection === 'claims') {
      add('claims', op.after ?? index.bundled('claims', op.id), 1)
      add('claims', index.claims.get(op.id), -1)
    }
    if (op.collection === 'entities') {
      add('entities', op.after ?? index.bundled('entities', op.id), 1)
      add('entities', index.entities.get(op.id), -1)
    }
    if (op.collection === 'meta') {
      add('meta', op.after, 1)
      add('meta', index.meta, -1)
    }
    if (op.collection === 'highlights' && op.after?.status === 'orphaned' && op.before?.status === 'anchored')
      highlights++
  }
  return { citations: Math.max(0, count.lost), highlights, reworded: Math.max(0, count.reworded) }
}

function citationOps(session: DossierSession, before: Source, after: Source): RecordOp[] {
  if (isSameJson(before.paragraphs, after.paragraphs)) return []
  const follow = citationsFollow(before, after)
  const followed = (citation: Citation) => (citation.sourceId === after.id ? follow(citation) : citation)
  const { index } = session
  const claims = index.claimsCiting(after.id).flatMap((claim) => {
    const record = withCitations('claims', claim, followed)
    return record === claim ? [] : [kept(session, 'claims', record)]
  })
  const entities = [...index.entities.values()].flatMap((entity) => {
    const record = withCitations('entities', entity, followed)
    return record === entity ? [] : [kept(session, 'entities', record)]
  })
  const meta = withCitations('meta', index.meta, followed)
  return [...claims, ...entities, ...(meta === index.meta ? [] : [session.put('meta', meta)])]
}

/** Puts a record, or takes the reader's version away where it says what the bundle does. */
function kept<C extends 'claims' | 'entities'>(session: DossierSession, collection: C, record: RecordOf<C>): RecordOp {
  const bundled = session.index.bundled(collection, record.id)
  return isSameJson(bundled, record) ? session.take(collection, record.id) : session.put<Collection>(collection, record)
}

function noteOps(session: DossierSession, before: Source, after: Source): RecordOp[] {
  const follow = noteFollows(before, after)
  return Object.values(session.index.notes).flatMap((note) => {
    const followed = follow(note)
    if (followed === note) return []
    return replaceNote(session, note, {
      ...followed,
      updatedAt: laterThan(note.updatedAt, session.tools.now()),
    })
  })
}

/**
 * How notes follow a source from one text to the next: those on a paragraph, and what they cite of it, stay with it, whatever its number
 * is now; where it is gone, they say so and are on none of the others. Answers the same object where nothing changes.
 */
export function noteFollows(before: Source, after: Source): (note: Note) => Note {
  const now = new Map<Id, string>(after.paragraphs.map(({ id, number }) => [id, number]))
  const numbers = new Map(before.paragraphs.map(({ id, number }) => [number, now.get(id)]))
  if (after.paragraphs.length === 0 || [...numbers].every(([number, present]) => number === present))
    return (note) => note
  const moved = (target: NoteTarget): NoteTarget => {
    if (target.kind !== 'paragraph' || target.sourceId !== after.id || target.lost || !numbers.has(target.number))
      return target
    const number = numbers.get(target.number)
    if (number === target.number) return target
    return number === undefined ? { ...target, lost: true } : { ...target, number }
  }
  return (note) => {
    const targets = changed(note.targets, moved)
    const body = withMovedCitations(note.body, after.id, numbers)
    return targets === note.targets && body === note.body ? note : { ...note, targets, body }
  }
}
