import { dialog, type BrowserWindow } from 'electron'
import type { DossierLibrary } from '../services/dossier-library'

/** *Units*: milliseconds. A window that hangs is not waited for longer. */
const HAND_OVER_MS = 1_500
/** *Units*: changes that are named one by one. */
const MOST_NAMED = 8

/** What a window still holds in its fields, asked for before it closes. */
export class HandOver {
  private resolve: () => void = () => undefined

  constructor(private readonly ask: () => void) {}

  /** Resolves when the window has handed everything over, or does not answer. */
  async wait(): Promise<void> {
    const answered = new Promise<void>((resolve) => (this.resolve = resolve))
    const timer = setTimeout(() => this.done(), HAND_OVER_MS)
    this.ask()
    await answered
    clearTimeout(timer)
  }

  done(): void {
    this.resolve()
  }
}

/** Asks before a window closes over changes that the disk has not taken yet; without any it closes at once. */
export function guardUnsaved(window: BrowserWindow, library: DossierLibrary, handOver: HandOver): void {
  let agreed = false
  let asking = false
  window.on('close', (event) => {
    if (agreed) return
    event.preventDefault()
    if (asking) return
    asking = true
    void mayClose(window, library, handOver)
      .then((may) => {
        if (!may) return
        agreed = true
        window.close()
      })
      .finally(() => (asking = false))
  })
}

async function mayClose(window: BrowserWindow, library: DossierLibrary, handOver: HandOver): Promise<boolean> {
  if (!window.webContents.isCrashed()) await handOver.wait()
  const unsaved = await library.unsaved().catch(() => null)
  if (!unsaved) return true
  const { changes, labels, reason } = unsaved
  const named = labels.slice(0, MOST_NAMED).map((label) => `• ${label}`)
  if (labels.length > MOST_NAMED) named.push(`• and ${labels.length - MOST_NAMED} more`)
  const { response } = await dialog.showMessageBox(window, {
    type: 'warning',
    message: changes === 1 ? 'One change is not saved yet.' : `${changes} changes are not saved yet.`,
    detail: [
      reason,
      ['Not saved:', ...named].join('\n'),
      'Dossier keeps trying as long as it is open, and saves by itself when the disk takes it.',
    ].join('\n\n'),
    buttons: ['Keep Dossier open', changes === 1 ? 'Quit and lose it' : 'Quit and lose them'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}
