import { execFile } from 'node:child_process'
import path from 'node:path'
import { test as base, type ElectronApplication, type Page } from '@playwright/test'
import { projectFolder } from '../../scripts/lib/project.mjs'
import { DossierWindow } from '../e2e/pages/dossier-window'
import { createDataFolder, launchDossier, type LaunchOptions } from './electron-launch'

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
  open(options?: Omit<LaunchOptions, 'dataFolder'>): Promise<OpenApp>
  /** Quits the app as a person would, and waits until its process has ended. */
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
 * A test with a desk of its own. When it fails, a screenshot of every open window and a trace stay in `test-results/`; what the app
 * wrote to its console is attached as well.
 */
export const test = base.extend<{ desk: Desk }>({
  // Playwright reads a fixture's needs from this pattern; it needs none.
  // eslint-disable-next-line no-empty-pattern
  desk: async ({}, use, testInfo) => {
    const { dataFolder, remove } = await createDataFolder()
    let running: ElectronApplication | undefined
    let starts = 0
    let log = ''

    const quit = async () => {
      const app = running
      running = undefined
      await app?.close()
    }
    const keepTrace = async (app: ElectronApplication, isKept: boolean) => {
      const path = isKept ? { path: testInfo.outputPath(`trace-${starts}.zip`) } : {}
      await app.context().tracing.stop(path)
    }

    await use({
      dataFolder,
      async open(options = {}) {
        const app = await launchDossier({ dataFolder, ...options })
        running = app
        starts += 1
        for (const stream of [app.process().stdout, app.process().stderr])
          stream?.on('data', (text) => (log += String(text)))
        await app.context().tracing.start({ screenshots: true, snapshots: true })
        const page = await app.firstWindow()
        await page.waitForLoadState('domcontentloaded')
        return { app, page, window: new DossierWindow(page) }
      },
      async ended() {
        const child = running?.process()
        running = undefined
        if (child && child.exitCode === null) await new Promise((resolve) => child.once('exit', resolve))
      },
      command: (...args) =>
        new Promise((resolve) => {
          const program = path.join(projectFolder, 'out', 'main', 'cli.cjs')
          const env = { ...process.env, DOSSIER_DATA_DIR: dataFolder }
          execFile(process.execPath, [program, ...args], { env }, (error, out, err) => {
            resolve({ code: error ? Number(error.code ?? 1) : 0, out, err })
          })
        }),
      async kill() {
        const ended = new Promise((resolve) => running?.process().once('exit', resolve))
        running?.process().kill('SIGKILL')
        running = undefined
        await ended
      },
      async quit() {
        if (running) await keepTrace(running, false)
        await quit()
      },
      console: () => log,
    })

    const hasFailed = testInfo.status !== testInfo.expectedStatus
    if (running && hasFailed) {
      for (const [index, page] of running.windows().entries()) {
        const path = testInfo.outputPath(`window-${index + 1}.png`)
        await page.screenshot({ path })
        await testInfo.attach(`window ${index + 1}`, { path })
      }
    }
    if (hasFailed) await testInfo.attach('console', { body: log, contentType: 'text/plain' })
    if (running) await keepTrace(running, hasFailed)
    await quit()
    await remove()
  },
})
