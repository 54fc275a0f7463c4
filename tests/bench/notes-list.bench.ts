// Opening the page of notes with 100,000 notes against 1,000, in one window, interleaved.
import { loadavg } from 'node:os'
import type { Page } from '@playwright/test'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { createDataFolder, launchDossier } from '../support/electron-launch'
import { generatedLayer } from '../support/generated-dossier'
import { generatedNotes } from '../support/generated-notes'
import { figure, finish, median, percentile } from './figures'

const ROUNDS = 40
const SIZES = { few: 1_000, many: 100_000 } as const
type Dossier = keyof typeof SIZES

const { dataFolder, remove } = await createDataFolder()
try {
  await write('few')
  await write('many')
  const app = await launchDossier({ dataFolder })
  const page = await app.firstWindow()
  await page.waitForSelector('h1')
  const times: Record<Dossier, number[]> = { few: [], many: [] }
  const first: Partial<Record<Dossier, number>> = {}
  for (let round = 0; round < ROUNDS; round++) {
    for (const dossier of round % 2 === 0 ? (['few', 'many'] as const) : (['many', 'few'] as const)) {
      await goTo(page, `#/d/${dossier}`)
      const opened = await openNotes(page, dossier)
      // The first time, the dossier's notes are read in: that is the opening of a dossier, and said apart.
      if (first[dossier] === undefined) first[dossier] = opened
      else times[dossier].push(opened)
    }
  }
  await app.close()
  console.log(
    `${ROUNDS - 1} openings each, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  figure('first opening, 1,000 notes', first.few ?? 0, 'ms')
  figure('first opening, 100,000 notes', first.many ?? 0, 'ms')
  figure('page of 1,000 notes, median', median(times.few), 'ms')
  figure('page of 1,000 notes, 95th percentile', percentile(times.few, 95), 'ms')
  figure('page of 100,000 notes, median', median(times.many), 'ms')
  figure('page of 100,000 notes, 95th percentile', percentile(times.many, 95), 'ms')
  figure('100,000 over 1,000, medians', median(times.many) / median(times.few), '×', 1.5)
} finally {
  await remove()
}
finish()

async function write(id: Dossier): Promise<void> {
  const layer = generatedLayer(id, 50)
  const entities = Object.values(layer.records.entities).map(({ id: entityId, names }) => ({
    id: entityId,
    name: names[0]?.value ?? entityId,
  }))
  for (const note of generatedNotes(SIZES[id], entities)) layer.records.notes[note.id] = note
  const tools = { now: () => new Date().toISOString(), makeId: () => `r-${Math.random().toString(36).slice(2)}` }
  const storage = await openDossierStorage({ dataFolder, ...tools })
  await storage.create(layer)
  await storage.close()
}

/** Goes to a page and lets it come to rest, so that the next opening is measured alone. */
async function goTo(page: Page, hash: string): Promise<void> {
  await page.evaluate((address) => {
    location.hash = address
  }, hash)
  await page.waitForTimeout(500)
}

/** From the change of address to the frame after the list's rows and its count of all notes are there. *Units*: ms. */
function openNotes(page: Page, dossier: Dossier): Promise<number> {
  return page.evaluate(
    ([hash, count]) =>
      new Promise<number>((resolve, reject) => {
        const start = performance.now()
        const limit = setTimeout(() => reject(new Error(`${hash} did not open`)), 60_000)
        const look = () => {
          const rows = document.querySelectorAll('main [role="row"], main [role="option"], main li').length
          const text = document.querySelector('main')?.textContent ?? ''
          if (rows < 5 || !text.replace(/[,.\s\u00a0\u202f]/g, '').includes(count)) {
            requestAnimationFrame(look)
            return
          }
          clearTimeout(limit)
          requestAnimationFrame(() => resolve(performance.now() - start))
        }
        location.hash = hash
        look()
      }),
    [`#/d/${dossier}/notes`, `Notes${SIZES[dossier]}notes`] as [string, string],
  )
}
