// What a note's autosave asks of the app in a large dossier and in a small one, in turn: calls, the main process's time, key to paint.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { ElectronApplication, Page } from '@playwright/test'
import { saveNote } from '../../src-main/services/notes/edit-notes'
import { DossierLibrary } from '../../src-main/services/session/dossier-library'
import { editState } from '../../src-main/services/session/edit-state'
import { writtenBy } from '../../src-main/services/session/written'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { createDataFolder, launchDossier } from '../support/electron-launch'
import { CLAIMS_PER_ENTITY, generatedLayer } from '../support/generated-dossier'
import { note } from '../support/notes'
import { figure, finish, median } from './figures'

const SIZES = { small: 30, large: 10_000 }
type Size = keyof typeof SIZES
const NAMES: readonly Size[] = ['small', 'large']
const SAVES = 300
const ROUNDS = 12
const KEYS = 12
/** *Units*: milliseconds after which what was typed has saved itself and been followed. */
const SETTLED_MS = 2_500

console.log(`${SIZES.large} entities, ${SIZES.large * CLAIMS_PER_ENTITY} claims against ${SIZES.small}`)
await inMain()
await inWindow()
finish()

function tools() {
  return { now: () => new Date().toISOString(), makeId: () => `r-${Math.random().toString(36).slice(2)}` }
}

async function write(dataFolder: string): Promise<void> {
  const storage = await openDossierStorage({ dataFolder, ...tools() })
  for (const size of NAMES) {
    const layer = generatedLayer(size, SIZES[size])
    const body = 'The ministers met in [[entity-2]] and agreed on little. '.repeat(20)
    layer.records.notes[`r-${size}`] = note(`r-${size}`, body, {
      title: 'The open one',
      targets: [{ kind: 'dossier' }],
    })
    await storage.create(layer)
  }
  await storage.close()
}

/** The time for which the thread that everybody waits for is busy with one autosave. */
async function inMain(): Promise<void> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'dossier-bench-'))
  try {
    await write(dataFolder)
    const storage = await openDossierStorage({ dataFolder, ...tools() })
    const library = new DossierLibrary(
      { list: async () => [], read: () => Promise.reject(new Error()) },
      storage,
      tools(),
    )
    const busy: Record<Size, number[]> = { small: [], large: [] }
    const bytes: Record<Size, number> = { small: 0, large: 0 }
    for (const size of NAMES) {
      const session = await library.open(size)
      session.onChange((change) => {
        const event = {
          dossierId: size,
          edit: editState(session),
          notesGone: [],
          written: writtenBy(session.index, change),
        }
        bytes[size] = JSON.stringify(event).length
        structuredClone(event)
      })
    }
    for (let round = 0; round < SAVES; round++)
      for (const size of round % 2 === 0 ? NAMES : [...NAMES].reverse()) {
        const session = await library.open(size)
        const { createdAt: _, updatedAt: __, ...present } = session.index.notes[`r-${size}`] ?? note(`r-${size}`)
        const before = performance.eventLoopUtilization()
        await saveNote(session, { ...present, body: `${present.body} ${round}` })
        editState(session)
        busy[size].push(performance.eventLoopUtilization(before).active)
      }
    await library.close()
    for (const size of NAMES) {
      figure(
        `main process busy with an autosave, ${size}, median`,
        median(busy[size]),
        'ms',
        size === 'large' ? 4 : undefined,
      )
      figure(`told to each window, ${size}`, bytes[size] / 1_000, 'kB')
    }
    figure('main process, large over small', median(busy.large) / median(busy.small), '×')
  } finally {
    await rm(dataFolder, { recursive: true, force: true })
  }
}

/** Calls and key to paint in the real window. */
async function inWindow(): Promise<void> {
  const { dataFolder, remove } = await createDataFolder()
  try {
    await write(dataFolder)
    const app = await launchDossier({ dataFolder, args: ['--disable-frame-rate-limit'] })
    const page = await app.firstWindow()
    await page.waitForSelector('h1')
    await countCalls(app)
    await watchKeys(page)
    const times: Record<Size, number[]> = { small: [], large: [] }
    const calls: Record<Size, number[]> = { small: [], large: [] }
    for (let round = 0; round <= ROUNDS; round++)
      for (const size of round % 2 === 0 ? NAMES : [...NAMES].reverse()) {
        const typed = await type(app, page, size)
        // The first time on a dossier opens it.
        if (round === 0) continue
        times[size].push(...typed.times)
        calls[size].push(typed.calls / Math.max(1, typed.saves))
      }
    await app.close()
    for (const size of NAMES) {
      figure(`calls an autosave, ${size}, median`, median(calls[size]), 'calls', 2)
      figure(`key to paint, ${size}, median`, median(times[size]), 'ms')
    }
    figure('key to paint, large over small', median(times.large) / median(times.small), '×', 1.1)
  } finally {
    await remove()
  }
}

async function countCalls(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ ipcMain }) => {
    const made: string[] = []
    Object.assign(globalThis, { callsMade: made })
    // Electron keeps its handlers in a map of its own.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (event: unknown, ...args: unknown[]) => unknown>
    }
    for (const [name, handler] of handlers)
      handlers.set(name, (event, ...args) => {
        made.push(String(args[0]))
        return handler(event, ...args)
      })
  })
}

async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    const channel = new MessageChannel()
    let pressed = 0
    channel.port1.onmessage = () => times.push(performance.now() - pressed)
    addEventListener('keydown', (event) => (pressed = event.timeStamp), true)
    addEventListener('input', () => requestAnimationFrame(() => channel.port2.postMessage(null)), true)
  })
}

/** Opens the dossier's note beside its overview, types in it and waits until it is saved and followed. */
async function type(
  app: ElectronApplication,
  page: Page,
  size: Size,
): Promise<{ times: number[]; calls: number; saves: number }> {
  // By way of another page: an address that is there already leads nowhere.
  await page.evaluate((dossier) => (location.hash = `#/d/${dossier}/timeline`), size)
  await page.waitForTimeout(SETTLED_MS)
  await page.evaluate((dossier) => (location.hash = `#/d/${dossier}/notes?note=r-${dossier}`), size)
  const editor = page.getByRole('textbox', { name: 'Note', exact: true })
  await editor.waitFor()
  await page.waitForTimeout(SETTLED_MS)
  await editor.click()
  await page.keyboard.press('ControlOrMeta+End')
  // The first save moves the note to the top of its list; those that follow are what is measured.
  await page.keyboard.press('x')
  await page.waitForTimeout(SETTLED_MS)
  await page.evaluate(() => ((window as unknown as { keyTimes: number[] }).keyTimes.length = 0))
  await app.evaluate(() => ((globalThis as unknown as { callsMade: string[] }).callsMade.length = 0))
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press('abcdefghij '.charAt(key % 11))
    await page.waitForTimeout(60)
  }
  await page.waitForTimeout(SETTLED_MS)
  const made = await app.evaluate(() => [...(globalThis as unknown as { callsMade: string[] }).callsMade])
  const times = await page.evaluate(() => [...(window as unknown as { keyTimes: number[] }).keyTimes])
  return { times, calls: made.length, saves: made.filter((channel) => channel === 'note:save').length }
}
