import { realpathSync } from 'node:fs'
import path from 'node:path'
import type { ElectronApplication, TestInfo } from '@playwright/test'
import { projectFolder } from '../../scripts/lib/project.mjs'
import { createDataFolder, placesOf } from './electron-launch'
import { RunningApp, type AppStart, type StartOptions } from './running-app'
import { within } from './within'

/** *Units*: milliseconds. For what hangs, not for what is slow. */
const END_LIMIT_MS = 60_000

/** Where the built app's main process is, as Node names what it has loaded. */
const MAIN_FOLDER = path.join(realpathSync(projectFolder), 'out', 'main')

/** What the app listens to while it runs; a start that follows listens anew. */
const APP_EVENTS = [
  'second-instance',
  'activate',
  'window-all-closed',
  'web-contents-created',
  'before-quit',
  'will-quit',
] as const

/** What a test puts into the main process, beside the app. */
interface Beside {
  /** Resolves when the app has ended, all but its process. */
  ended: Promise<void>
  /** Electron as it was, before a test answered for the person. */
  untouched: { dialog: object; shell: object; relaunch: () => void }
}

/** Node's own record of what it has loaded. */
interface Modules {
  _cache: Record<string, unknown>
  _load(file: string, parent: null, isMain: true): void
}

/**
 * One Electron process in which the app ends and starts again and again: all of its own code runs each time, from the arguments and the
 * data folder to the last write, and only the process and Chromium's profile stay. That saves a third of what a start and an end cost.
 */
export class KeptProcess {
  private kept: { process: RunningApp; removeProfile: () => Promise<void> } | null = null
  private last: StartInKeptProcess | null = null

  /** *Errors*: as of `RunningApp.start`; rejects too when an earlier start has not ended or the app is to be started in another way. */
  async start({ dataFolder, env = {}, ...others }: StartOptions, isFilmed: boolean): Promise<AppStart> {
    const places = { ...placesOf(dataFolder), ...env }
    if (Object.keys(others).length > 0 || Object.keys(places).length > Object.keys(placesOf(dataFolder)).length)
      throw new Error('Only its folders can be changed in a process that is kept: take ‘ownDesk’ for anything else.')
    if (this.last?.isRunning) throw new Error('A process that is kept runs one app at a time: take ‘ownDesk’ for two.')
    if (this.kept?.process.isRunning) {
      const { app } = this.kept.process
      await app.context().tracing.startChunk()
      await within(END_LIMIT_MS, 'the app to start anew', startAnew(app, places))
    } else {
      await this.end()
      this.kept = await begin({ dataFolder, env }, isFilmed)
    }
    this.last = new StartInKeptProcess(this.kept.process)
    return this.last
  }

  /** Ends the process; the next start begins another. */
  async end(): Promise<void> {
    const { kept } = this
    this.kept = null
    this.last = null
    if (!kept) return
    try {
      await kept.process.kill()
    } finally {
      await kept.removeProfile()
    }
  }
}

/** One start of the app in a process that stays when it ends. */
class StartInKeptProcess implements AppStart {
  private readonly before: number
  private hasEnded = false

  constructor(private readonly process: RunningApp) {
    this.before = process.console.length
  }

  get app(): ElectronApplication {
    return this.process.app
  }

  get console(): string {
    return this.process.console.slice(this.before)
  }

  get isRunning(): boolean {
    return this.process.isRunning && !this.hasEnded
  }

  async firstWindow(): ReturnType<AppStart['firstWindow']> {
    const opened = await this.process.firstWindow()
    if (await opened.page.evaluate(() => !String(Date.now).includes('[native code]')))
      throw new Error('A test before has set the clock of every window: it takes an ‘ownDesk’.')
    await watchForEnd(this.app)
    return opened
  }

  async quit(): Promise<void> {
    if (!this.isRunning) return
    await this.app.evaluate(({ app }) => app.quit())
    await this.ended()
  }

  async ended(): Promise<void> {
    if (this.hasEnded) return
    const ended = this.app.evaluate(() => (globalThis as unknown as Beside).ended)
    await within(END_LIMIT_MS, 'the app to end', ended)
    this.hasEnded = true
    await this.app.context().tracing.stopChunk()
  }

  async kill(): Promise<void> {
    if (this.isRunning) await this.process.kill()
  }

  async keepEvidence(testInfo: TestInfo, name: string): Promise<void> {
    if (this.isRunning) await this.process.keepEvidence(testInfo, name)
  }
}

/** The profile stands apart from the first test's folder, which goes when that test is over. */
async function begin(options: StartOptions, isFilmed: boolean) {
  const { dataFolder: profile, remove: removeProfile } = await createDataFolder()
  const process = await RunningApp.start({ ...options, args: [`--user-data-dir=${profile}`] }, isFilmed)
  await process.app.evaluate(({ app, dialog, shell }) => {
    const untouched = { dialog: { ...dialog }, shell: { ...shell }, relaunch: app.relaunch.bind(app) }
    Object.assign(globalThis, { untouched })
  })
  return { process, removeProfile }
}

/** Keeps the process when the app is done with it. The app has begun to listen by the time its window is there, and is asked first. */
async function watchForEnd(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app }) => {
    const ended = new Promise<void>((resolve) =>
      app.on('will-quit', (event) => {
        if (event.defaultPrevented) return
        event.preventDefault()
        resolve()
      }),
    )
    Object.assign(globalThis, { ended })
  })
}

/** Runs the app's own start, as if its process had only now begun. */
async function startAnew(app: ElectronApplication, env: Readonly<Record<string, string | undefined>>): Promise<void> {
  await app.evaluate(
    async ({ app, dialog, ipcMain, protocol, session, shell }, [places, events, main]) => {
      const { untouched } = globalThis as unknown as Beside
      Object.assign(dialog, untouched.dialog)
      Object.assign(shell, untouched.shell)
      app.relaunch = untouched.relaunch
      for (const event of events) app.removeAllListeners(event)
      ipcMain.removeHandler('dossier:call')
      session.defaultSession.removeAllListeners('will-download')
      protocol.unhandle('app')
      await session.defaultSession.clearStorageData()
      // What can only be said before Electron is ready has been said.
      protocol.registerSchemesAsPrivileged = () => undefined
      app.enableSandbox = () => undefined
      Object.assign(process.env, places)
      const modules = process.mainModule?.require('node:module') as Modules
      for (const file of Object.keys(modules._cache)) if (file.startsWith(main.folder)) delete modules._cache[file]
      modules._load(main.file, null, true)
    },
    [env, APP_EVENTS, { folder: MAIN_FOLDER, file: path.join(MAIN_FOLDER, 'index.cjs') }] as const,
  )
}
