import { Latest } from '../../lib/latest'
import { tick } from 'svelte'
import type { Id } from '@domain/records/ids'
import type { NoteTarget } from '@domain/records/note'
import { firstBlank, NOTE_TEMPLATES } from '@domain/notes/book/templates'
import { call } from '../../lib/api'
import { FocusReturn } from '../../lib/focus-return'
import { localDay } from '../../lib/words'
import { context } from '../dossier/context.svelte'
import { mayDelete } from '../dossier/may-delete'
import { messages } from '../window/messages.svelte'
import { NoteDraft, type NoteBeginning } from './note-draft.svelte'
import { currentPage } from '../dossier/page.svelte'
import { panes } from '../window/panes.svelte'
import { router } from '../window/router.svelte'
import { session } from '../dossier/session.svelte'

const LOG = NOTE_TEMPLATES.find(({ id }) => id === 'log')

/** The one note that is open for writing. */
class OpenNote {
  draft = $state.raw<NoteDraft | null>(null)
  /** Whether it stands to be read rather than written. */
  reading = $state(false)
  /** Where it is written: beside the page, or on the page of all notes. */
  readonly shownIn = $derived<'pane' | 'page'>(currentPage.location?.route.page === 'notes' ? 'page' : 'pane')

  private readonly focus = new FocusReturn()
  /** The note that was asked for last: one that comes late must not take the place of what is being written. */
  private readonly opening = new Latest()
  /** The drawer was opened for the note, and goes with it. */
  private isDrawerForNote = false

  /** The open note when it is of the dossier in view; one of another dossier waits until the reader is back, or opens another. */
  get here(): NoteDraft | null {
    return this.draft?.dossierId === session.dossierId ? this.draft : null
  }

  /** Begins a note on what is in view, or with what is given. */
  async begin(beginning: NoteBeginning = { targets: targetsInView() }): Promise<void> {
    const isLatest = this.opening.ask()
    if (session.dossierId === null || !(await this.close()) || !isLatest()) return
    this.draft = NoteDraft.empty(session.dossierId, beginning)
    this.reading = false
    this.reveal()
  }

  /** Opens a note. While its text is `form` still, writing begins where that is to be filled in. */
  async open(id: Id, form?: string): Promise<void> {
    const isLatest = this.opening.ask()
    if (session.dossierId === null) return
    if (this.here?.id === id) {
      this.reveal()
      return
    }
    if (!(await this.close()) || !isLatest()) return
    try {
      const { dossierId } = session
      const draft = NoteDraft.of(dossierId, await call('note:get', { dossierId, id }))
      if (!isLatest()) return
      if (form !== undefined && draft.text === form) draft.at = firstBlank(form)
      this.draft = draft
      this.reveal()
    } catch (error) {
      if (isLatest()) messages.fail(error)
    }
  }

  /** Opens the day's log, begun from its template when there is none yet. */
  async openLog(): Promise<void> {
    if (session.dossierId === null) return
    try {
      const saved = await call('note:log', { dossierId: session.dossierId, day: localDay() })
      session.edit = saved.edit
      await this.open(saved.id, LOG?.body({ day: localDay() }))
    } catch (error) {
      messages.fail(error)
    }
  }

  /** Saves and closes. A note that could not be saved stays open: its text exists nowhere else. */
  async close(): Promise<boolean> {
    const { draft } = this
    await draft?.flush()
    if (draft?.state.kind === 'failed') {
      messages.say('The open note is not saved yet; it stays open.')
      this.reveal()
      return false
    }
    if (this.draft === draft) this.draft = null
    return true
  }

  /** Closes the note as its reader asks, and gives the keyboard back to where it was. */
  async leave(): Promise<void> {
    const { draft } = this
    if (await this.close()) await this.giveBackFocus(draft)
  }

  async remove(): Promise<void> {
    const { draft } = this
    if (!draft) return
    // What stands against another window's text goes with the note as one of its versions.
    await draft.flush()
    await draft.keepWhatWasRefused()
    const { id } = draft
    if (id !== null && !(await mayDelete(draft.dossierId, { kind: 'these', ids: [id] }))) return
    if (this.draft !== draft) return
    this.draft = null
    await this.giveBackFocus(draft)
    if (id === null) return
    try {
      const saved = await call('record:delete', { dossierId: draft.dossierId, collection: 'notes', id })
      session.edit = saved.edit
      messages.say('The note is in the bin.')
    } catch (error) {
      this.draft = draft
      messages.fail(error)
    }
  }

  /** Does what the reader asks of the open note, if one is open. */
  async byReader(work: () => Promise<void>): Promise<void> {
    await (this.draft?.byReader(work) ?? work())
  }

  /** The dossier changed: the open note follows, and closes when it was deleted elsewhere. */
  async follow(): Promise<void> {
    const { draft } = this
    if (!draft) return
    if (!(await draft.follow()) && this.draft === draft) {
      this.draft = null
      messages.sayAlso('The note that was open is not in the dossier now.')
    } else if (draft.outlived) {
      draft.outlived = false
      messages.say('The note was deleted meanwhile. What you were writing goes on as a new note.', [])
    }
  }

  /** Goes to the page of all notes with this note, which has more room. */
  enlarge(): void {
    const id = this.draft?.id ?? undefined
    router.go({ page: 'notes', ...(id !== undefined && { note: id }) })
  }

  /** Shows the notes on what is in view, beside it. */
  async showNotes(): Promise<void> {
    context.tab = 'notes'
    panes.context.show()
    await tick()
    document.querySelector<HTMLElement>('[data-part="context"]')?.focus()
  }

  private async giveBackFocus(left: NoteDraft | null): Promise<void> {
    if (this.isDrawerForNote) panes.context.closeDrawer()
    this.isDrawerForNote = false
    await tick()
    const marks = left?.fields.targets.flatMap((target) =>
      target.kind === 'highlight' ? [`[data-highlight="${CSS.escape(target.id)}"]`] : [],
    )
    this.focus.giveBack(marks ?? [], ['main [role="listbox"]', '[data-part="page"]'])
  }

  private reveal(): void {
    this.focus.remember('[data-note]')
    if (this.shownIn === 'page') return
    context.tab = 'notes'
    if (panes.context.isDrawer && !panes.context.visible) this.isDrawerForNote = true
    panes.context.show()
  }
}

/** What a new note is on when nothing else is said: the highlight or paragraph that has the keyboard, else the page's own subject. */
export function targetsInView(): NoteTarget[] {
  const route = currentPage.location?.route
  if (route?.page === 'entity') return [{ kind: 'entity', id: route.id }]
  if (route?.page === 'source') {
    const { activeElement } = document
    const highlight = activeElement?.closest<HTMLElement>('[data-highlight]')?.dataset['highlight']
    if (highlight !== undefined) return [{ kind: 'highlight', id: highlight }]
    const focused = activeElement?.closest<HTMLElement>('[data-paragraph]')?.dataset['paragraph']
    const number = focused ?? route.paragraph
    return [number === undefined ? { kind: 'source', id: route.id } : { kind: 'paragraph', sourceId: route.id, number }]
  }
  return route?.page === 'notes' ? [] : [{ kind: 'dossier' }]
}

export const openNote = new OpenNote()
