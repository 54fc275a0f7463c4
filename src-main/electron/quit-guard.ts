import { dialog, type BrowserWindow } from 'electron'
import type { DossierLibrary } from '../services/dossier-library'

/** Asks before a window closes over changes that the disk has not taken yet; without any it closes at once. */
export function guardUnsaved(window: BrowserWindow, library: DossierLibrary): void {
  let agreed = false
  window.on('close', (event) => {
    if (agreed) return
    event.preventDefault()
    void mayClose(window, library).then((may) => {
      if (!may) return
      agreed = true
      window.close()
    })
  })
}

async function mayClose(window: BrowserWindow, library: DossierLibrary): Promise<boolean> {
  const unsaved = await library.unsaved().catch(() => null)
  if (!unsaved) return true
  const { changes, labels, reason } = unsaved
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: changes === 1 ? 'One change is not saved yet.' : `${changes} changes are not saved yet.`,
    detail: `${reason}\n\nNot saved: ${labels.join(', ')}. Dossier keeps trying while it is open.`,
    buttons: ['Keep Dossier open', changes === 1 ? 'Quit and lose it' : 'Quit and lose them'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
