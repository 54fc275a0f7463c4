import type { Id } from '@domain/ids'
import type { NoteTarget } from '@domain/note'
import { call } from '../lib/api'
import { context } from './context.svelte'
import { messages } from './messages.svelte'
import { NoteDraft } from './note-draft.svelte'
import { currentPage } from './page.svelte'
import { panes } from './panes.svelte'
import { session } from './session.svelte'

/** The one note that is open for writing. */
class OpenNote {
  draft = $state.raw<NoteDraft | null>(null)
  /** Where it is written: beside the page, or on the page of all notes. */
  place = $state<'pane' | 'page'>('pane')

  /** Begins a note on what is in view, or on the given target. */
  async begin(target: NoteTarget = targetInView()): Promise<void> {
    if (session.dossierId === null) return
    await this.close()
    this.draft = NoteDraft.empty(session.dossierId, [target])
    this.reveal()
  }

  async open(id: Id): Promise<void> {
    if (session.dossierId === null || this.draft?.id === id) return
    await this.close()
    try {
      const { dossierId } = session
      this.draft = NoteDraft.of(dossierId, await call('note:get', { dossierId, id }))
      this.reveal()
    } catch (error) {
      messages.fail(error)
    }
  }

  /** Saves and closes. A note that could not be saved stays open: its text exists nowhere else. */
  async close(): Promise<boolean> {
    await this.draft?.flush()
    if (this.draft?.state.kind === 'failed') return false
    this.draft = null
    return true
  }

  async remove(): Promise<void> {
    const { draft } = this
    this.draft = null
    if (!draft || draft.id === null) return
    try {
      await draft.flush()
      await call('record:delete', { dossierId: draft.dossierId, collection: 'notes', id: draft.id })
      messages.say('The note is in the bin.')
    } catch (error) {
      messages.fail(error)
    }
  }

  private reveal(): void {
    const onNotesPage = currentPage.place?.route.page === 'notes'
    this.place = onNotesPage ? 'page' : 'pane'
    if (onNotesPage) return
    context.tab = 'notes'
    panes.context.show()
  }
}

/** What a new note is on when nothing else is said: the page's own subject. */
function targetInView(): NoteTarget {
  const route = currentPage.place?.route
  if (route?.page === 'entity') return { kind: 'entity', id: route.id }
  if (route?.page === 'source') return { kind: 'source', id: route.id }
  return { kind: 'dossier' }
}

export const openNote = new OpenNote()
