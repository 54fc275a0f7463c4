import { dialog, type BrowserWindow, type WebContents } from 'electron'
import type { Handlers } from '../contract/dispatch'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { LeavingWindow } from '../services/desktop/leaving'
import { LastSave } from './quit-guard'
import { emit } from './ipc'

/** A key that is held down would open one window after the other. */
const MOST_WINDOWS = 12

/** One of the app's windows, with what answers its calls. */
export class AppWindow implements LeavingWindow {
  readonly handlers: Handlers
  holds: readonly string[] = []
  private readonly lastSave: LastSave

  constructor(
    readonly window: BrowserWindow,
    handlersFor: (self: AppWindow) => Handlers,
  ) {
    this.lastSave = new LastSave(() => emit([window], 'window:closing', {}))
    this.handlers = handlersFor(this)
  }

  get isGone(): boolean {
    return this.window.isDestroyed()
  }

  async saveLast(): Promise<void> {
    if (!this.isGone && !this.window.webContents.isCrashed()) await this.lastSave.wait()
  }

  savedLast(): void {
    this.lastSave.done()
  }

  close(): void {
    if (!this.isGone) this.window.close()
  }

  /** Brings it before the others, out of the dock if need be. */
  show(): void {
    if (this.window.isMinimized()) this.window.restore()
    this.window.focus()
  }
}

/** What opens and what closes windows. */
export interface WindowSteps {
  /** `beside` is the window that was used last, if any is open. */
  open(place: string | undefined, beside: BrowserWindow | undefined): BrowserWindow
  handlersFor(window: AppWindow): Handlers
  /** Whether it may close now; if not, it is closed later. */
  mayClose(window: AppWindow): boolean
}

/** The windows that are open, the last used one first. */
export class AppWindows {
  private order: AppWindow[] = []

  constructor(private readonly steps: WindowSteps) {}

  get all(): readonly AppWindow[] {
    return this.order
  }

  get inFront(): AppWindow | undefined {
    return this.order[0]
  }

  /** For what every window is told. */
  get contents(): readonly BrowserWindow[] {
    return this.order.map(({ window }) => window)
  }

  of(contents: WebContents): AppWindow | undefined {
    return this.order.find(({ window }) => !window.isDestroyed() && window.webContents === contents)
  }

  /** Opens a further window, or the first. *Errors*: `conflict` when there are too many. */
  open(place?: string): AppWindow {
    if (this.order.length >= MOST_WINDOWS) {
      throw new DossierError('conflict', say('app.windows-open', { most: MOST_WINDOWS }))
    }
    const opened = new AppWindow(this.steps.open(place, this.inFront?.window), this.steps.handlersFor)
    const { window } = opened
    this.order.unshift(opened)
    window.on('focus', () => {
      this.order = [opened, ...this.order.filter((other) => other !== opened)]
    })
    window.on('close', (event) => {
      if (!this.steps.mayClose(opened)) event.preventDefault()
    })
    window.on('closed', () => {
      this.order = this.order.filter((other) => other !== opened)
    })
    window.webContents.on('render-process-gone', (_event, { reason }) => {
      if (reason !== 'clean-exit' && !opened.isGone) void offerReload(window)
    })
    return opened
  }
}

/** What a window showed stopped working; the others and everything that was saved are as they were. */
async function offerReload(window: BrowserWindow): Promise<void> {
  const { response } = await dialog.showMessageBox(window, {
    type: 'error',
    message: 'This window has stopped working.',
    detail:
      'What was saved is as it was, and other windows go on. Of a note that was just being written, the last words may be missing.',
    buttons: ['Show it again', 'Close the window'],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  if (window.isDestroyed()) return
  if (response === 0) window.webContents.reload()
  else window.close()
}
