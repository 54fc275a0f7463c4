import { firstBlank, type NoteTemplate } from '@domain/notes/book/templates'
import { localDay, shown } from '../../lib/words'
import type { NoteBeginning } from './note-draft.svelte'
import { currentPage } from '../dossier/page.svelte'
import { openNote, targetsInView } from './open-note.svelte'

/** What a template makes of what is in view. */
export function beginningOf(template: NoteTemplate): NoteBeginning & { body: string } {
  const data = currentPage.data
  const subject =
    data?.page === 'entity' ? shown(data.entity.name) : data?.page === 'source' ? shown(data.source.title) : undefined
  const of = { day: localDay(), ...(subject !== undefined && { subject }) }
  const [title, body] = [template.title(of), template.body(of)]
  // A title that lacks its name is filled in first.
  const at = title.endsWith(' ') ? 'title' : firstBlank(body)
  return { title, body, tags: [...template.tags], targets: targetsInView(), at }
}

/** Begins a note from a template, on what is in view. */
export function beginFrom(template: NoteTemplate): Promise<void> {
  return openNote.begin(beginningOf(template))
}
