import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { RULES } from './axe-rules'

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** Puts axe into the page's own world; the page's policy refuses scripts that are not the app's. */
export async function injectAxe(page: Page): Promise<void> {
  await page.evaluate(await readFile(axePath, 'utf8'))
}

/** The rules of those whose outcome depends on a page's colours; all others ask what its elements are. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block']

/** One line for each thing axe finds wrong in what is shown: by all its rules or, where those have passed, in other colours. */
export async function axeFaults(page: Page, { coloursOnly = false } = {}): Promise<string[]> {
  return page.evaluate(
    async (rules) => {
      const { axe } = globalThis as unknown as { axe: { run(root: Document, options: object): Promise<AxeResults> } }
      const { violations } = await axe.run(document, { runOnly: rules })
      return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html.slice(0, 160)}`))
    },
    coloursOnly ? { type: 'rule', values: COLOUR_RULES } : { type: 'tag', values: [...RULES] },
  )
}
