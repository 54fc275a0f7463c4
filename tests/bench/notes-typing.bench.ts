// Key press to paint in a note of 200,000 characters, against a bare CodeMirror with the same text in the same window, interleaved.
import { loadavg } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { build } from 'vite'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { madeUpProse, seededRandom } from '../support/edited-text'
import { createDataFolder, launchDossier } from '../support/electron-launch'
import { generatedLayer } from '../support/generated-dossier'
import { note } from '../support/notes'
import type { bareEditor } from './bare-editor'
import { figure, finish, median, percentile } from './figures'

const LENGTH = 200_000
const ROUNDS = 120
const KEYS = 10
const WARM_UP = 4

const { dataFolder, remove } = await createDataFolder()
try {
  const text = longNote()
  await write(text)
  // No screen here has a beat that a frame would have to wait for: what is measured is the work, not the wait.
  const app = await launchDossier({ dataFolder, args: ['--disable-frame-rate-limit'] })
  const page = await app.firstWindow()
  await page.waitForSelector('h1')
  await page.evaluate(() => {
    location.hash = '#/d/big/notes?note=r-big'
  })
  await page.getByRole('textbox', { name: 'Note', exact: true }).waitFor()
  await page.waitForTimeout(1_500)
  await putBareEditorBeside(page, text)
  await watchKeys(page)

  const own: number[] = []
  const bare: number[] = []
  for (let round = 0; round < ROUNDS + WARM_UP; round++) {
    // Which is first changes, so that what one leaves behind burdens both alike.
    for (const which of round % 2 === 0 ? (['own', 'bare'] as const) : (['bare', 'own'] as const)) {
      const times = await type(page, which, KEYS, round)
      if (round >= WARM_UP) (which === 'own' ? own : bare).push(...times)
    }
  }
  await app.close()

  console.log(
    `${text.length} characters, ${own.length} keys each, load ${loadavg()
      .map((load) => load.toFixed(1))
      .join(' ')}`,
  )
  figure('bare CodeMirror, key press to paint, median', median(bare), 'ms')
  figure('bare CodeMirror, 95th percentile', percentile(bare, 95), 'ms')
  figure('note editor, key press to paint, median', median(own), 'ms')
  figure('note editor, 95th percentile', percentile(own, 95), 'ms')
  figure('note editor over bare, medians', median(own) / median(bare), '×', 1.3)
  figure('note editor over bare, 95th percentiles', percentile(own, 95) / percentile(bare, 95), '×', 1.3)
} finally {
  await remove()
}
finish()

/** Prose with headings, lists, links and tags. */
function longNote(): string {
  return madeUpProse(40_000, seededRandom(11))
    .map((word) => word.trim())
    .map((word, at) => {
      if (at % 60 !== 0) return word
      const heading = at % 540 === 0 ? `\n\n## On ${word}` : ''
      return `${heading}\n\n${at % 120 === 0 ? '- ' : ''}**${word}** [[entity-3|x]] #topic`
    })
    .join(' ')
    .slice(0, LENGTH)
}

async function write(text: string): Promise<void> {
  const layer = generatedLayer('big', 50)
  layer.records.notes['r-big'] = note('r-big', text, { title: 'The long one' })
  const tools = { now: () => new Date().toISOString(), makeId: () => `r-${Math.random().toString(36).slice(2)}` }
  const storage = await openDossierStorage({ dataFolder, ...tools })
  await storage.create(layer)
  await storage.close()
}

/** Lays the bare editor over the note's own place, with the note's own letters, size and width of line. */
async function putBareEditorBeside(page: Page, text: string): Promise<void> {
  // The bench runs bundled elsewhere; its sources are where the project is.
  const entry = join(process.cwd(), 'tests', 'bench', 'bare-editor.ts')
  const bundled = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, minify: true, target: 'chrome114', lib: { entry, formats: ['iife'], name: 'bareBench' } },
  })
  const output = Array.isArray(bundled) ? bundled[0] : bundled
  if (!output || !('output' in output)) throw new Error('nothing was bundled')
  await page.evaluate(`${output.output[0].code};window.bareBench = bareBench`)
  await page.evaluate((doc) => {
    const own = document.querySelector<HTMLElement>('.cm-editor')
    const box = own?.parentElement?.getBoundingClientRect()
    if (!own || !box) throw new Error('no editor')
    const look = getComputedStyle(own.querySelector('.cm-content') ?? own)
    const place = document.createElement('div')
    place.id = 'bare'
    place.style.cssText = `position:fixed;z-index:9;overflow:hidden;background:#fff;left:${box.left}px;top:${box.top}px;width:${box.width}px;height:${box.height}px`
    document.body.append(place)
    const { bareBench } = window as unknown as { bareBench: { bareEditor: typeof bareEditor } }
    const view = bareBench.bareEditor(place, doc)
    view.dom.style.height = '100%'
    // One by one: the shorthand is empty as soon as one of its parts is not what a shorthand can say.
    view.scrollDOM.style.fontFamily = look.fontFamily
    view.scrollDOM.style.fontSize = look.fontSize
    view.scrollDOM.style.lineHeight = look.lineHeight
    view.requestMeasure()
  }, text)
}

/** From the moment the key was pressed to the first task after the frame that shows it. */
async function watchKeys(page: Page): Promise<void> {
  await page.evaluate(() => {
    const times: number[] = []
    Object.assign(window, { keyTimes: times })
    const channel = new MessageChannel()
    let pressed = 0
    channel.port1.onmessage = () => times.push(performance.now() - pressed)
    addEventListener('keydown', (event) => (pressed = event.timeStamp), true)
    // The letter is in the page now; the editor takes it over before the next frame, which shows it.
    addEventListener('input', () => requestAnimationFrame(() => channel.port2.postMessage(null)), true)
  })
}

/** Types in the middle of the text. *Units*: ms for each key. */
async function type(page: Page, which: 'own' | 'bare', keys: number, round: number): Promise<number[]> {
  const selector = which === 'own' ? '.cm-editor:not(#bare *) .cm-content' : '#bare .cm-content'
  await page.evaluate(
    ([selector, isBare]) => {
      const place = document.querySelector<HTMLElement>('#bare')
      if (place) place.style.visibility = isBare ? 'visible' : 'hidden'
      const content = document.querySelector<HTMLElement>(selector)
      const scroller = content?.parentElement?.closest<HTMLElement>('.cm-scroller')
      content?.focus()
      if (scroller && !scroller.dataset['middle']) {
        scroller.dataset['middle'] = 'yes'
        for (let parent: HTMLElement | null = scroller; parent; parent = parent.parentElement)
          if (parent.scrollHeight > parent.clientHeight * 2) parent.scrollTop = parent.scrollHeight / 2
      }
      ;(window as unknown as { keyTimes: number[] }).keyTimes.length = 0
    },
    [selector, which === 'bare'] as const,
  )
  await page.waitForTimeout(round < 2 ? 800 : 150)
  if (round < 2) {
    const box = await page.locator(selector).first().boundingBox()
    const view = page.viewportSize() ?? { width: 1280, height: 800 }
    if (!box) throw new Error(`${which} is not shown`)
    await page.mouse.click(box.x + box.width / 2, Math.min(view.height * 0.6, 500))
    await page.waitForTimeout(200)
    await page.evaluate(() => {
      ;(window as unknown as { keyTimes: number[] }).keyTimes.length = 0
    })
  }
  for (let key = 0; key < keys; key++) {
    await page.keyboard.press('abcdefghij '.charAt(key))
    await page.waitForTimeout(45)
  }
  const times = await page.evaluate(() => [...(window as unknown as { keyTimes: number[] }).keyTimes])
  if (times.length !== keys) throw new Error(`${times.length} of ${keys} keys were painted`)
  return times
}
