// From a key press in the bottom line of a briefing of about 20 pages until its pages in view are drawn anew, in the real window.
import type { Page } from '@playwright/test'
import { createDataFolder, launchDossier } from '../support/electron-launch'
import { figure, finish, median, percentile } from './figures'

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 20)
const ENTITIES = 24

/** The bridge as it is in the window. */
interface Bridge {
  call(channel: string, input: unknown): Promise<{ ok: boolean; value: Record<string, unknown> }>
}

const { dataFolder, remove } = await createDataFolder()
try {
  const app = await launchDossier({ dataFolder })
  const page = await app.firstWindow()
  await page.waitForSelector('h1')
  const id = await page.evaluate(makeBriefing, ENTITIES)
  await page.evaluate((briefing) => {
    location.hash = `#/d/sahel-russia/briefing/${briefing}`
  }, id)
  await page
    .getByRole('list', { name: 'Sections' })
    .getByRole('button', { name: /^Bottom line/ })
    .click()
  const count = page.getByRole('region', { name: 'Pages' }).getByRole('img').first()
  await count.waitFor({ timeout: 60_000 })
  const pages = Number(/of (\d+)/.exec((await count.getAttribute('aria-label')) ?? '')?.[1])
  const field = page.getByLabel('The answer first, then why it matters')
  await field.focus()
  await page.keyboard.press('Control+End')
  await page.waitForTimeout(2_000)

  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) times.push(await keyToPages(page, 'abcdefghij'.charAt(round % 10)))
  await app.close()

  console.log(`${pages} pages, ${ROUNDS} key presses`)
  figure('key press to pages, median', median(times), 'ms', 1_000)
  figure('key press to pages, 95th percentile', percentile(times, 95), 'ms')
} finally {
  await remove()
}
finish()

/** Runs in the window: a report of so many entities. */
async function makeBriefing(entities: number): Promise<string> {
  const { dossier } = globalThis as unknown as { dossier: Bridge }
  const inDossier = { dossierId: 'sahel-russia' }
  const made = await dossier.call('briefing:new', { ...inDossier, template: 'report', paper: 'A4' })
  const briefing = (await dossier.call('briefing:get', { ...inDossier, id: made.value['id'] })).value
  const { createdAt: _created, updatedAt: _updated, ...draft } = briefing
  const { entityIds } = { entityIds: await someEntities() }
  await dossier.call('briefing:save', { ...inDossier, briefing: { ...draft, entityIds } })
  return String(made.value['id'])

  async function someEntities(): Promise<string[]> {
    const links = document.querySelectorAll('a[href*="/list/"]')
    const ids: string[] = []
    for (const link of links) {
      location.hash = link.getAttribute('href') ?? ''
      await new Promise((resolve) => setTimeout(resolve, 400))
      for (const entity of document.querySelectorAll('main a[href*="/entity/"]'))
        ids.push(decodeURIComponent(/\/entity\/([^?]+)/.exec(entity.getAttribute('href') ?? '')?.[1] ?? ''))
    }
    return [...new Set(ids)].slice(0, entities)
  }
}

/** From the key until no page in view is drawn any more. *Units*: milliseconds. */
async function keyToPages(page: Page, key: string): Promise<number> {
  const start = await page.evaluate(() => {
    performance.clearMarks()
    const begun = new Promise<number>((resolve) => {
      addEventListener('keydown', () => resolve(performance.now()), { once: true, capture: true })
    })
    Object.assign(globalThis, { begun })
    return performance.now()
  })
  await page.keyboard.press(key)
  return page.evaluate(async (since) => {
    const { begun } = globalThis as unknown as { begun: Promise<number> }
    const pressed = await begun
    const last = (): number => performance.getEntriesByName('briefing-preview:drawn').at(-1)?.startTime ?? 0
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      const drawn = last()
      if (drawn > since && performance.now() - drawn > 300) return drawn - pressed
    }
  }, start)
}
