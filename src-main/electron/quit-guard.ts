import { dialog, type BrowserWindow } from 'electron'
import type { Loss } from '../services/desktop/leaving'
import { leavingQuestion } from '../services/desktop/leaving-question'

/** *Units*: milliseconds. A window that hangs is not waited for longer. */
const LAST_SAVE_MS = 1_500

/** What one window still holds in its fields, asked for before it closes. */
export class LastSave {
  private asked: { answered: Promise<void>; resolve: () => void } | null = null

  constructor(private readonly ask: () => void) {}

  /** Resolves when the window has sent everything, or does not answer. Who asks meanwhile waits for the same answer. */
  async wait(): Promise<void> {
    if (!this.asked) {
      let resolve: () => void = () => undefined
      const answered = new Promise<void>((done) => (resolve = done))
      const timer = setTimeout(() => this.done(), LAST_SAVE_MS)
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

/** Asks whether the app, or a window, may go without what is not saved. */
export async function mayLose(loss: Loss, window: BrowserWindow | undefined): Promise<boolean> {
  const { message, detail, stay, leave } = leavingQuestion(loss)
  const options = {
    type: 'warning' as const,
    message,
    detail,
    buttons: [stay, leave],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
  const { response } = window ? await dialog.showMessageBox(window, options) : await dialog.showMessageBox(options)
  return response === 1
}
