import type { NoteFacets } from '@domain/notes/book/notebook'
import { call } from '../../lib/api'
import { session } from '../dossier/session.svelte'
import { noteList } from './note-list.svelte'
import { openNote } from './open-note.svelte'

/** All tags of the open dossier; those of private notes only while these are shown. *Errors*: `CallFailed`. */
export async function readTags(): Promise<NoteFacets['tags']> {
  return (await call('note:facets', { dossierId: session.dossierId ?? '', ...noteList.privateAsked })).tags
}

/** Gives a tag another name in every note; it becomes one with a tag of that name. Answers how many notes changed. *Errors*: `CallFailed`. */
export async function renameTag(from: string, to: string): Promise<number> {
  await openNote.draft?.flush()
  const saved = await call('tag:rename', { dossierId: session.dossierId ?? '', from, to })
  session.edit = saved.edit
  return saved.changed
}
