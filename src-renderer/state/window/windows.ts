import { call } from '../../lib/api'
import { formatLocation, type Route } from '../../lib/route'
import { messages } from './messages.svelte'
import { openNote } from '../notes/open-note.svelte'
import { currentPage } from '../dossier/page.svelte'
import { session } from '../dossier/session.svelte'

/** Opens a further window on a page of the open dossier. */
export function openInWindow(route: Route): void {
  const { dossierId } = session
  if (dossierId !== null) openAt(formatLocation({ dossierId, route }))
}

/** Opens what is in view in a further window: the note that is being written, else the page. */
export async function openViewInWindow(): Promise<void> {
  const isWriting = document.activeElement?.closest('[data-note]') instanceof HTMLElement
  const { location } = currentPage
  if (openNote.draft && (isWriting || openNote.shownIn === 'page')) await openNoteInWindow()
  else if (location) openAt(formatLocation(location))
}

/** Opens the note that is being written in a further window, on the page of notes; here it stays open. */
export async function openNoteInWindow(): Promise<void> {
  const { draft } = openNote
  await draft?.flush()
  const id = draft?.id ?? null
  if (id !== null) openInWindow({ page: 'notes', note: id })
  else messages.say('This note is empty yet. With a first word in it, it can be opened in another window.')
}

/** Opens a link of the app in a further window when it was clicked the way one does that elsewhere: with Shift, Ctrl or ⌘, or the middle button. */
export function followInWindow(event: MouseEvent): void {
  const wanted = event.button === 1 || (event.button === 0 && (event.shiftKey || event.ctrlKey || event.metaKey))
  if (!wanted || event.defaultPrevented || !(event.target instanceof Element)) return
  const href = event.target.closest('a')?.getAttribute('href')
  if (href?.startsWith('#/d/') !== true) return
  event.preventDefault()
  openAt(href)
}

function openAt(address: string): void {
  void call('window:open', { address }).catch((error: unknown) => messages.fail(error))
}
