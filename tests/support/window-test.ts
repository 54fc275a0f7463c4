import { execFile } from 'node:child_process'
import path from 'node:path'
import { expect, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test'
import { startVirtualScreen } from '../../scripts/lib/display.mjs'
import { projectFolder } from '../../scripts/lib/project.mjs'
import type { DossierWindow } from '../e2e/pages/dossier-window'
import { createDataFolder } from './electron-launch'
import { KeptProcess } from './kept-process'
import { ReadingApp } from './reading-app'
import { keepSurroundings, RunningApp, type AppStart, type StartOptions } from './running-app'

export { expect } from '@playwright/test'

/** The app with its first window. */
export interface OpenApp {
  app: ElectronApplication
  window: DossierWindow
  /** The same window as Playwright knows it, for keys, the pointer and what runs in it. */
  page: Page
}

/** The app under test, over as many starts as the journey needs; every start of one test shares that test's data folder. */
export interface Desk {
  dataFolder: string
  /** Starts the app and waits for its first window's content. */
  open(options?: Omit<StartOptions, 'dataFolder'>): Promise<OpenApp>
  /** Quits the app as a person would, and waits until it has ended. */
  quit(): Promise<void>
  /** Waits until the app, told to close by the test, has ended. */
  ended(): Promise<void>
  /** Runs the terminal program on the same data folder. */
  command(...args: string[]): Promise<{ code: number | null; out: string; err: string }>
  /** Ends the app's process as a power cut would, with no chance to write anything. */
  kill(): Promise<void>
  /** What the app has written to its console so far. */
  console(): string
}

/**
 * A test with a `desk`, whose app starts and ends in a process that a worker keeps from test to test, each time on that test's own data
 * folder. Where the process itself is at stake, or the disk below it is made to fail, it takes an `ownDesk`, whose every start is a
 * process. When it only reads, an app that such tests share (`reading`): it must write nothing. When it fails, also at a limit, a picture
 * of every window and of the whole screen, the trace and what the app wrote to its console stay in `test-results/`, and whoever comes
 * next finds new processes.
 */
export const test = base.extend<
  { desk: Desk; ownDesk: Desk; reading: OpenApp },
  { ownScreen: string; keptProcess: KeptProcess; readingApp: ReadingApp }
>({
  ownScreen: [
    // Playwright reads a fixture's needs from this pattern; it needs none.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use, { config }) => {
      // On one screen two apps would take the keyboard from each other, and what is on the clipboard.
      const screen = process.platform === 'linux' && config.workers > 1 ? await startVirtualScreen() : undefined
      if (screen) Object.assign(process.env, { DISPLAY: screen.display, WAYLAND_DISPLAY: '' })
      await use(process.env['DISPLAY'] ?? '')
      screen?.stop()
    },
    { scope: 'worker', auto: true },
  ],

  keptProcess: [
    async ({ ownScreen: _ }, use) => {
      const kept = new KeptProcess()
      await use(kept)
      await kept.end()
    },
    { scope: 'worker' },
  ],

  readingApp: [
    async ({ ownScreen: _ }, use) => {
      const app = new ReadingApp()
      await use(app)
      await app.end()
    },
    { scope: 'worker' },
  ],

  reading: async ({ readingApp }, use, testInfo) => {
    await use(await readingApp.open(isFilmed(testInfo)))
    const written = await readingApp.written()
    // Whoever comes next finds what this one left: nothing, or an app that is not there any more.
    if (testInfo.status === testInfo.expectedStatus && written.length === 0) return
    await readingApp.keepEvidence(testInfo)
    await readingApp.end()
    expect(written, 'what a test that only reads has written').toEqual([])
  },

  desk: async ({ keptProcess }, use, testInfo) => {
    let hasFailed = true
    try {
      await useDesk((options) => keptProcess.start(options, isFilmed(testInfo)), use, testInfo)
      hasFailed = testInfo.status !== testInfo.expectedStatus
    } finally {
      if (hasFailed) await keptProcess.end()
    }
  },

  // eslint-disable-next-line no-empty-pattern
  ownDesk: async ({}, use, testInfo) => {
    await useDesk((options) => RunningApp.start(options, isFilmed(testInfo)), use, testInfo)
  },
})

/** Sets up a desk and clears it away after the test. *Errors*: rejects when an app does not end. */
async function useDesk(
  begin: (options: StartOptions) => Promise<AppStart>,
  use: (desk: Desk) => Promise<void>,
  testInfo: TestInfo,
): Promise<void> {
  const { dataFolder, remove } = await createDataFolder()
  const starts: AppStart[] = []
  const console = () => starts.map((start) => start.console).join('')

  await use({
    dataFolder,
    async open(options = {}) {
      const start = await begin({ dataFolder, ...options })
      starts.push(start)
      return { app: start.app, ...(await start.firstWindow()) }
    },
    ended: async () => starts.at(-1)?.ended(),
    command: (...args) =>
      new Promise((resolve) => {
        const program = path.join(projectFolder, 'out', 'main', 'cli.cjs')
        const env = { ...process.env, DOSSIER_DATA_DIR: dataFolder }
        execFile(process.execPath, [program, ...args], { env }, (error, out, err) => {
          resolve({ code: error ? Number(error.code ?? 1) : 0, out, err })
        })
      }),
    kill: async () => starts.at(-1)?.kill(),
    quit: async () => starts.at(-1)?.quit(),
    console,
  })

  const keep = async () => {
    for (const [at, start] of starts.entries()) await start.keepEvidence(testInfo, `start-${at + 1}`)
    await keepSurroundings(testInfo, console())
  }
  const hasFailed = testInfo.status !== testInfo.expectedStatus
  if (hasFailed) await keep()
  try {
    for (const start of starts) await start.quit()
  } catch (error) {
    if (!hasFailed) await keep()
    throw error
  } finally {
    for (const start of starts) await start.kill()
    await remove()
  }
}

function isFilmed({ project }: TestInfo): boolean {
  const { trace } = project.use
  return !['off', undefined].includes(typeof trace === 'object' ? trace.mode : trace)
}
