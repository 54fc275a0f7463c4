import type { DossierContent } from '@domain/records/dossier'
import DialogHost from '../../../src-renderer/app/DialogHost.svelte'
import PageView from '../../../src-renderer/app/PageView.svelte'
import type { Route } from '../../../src-renderer/lib/route'
import { dialogs, type Dialog } from '../../../src-renderer/state/window/dialogs.svelte'
import { openWindow } from './open-window'
import { show } from './stage.svelte'

/** Shows a page of a dossier as it stands in the middle of the window, with what may open over it. */
export async function openPage(content: DossierContent, route: Route): Promise<void> {
  await openWindow(content, route)
  show(PageView, {})
  show(DialogHost, {})
}

/** Shows a dialog over an open dossier, and nothing else. */
export async function openDialog(content: DossierContent, dialog: Dialog): Promise<void> {
  await openWindow(content)
  show(DialogHost, {})
  dialogs.show(dialog)
}
