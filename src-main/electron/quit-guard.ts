import { dialog, type BrowserWindow } from 'electron'
import type { UnsavedWork } from '../services/leaving'

/** *Units*: milliseconds. A window that hangs is not waited for longer. */
const HAND_OVER_MS = 1_500
/** *Units*: changes that are named one by one. */
const MOST_NAMED = 8

/** What one window still holds in its fields, asked for before it closes. */
export class HandOver {
  private asked: { answered: Promise<void>; resolve: () => void } | null = null

  constructor(private readonly ask: () => void) {}

  /** Resolves when the window has handed everything over, or does not answer. Who asks meanwhile waits for the same answer. */
  async wait(): Promise<void> {
    if (!this.asked) {
      let resolve: () => void = () => undefined
      const answered = new Promise<void>((done) => (resolve = done))
      const timer = setTimeout(() => this.done(), HAND_OVER_MS)
      this.asked = { answered: answered.finally(() => clearTimeout(timer)), resolve }
      this.ask()
    }
    const { asked } = this
    await asked.answered
    if (this.asked === asked) this.asked = null
  }

  done(): void {
    this.asked?.resolve()
  }
}

/** Asks whether the app may end without what the disk has not taken yet. */
export async function mayLose(
  { changes, labels, reason }: UnsavedWork,
  window: BrowserWindow | undefined,
): Promise<boolean> {
  const named = labels.slice(0, MOST_NAMED).map((label) => `• ${label}`)
  if (labels.length > MOST_NAMED) named.push(`• and ${labels.length - MOST_NAMED} more`)
  const options = {
    type: 'warning' as const,
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
  }
  const { response } = window ? await dialog.showMessageBox(window, options) : await dialog.showMessageBox(options)
  return response === 1
}
