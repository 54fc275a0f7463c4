import { commands } from 'vitest/browser'
import type { DossierContent } from '@domain/records/dossier'
import { formatLocation, type Route } from '../../../src-renderer/lib/route'
import { openBriefing } from '../../../src-renderer/state/briefing/open-briefing.svelte'
import { begin } from '../../../src-renderer/state/dossier/begin'
import { context } from '../../../src-renderer/state/dossier/context.svelte'
import { currentPage } from '../../../src-renderer/state/dossier/page.svelte'
import { session } from '../../../src-renderer/state/dossier/session.svelte'
import { noteList } from '../../../src-renderer/state/notes/note-list.svelte'
import { openNote } from '../../../src-renderer/state/notes/open-note.svelte'
import { dialogs } from '../../../src-renderer/state/window/dialogs.svelte'
import { messages } from '../../../src-renderer/state/window/messages.svelte'
import { bridge } from './fake-bridge'

let stop: (() => void) | null = null

/** Begins the window's state on a page of a dossier, over the app's own handlers, without drawing anything of it. */
export async function openWindow(content: DossierContent, route: Route = { page: 'overview' }): Promise<void> {
  await commands.openDesk(content)
  bridge.hasDesk = true
  history.replaceState(null, '', formatLocation({ dossierId: content.dossier.id, route }))
  stop = begin()
  await until(() => session.failure !== null || (currentPage.shown !== null && session.contents !== null))
  if (session.failure) throw new Error(session.failure.message)
}

/** Ends it, and makes every store as it was before a window was opened. Answers what went wrong in the handlers that nobody expected. */
export async function closeWindow(): Promise<string[]> {
  await openNote.draft?.flush()
  openNote.draft = null
  await openBriefing.draft?.flush()
  openBriefing.draft = null
  stop?.()
  stop = null
  await bridge.settled()
  dialogs.close()
  dialogs.question?.answer(false)
  messages.dismissSaid()
  messages.dismissFailed()
  context.clear()
  context.tab = 'source'
  noteList.show({})
  noteList.facets = null
  currentPage.shown = null
  session.contents = null
  session.info = null
  session.failure = null
  history.replaceState(null, '', location.pathname + location.search)
  if (!bridge.hasDesk) return []
  bridge.hasDesk = false
  return commands.closeDesk()
}

/** Waits for something that comes in a moment. *Errors*: rejects when it has not come in a minute. */
export async function until(isSo: () => boolean): Promise<void> {
  const end = Date.now() + 60_000
  while (!isSo()) {
    if (Date.now() > end) throw new Error(`Waited in vain for ${isSo.toString()}`)
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
