import { laterThan } from '../../domain/dating/moments'
import type { Entity } from '../../domain/records/entity'
import { spelledText } from '../../domain/text/folding'
import type { Note } from '../../domain/records/note'
import { followName, isLinkable, type Renaming } from '../../domain/notes/links/follow-names'
import type { RecordOp } from '../../domain/records/records'
import type { Source } from '../../domain/records/source'
import type { DossierSession } from '../session/dossier-session'
import { replaceNote } from './replace-note'
import { notebookOf } from '../session/notebook-of'

/**
 * The operations of an edit with those that let links follow which were typed by a name that the edit takes away: `[[Old title]]`
 * in any other note, private ones with it. A link within the renamed note itself is found by the note's former names: what its
 * writer is writing is left alone. Gives way after each note that it reads.
 */
export function* withLinksFollowing(
  session: DossierSession,
  ops: readonly RecordOp[],
): Generator<undefined, RecordOp[]> {
  const { targets } = notebookOf(session)
  let follows = false
  const planned = new Map(ops.map((op): [string, RecordOp] => [`${op.collection} ${op.id}`, op]))
  for (const op of ops) {
    const renaming = renamingOf(session, op)
    if (!renaming) continue
    for (const note of yield* notebookOf(session).naming(new Set([renaming.id]))) {
      yield
      if (note.id === renaming.id) continue
      const key = `notes ${note.id}`
      const own = planned.get(key)
      const present = own?.collection === 'notes' ? own.after : note
      if (!present) continue
      const body = followName(present.body, renaming, targets)
      if (body === present.body) continue
      follows = true
      if (own?.collection === 'notes') planned.set(key, { ...own, after: { ...present, body } })
      else {
        const updatedAt = laterThan(note.updatedAt, session.tools.now())
        for (const made of replaceNote(session, note, { ...note, body, updatedAt }))
          planned.set(`${made.collection} ${made.id}`, made)
      }
    }
  }
  return follows ? [...planned.values()] : [...ops]
}

function renamingOf(session: DossierSession, op: RecordOp): Renaming | undefined {
  const { index } = session
  const { targets } = notebookOf(session)
  const before = namesBefore(session, op)
  const now = op.after && namesOf(session, op)
  if (!before || !now) return undefined
  const kept = new Set(now.map(spelledText))
  const lost = before.filter((name) => !kept.has(spelledText(name)))
  const [shown] = now
  if (lost.length === 0 || shown === undefined) return undefined
  // The name of a private note is not put into the text of another.
  const isPrivate = op.collection === 'notes' && (op.after?.private === true || index.notes[op.id]?.private === true)
  if (isPrivate) return { id: op.id, lost }
  const isFree = isLinkable(shown) && !targets.byId(shown) && targets.byName(shown).every(({ id }) => id === op.id)
  return { id: op.id, lost, shown, ...(isFree && { linkName: shown }) }
}

function namesBefore(session: DossierSession, { collection, id }: RecordOp): string[] | undefined {
  const { index } = session
  if (collection === 'entities') return entityNames(index.entities.get(id))
  if (collection === 'sources') return sourceNames(index.sources.get(id))
  const note = collection === 'notes' && Object.hasOwn(index.notes, id) ? index.notes[id] : undefined
  return note && noteNames(session, note)
}

function namesOf(session: DossierSession, op: RecordOp): string[] | undefined {
  if (!op.after) return undefined
  switch (op.collection) {
    case 'entities':
      return entityNames(op.after)
    case 'sources':
      return sourceNames(op.after)
    case 'notes':
      return noteNames(session, op.after)
    default:
      return undefined
  }
}

function noteNames(session: DossierSession, note: Note): string[] {
  return [notebookOf(session).targets.labelOf(note)]
}

function entityNames(entity: Entity | undefined): string[] | undefined {
  return entity?.names.map(({ value }) => value)
}

function sourceNames(source: Source | undefined): string[] | undefined {
  return source && (source.shortTitle === undefined ? [source.title] : [source.shortTitle, source.title])
}
