// Opening an entity's page in a large dossier against a small one whose pages hold the same, in one window, interleaved.
import type { ElectronApplication, Page } from '@playwright/test'
import { CLAIMS_PER_ENTITY, entityId, entityName, generatedLayer } from '../support/generated-dossier'
import { createDataFolder, launchDossier } from '../support/electron-launch'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { figure, finish, median, percentile } from './figures'

const SMALL = 30
const LARGE = 3_000
const ROUNDS = 60

const { dataFolder, remove } = await createDataFolder()
try {
  await write('small', SMALL)
  const [app, page] = await open()
  const before = await memoryMb(app)
  await openPage(page, 'small', 0)
  const small: number[] = []
  const large: number[] = []
  await app.close()

  await write('large', LARGE)
  const [both, window] = await open()
  for (let round = 0; round < ROUNDS; round++) {
    // Chromium lets a page change its address 200 times in ten seconds, no more.
    await window.waitForTimeout(400)
    small.push(await openWithin(window, 'small', SMALL, round))
    large.push(await openWithin(window, 'large', LARGE, round * 37))
  }
  const after = await memoryMb(both)
  await both.close()

  console.log(
    `${LARGE} entities, ${LARGE * CLAIMS_PER_ENTITY} claims against ${SMALL}, ${SMALL * CLAIMS_PER_ENTITY}; ${ROUNDS} pages each`,
  )
  figure(`small dossier, median`, median(small), 'ms')
  figure(`small dossier, 95th percentile`, percentile(small, 95), 'ms')
  figure(`large dossier, median`, median(large), 'ms')
  figure(`large dossier, 95th percentile`, percentile(large, 95), 'ms')
  figure('large over small, medians', median(large) / median(small), '×', 1.5)
  figure('memory of all processes with the bundled dossier', before, 'MB')
  figure('memory of all processes with small and large open', after, 'MB')
} finally {
  await remove()
}
finish()

async function write(id: string, entities: number): Promise<void> {
  const tools = { now: () => new Date().toISOString(), makeId: () => `r-${Math.random().toString(36).slice(2)}` }
  const storage = await openDossierStorage({ dataFolder, ...tools })
  await storage.create(generatedLayer(id, entities))
  await storage.close()
}

async function open(): Promise<[ElectronApplication, Page]> {
  const app = await launchDossier({ dataFolder })
  const page = await app.firstWindow()
  await page.waitForSelector('h1')
  return [app, page]
}

/** Goes to the dossier first, so that what is measured is a page and not the change of dossier. */
async function openWithin(page: Page, dossier: string, entities: number, at: number): Promise<number> {
  await openPage(page, dossier, at % entities)
  return openPage(page, dossier, (at + 1) % entities)
}

/** From the change of address to the frame after the page's heading is there. *Units*: ms. */
function openPage(page: Page, dossier: string, at: number): Promise<number> {
  return page.evaluate(
    ([hash, name]) =>
      new Promise<number>((resolve, reject) => {
        const start = performance.now()
        const limit = setTimeout(() => reject(new Error(`${hash} did not open`)), 20_000)
        const look = () => {
          if (document.querySelector('h1')?.textContent?.trim() !== name) {
            requestAnimationFrame(look)
            return
          }
          clearTimeout(limit)
          requestAnimationFrame(() => resolve(performance.now() - start))
        }
        location.hash = hash
        look()
      }),
    [`#/d/${dossier}/entity/${entityId(at)}`, entityName(dossier, at)] as [string, string],
  )
}

/** Resident memory of the main process and all it started. *Units*: MB. */
async function memoryMb(app: ElectronApplication): Promise<number> {
  const kilobytes = await app.evaluate(({ app: electron }) =>
    electron.getAppMetrics().reduce((sum, { memory }) => sum + memory.workingSetSize, 0),
  )
  return kilobytes / 1_000
}
