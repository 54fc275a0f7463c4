import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { chromium, type BrowserContext } from '@playwright/test'
import { projectFolder } from '../../scripts/lib/project.mjs'
import { isRoot } from '../../scripts/lib/system-libraries.mjs'
import { dispatch } from '../../src-main/contract/dispatch'
import { fileWithin, headersOf } from '../../src-main/files/served-file'
import { createHandlers } from '../../src-main/services/handlers'
import { FIRST_DOSSIER } from '../../src-main/services/session/bundled-dossiers'
import { DossierLibrary } from '../../src-main/services/session/dossier-library'
import { randomId } from '../../src-main/services/session/make-id'
import { bundlesIn } from '../../src-main/storage/dossiers/bundles'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { DossierWindow } from '../e2e/pages/dossier-window'
import { PAGES } from '../support/app-pages'
import { axeFaults, injectAxe } from '../support/axe'
import { handlersContext } from '../support/handlers-context'

/** Answered by ourselves; nothing goes out. */
const ORIGIN = 'https://dossier.invalid'

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * Opens each page of the built window in the Chromium of this system, over the contract's own handlers and without a server.
 * @returns what went wrong, a line each: a page that does not come, an error in its console, a request to elsewhere, a fault for axe
 */
export async function openPagesInChromium(): Promise<string[]> {
  const executablePath = process.env['CHROMIUM'] ?? PLACES.find((place) => existsSync(place))
  if (executablePath === undefined)
    return ['no Chromium is here: install it (sudo apt-get install -y chromium), or name it in CHROMIUM']
  const dataFolder = await mkdtemp(path.join(tmpdir(), 'dossier-chromium-'))
  const tools = { now: () => new Date().toISOString(), makeId: randomId }
  const bundles = bundlesIn({ folder: path.join(projectFolder, 'resources', 'dossiers') })
  const storage = await openDossierStorage({ dataFolder, whenDiskFails: 'refuse', bundles, ...tools })
  const library = new DossierLibrary(bundles, storage, tools)
  const browser = await chromium.launch({ executablePath, args: isRoot() ? ['--no-sandbox'] : [] })
  const faults: string[] = []
  try {
    console.log(`Chromium ${browser.version()}`)
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    await serve(context, library, faults)
    const page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && faults.push(`the console says: ${message.text()}`))
    page.on('pageerror', (error) => faults.push(`the page throws: ${error.message}`))
    await page.goto(`${ORIGIN}/`)
    const window = new DossierWindow(page)
    await window.settled()
    await injectAxe(page)
    for (const [name, address] of Object.entries(PAGES)) {
      await window.goToAddress(address)
      const title = (await window.title.textContent())?.trim() ?? ''
      if (title === '') faults.push(`${name} has no title`)
      for (const fault of await axeFaults(page)) faults.push(`${name}: ${fault}`)
      console.log(`opened  ${name}: ${title}`)
    }
  } finally {
    await browser.close()
    await library.close()
    await rm(dataFolder, { recursive: true, force: true })
  }
  return faults
}

/** Answers the window's own address from the built files, and its calls with the app's handlers; everything else is a fault. */
async function serve(context: BrowserContext, library: DossierLibrary, faults: string[]): Promise<void> {
  const app = { version: '0', platform: 'linux' as const, dataFolder: '', firstDossier: FIRST_DOSSIER }
  const handlers = createHandlers({ ...handlersContext(library), app })
  const root = path.join(projectFolder, 'out', 'renderer') + path.sep
  await context.route('**/*', async (route) => {
    const url = new URL(route.request().url())
    const file = url.origin === ORIGIN ? fileWithin(root, url.pathname) : undefined
    if (file === undefined) {
      faults.push(`the window asks for ${url.href}`)
      return route.abort()
    }
    return route.fulfill({ status: 200, body: await readFile(file), headers: headersOf(file) })
  })
  await context.exposeFunction('dossierCall', (channel: string, input: unknown) =>
    dispatch(handlers, channel, input, undefined, (error) => {
      faults.push(`${channel} fails: ${String(error)}`)
      return 'log'
    }),
  )
  await context.addInitScript(() => {
    const bridge = globalThis as unknown as {
      dossierCall: (channel: string, input: unknown) => Promise<unknown>
      dossier: object
    }
    bridge.dossier = { call: bridge.dossierCall, on: () => () => undefined }
  })
}
