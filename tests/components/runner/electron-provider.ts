import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { playwright, PlaywrightBrowserProvider } from '@vitest/browser-playwright'
import type { BrowserProviderOption } from 'vitest/node'
import { resolveProjectRuntime } from '../../../scripts/lib/electron-runtime.mjs'
import { isRoot } from '../../../scripts/lib/system-libraries.mjs'

interface Started {
  app: ElectronApplication
  profile: string
}

/** Vitest's own Playwright provider, with a window of the project's Electron in the place of a browser, which would have to be fetched. */
class ElectronProvider extends PlaywrightBrowserProvider {
  private started: Promise<Started> | undefined

  override async openPage(sessionId: string, url: string): Promise<void> {
    const { app } = await (this.started ??= start())
    const page = await app.firstWindow()
    this.contexts.set(sessionId, app.context())
    this.pages.set(sessionId, page)
    await page.goto(url, { timeout: 0 })
  }

  override async close(): Promise<void> {
    // The window goes with its app, and cannot be closed as a tab of a browser is.
    this.pages.clear()
    this.contexts.clear()
    await super.close()
    const started = await this.started
    if (!started) return
    await started.app.close()
    await rm(started.profile, { recursive: true, force: true, maxRetries: 5 })
  }
}

/** *Errors*: rejects when no Electron can be had or it does not start within 90 seconds. */
async function start(): Promise<Started> {
  const { executable } = await resolveProjectRuntime()
  const profile = await mkdtemp(path.join(os.tmpdir(), 'dossier-components-'))
  const app = await _electron.launch({
    executablePath: executable,
    args: [
      path.join(import.meta.dirname, 'window'),
      `--user-data-dir=${profile}`,
      // Chromium refuses its sandbox to root; a screen of Xvfb has no graphics card.
      ...(isRoot() ? ['--no-sandbox'] : []),
      ...(process.platform === 'linux' ? ['--disable-gpu'] : []),
    ],
    env: { ...definedOnly(process.env), ELECTRON_DISABLE_SECURITY_WARNINGS: '1' },
    timeout: 90_000,
  })
  return { app, profile }
}

function definedOnly(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  )
}

/** Tests run in the Electron that `npm start` would take. */
export function electron(): BrowserProviderOption {
  return { ...playwright(), providerFactory: (project) => new ElectronProvider(project, {}) }
}
