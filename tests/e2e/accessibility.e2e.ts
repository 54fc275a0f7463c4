import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { DossierWindow } from './pages/dossier-window'
import { expect, test } from '../support/window-test'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Everything WCAG 2.2 asks at levels A and AA that a machine can see, and axe's own good practice. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The app's pages, by the address behind the dossier's own. */
const PAGES = {
  overview: 'overview',
  'an organisation': 'entity/aes',
  'a country': 'entity/mali',
  'a person': 'entity/sadio-camara',
  'a source with its text': 'source/klomegah-article',
  'a data package': 'source/world-atlas',
  timeline: 'timeline',
  audit: 'audit',
  'a list of entities': 'list/Topic',
  sources: 'sources',
  notes: 'notes',
  bin: 'bin',
  backups: 'backups',
  'the words that a claim cites': 'source/klomegah-article?paragraph=6&claim=c-aes-founded',
  'a page that is not there': 'entity/nobody-by-this-name',
} as const

/** What can be opened over a page, by the command's name in the find-or-do field. */
const COMMANDS = [
  'New claim',
  'New entity',
  'New source',
  'Edit what is in focus',
  'Export a briefing',
  'Export the dossier',
  'Import a dossier',
  'New dossier',
  'Duplicate the dossier',
  'Rename or mark',
  'Delete the dossier',
  'Switch to another dossier',
  'Data folder',
  'All keys',
] as const

/** One line for each thing axe finds wrong. */
async function faults(page: Page): Promise<string[]> {
  return page.evaluate(async (rules) => {
    interface Node {
      html: string
    }
    interface Violation {
      id: string
      nodes: Node[]
    }
    const { axe } = globalThis as unknown as {
      axe: { run(root: Document, options: object): Promise<{ violations: Violation[] }> }
    }
    const { violations } = await axe.run(document, { runOnly: rules })
    return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
  }, RULES)
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing on any page in ${colorScheme}`, async ({ desk }) => {
    const { page } = await desk.open()
    await injectAxe(page)
    await page.emulateMedia({ colorScheme })
    const window = new DossierWindow(page)
    for (const [name, address] of Object.entries(PAGES)) {
      await page.evaluate((to) => (location.hash = `#/d/sahel-russia/${to}`), address)
      await window.settled()
      expect.soft(await faults(page), name).toEqual([])
    }
  })

  test(`axe finds nothing on any dialog in ${colorScheme}`, async ({ desk }) => {
    test.setTimeout(120_000)
    const { page } = await desk.open()
    await injectAxe(page)
    await page.emulateMedia({ colorScheme })
    const window = new DossierWindow(page)
    await window.openEntity('Organisations', 'Alliance of Sahel States')
    for (const name of COMMANDS) {
      await window.find(name)
      await page.getByRole('dialog').filter({ visible: true }).waitFor()
      await window.settled()
      expect.soft(await faults(page), name).toEqual([])
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toHaveCount(0)
    }
    await page.keyboard.press('Control+k')
    await window.settled()
    expect.soft(await faults(page), 'Find or do').toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'New note' }).first().click()
    await window.noteText.waitFor()
    expect.soft(await faults(page), 'a note being written').toEqual([])
  })
}

/** Puts axe into the page's own world; the page's policy refuses scripts that are not the app's. */
async function injectAxe(page: Page): Promise<void> {
  await page.evaluate(await readFile(axePath, 'utf8'))
}
