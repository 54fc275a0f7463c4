import { writeFile } from 'node:fs/promises'
import type { ElectronApplication, Page, TestInfo } from '@playwright/test'
import { DossierWindow } from '../e2e/pages/dossier-window'
import { launchDossier, type LaunchOptions } from './electron-launch'
import { pictureOfScreen } from './screen-picture'
import { within } from './within'

/** *Units*: milliseconds. For what hangs, not for what is slow: on two idle cores each takes less than a second. */
const WINDOW_LIMIT_MS = 60_000
const END_LIMIT_MS = 60_000
/** *Units*: milliseconds. What helps to understand a failure must not hold up the tests after it. */
const EVIDENCE_LIMIT_MS = 15_000

/** What a test may choose about a start. */
export interface StartOptions extends LaunchOptions {
  /** Whether every process is to run that runs for a person, that of the graphics card among them. */
  asShipped?: boolean
}

/** One start of the app under Playwright. */
export interface AppStart {
  readonly app: ElectronApplication
  /** What the app has written to its console so far. */
  readonly console: string
  readonly isRunning: boolean
  /** Waits for the first window's content. *Errors*: rejects with that when none comes. */
  firstWindow(): Promise<{ page: Page; window: DossierWindow }>
  /** Quits the app as a person would, and waits until it has ended. */
  quit(): Promise<void>
  /** Waits until the app, told to close by the test, has ended. */
  ended(): Promise<void>
  /** Ends the app's process as a power cut would, with no chance to write anything. */
  kill(): Promise<void>
  /** Keeps a picture of every window and the trace. What can't be had, since the app hangs or is gone, is left out. */
  keepEvidence(testInfo: TestInfo, name: string): Promise<void>
}

/** A start of the app in a process of its own, with what is needed to understand a failure. */
export class RunningApp implements AppStart {
  private log = ''
  private hasEnded = false
  private readonly end: Promise<void>

  private constructor(readonly app: ElectronApplication) {
    const child = app.process()
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => (this.log += String(text)))
    this.end = new Promise<void>((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve()
      else child.once('exit', () => resolve())
    }).then(() => {
      this.hasEnded = true
    })
  }

  /**
   * Starts the app. Its trace says what was done and asked, and in which order; film and copies of every page, which double the time
   * that a journey takes, are in it only when Playwright is told so (`--trace on`).
   *
   * *Errors*: rejects when the app can't be started.
   */
  static async start({ asShipped = false, ...options }: StartOptions, isFilmed: boolean): Promise<RunningApp> {
    // A screen of Xvfb has no graphics card. Playing one takes a process more and a quarter of a journey's time.
    const args = process.platform === 'linux' && !asShipped ? ['--disable-gpu', ...(options.args ?? [])] : options.args
    const running = new RunningApp(await launchDossier({ ...options, ...(args && { args }) }))
    await running.app.context().tracing.start({ screenshots: isFilmed, snapshots: isFilmed, sources: true })
    return running
  }

  get console(): string {
    return this.log
  }

  get isRunning(): boolean {
    return !this.hasEnded
  }

  async firstWindow(): Promise<{ page: Page; window: DossierWindow }> {
    const page = await within(WINDOW_LIMIT_MS, 'the first window to open', this.app.firstWindow({ timeout: 0 }))
    await within(
      WINDOW_LIMIT_MS,
      'the first window to load its page',
      page.waitForLoadState('domcontentloaded', { timeout: 0 }),
    )
    return { page, window: new DossierWindow(page) }
  }

  async quit(): Promise<void> {
    if (!this.isRunning) return
    await within(END_LIMIT_MS, 'the app to end after it was told to quit', this.app.close())
  }

  async ended(): Promise<void> {
    await within(END_LIMIT_MS, 'the app to end by itself', this.end)
  }

  async kill(): Promise<void> {
    if (!this.isRunning) return
    this.app.process().kill('SIGKILL')
    await within(END_LIMIT_MS, 'the killed app to be gone', this.end)
  }

  async keepEvidence(testInfo: TestInfo, name: string): Promise<void> {
    if (!this.isRunning) return
    for (const [index, page] of this.app.windows().entries()) {
      const path = testInfo.outputPath(`${name}-window-${index + 1}.png`)
      await tried(page.screenshot({ path, timeout: EVIDENCE_LIMIT_MS }), () =>
        testInfo.attach(`window ${index + 1}`, { path }),
      )
    }
    const path = testInfo.outputPath(`${name}-trace.zip`)
    await tried(this.app.context().tracing.stop({ path }), () => testInfo.attach('trace', { path }))
  }
}

/** Keeps what a person would see on the screen, and what the app wrote to its console. */
export async function keepSurroundings(testInfo: TestInfo, log: string): Promise<void> {
  const screen = await within(EVIDENCE_LIMIT_MS, 'the screen', pictureOfScreen()).catch(() => null)
  for (const [name, content] of [
    ['screen.png', screen],
    ['console.txt', log],
  ] as const) {
    if (content === null) continue
    const path = testInfo.outputPath(name)
    await writeFile(path, content)
    await testInfo.attach(name, { path })
  }
}

async function tried(work: Promise<unknown>, then: () => Promise<unknown>): Promise<void> {
  const isDone = await within(EVIDENCE_LIMIT_MS, 'what helps to understand a failure', work).then(
    () => true,
    () => false,
  )
  if (isDone) await then()
}
