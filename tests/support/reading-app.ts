import { readdir } from 'node:fs/promises'
import path from 'node:path'
import type { Page, TestInfo } from '@playwright/test'
import type { DossierWindow } from '../e2e/pages/dossier-window'
import { createDataFolder } from './electron-launch'
import { keepSurroundings, RunningApp } from './running-app'

interface Begun {
  start: RunningApp
  page: Page
  window: DossierWindow
  dataFolder: string
  remove: () => Promise<void>
}

/** Where a person's work would be, had a test made any. */
const WORK = ['dossiers', 'bin', 'backups']

/** One app on a fresh data folder for the tests of a worker that only read: each finds it as it is after a start. */
export class ReadingApp {
  private begun: Begun | null = null

  /** Starts the app, or loads its page anew where a test before has left it. */
  async open(isFilmed: boolean): Promise<Pick<Begun, 'page' | 'window'> & { app: RunningApp['app'] }> {
    if (this.begun && !this.begun.start.isRunning) await this.end()
    if (this.begun) {
      const { page, window } = this.begun
      await page.emulateMedia({ colorScheme: null })
      await window.goToAddress('overview')
      await page.reload()
      await window.settled()
    }
    const { start, page, window } = (this.begun ??= await begin(isFilmed))
    return { app: start.app, page, window }
  }

  /** The files of a person's work that stand in the data folder: a test that only reads leaves none. */
  async written(): Promise<string[]> {
    if (!this.begun) return []
    const { dataFolder } = this.begun
    const names = await readdir(dataFolder, { recursive: true, withFileTypes: true })
    return names
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(dataFolder, path.join(entry.parentPath, entry.name)))
      .filter((file) => WORK.includes(file.split(path.sep)[0] ?? ''))
  }

  async keepEvidence(testInfo: TestInfo): Promise<void> {
    await this.begun?.start.keepEvidence(testInfo, 'reading')
    await keepSurroundings(testInfo, this.begun?.start.console ?? '')
  }

  /** Ends it; the next test begins another. */
  async end(): Promise<void> {
    const { begun } = this
    this.begun = null
    if (!begun) return
    try {
      await begun.start.quit()
    } finally {
      await begun.start.kill()
      await begun.remove()
    }
  }
}

async function begin(isFilmed: boolean): Promise<Begun> {
  const { dataFolder, remove } = await createDataFolder()
  const start = await RunningApp.start({ dataFolder }, isFilmed)
  return { start, ...(await start.firstWindow()), dataFolder, remove }
}
