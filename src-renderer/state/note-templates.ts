import type { NoteTemplate } from '@domain/notes/templates'
import { localDay, shown } from '../lib/words'
import type { NoteBeginning } from './note-draft.svelte'
import { currentPage } from './page.svelte'
import { openNote, targetsInView } from './open-note.svelte'

/** What a template makes of what is in view. */
export function beginningOf(template: NoteTemplate): NoteBeginning & { body: string } {
  const data = currentPage.data
  const subject =
    data?.page === 'entity' ? shown(data.entity.name) : data?.page === 'source' ? shown(data.source.title) : undefined
  const of = { day: localDay(), ...(subject !== undefined && { subject }) }
  return { title: template.title(of), body: template.body(of), tags: [...template.tags], targets: targetsInView() }
}

/** Begins a note from a template, on what is in view. */
export function beginFrom(template: NoteTemplate): Promise<void> {
  return openNote.begin(beginningOf(template))
}
