import type { Page } from '@playwright/test'
import { expect, test } from '../support/window-test'

/** Texts that no one types and somebody pastes, made where they are used: some are too long to be sent. */
const TEXTS: Record<string, () => string> = {
  'ten million letters': () => 'Gold leaves the mine at dusk.\n'.repeat(340_000),
  'NUL, lone surrogates and overrides': () => 'a\u0000b \ud800 c \udc00 d \u202egnp.exe\u202c \ufeff end',
  'a million letters without a space': () => 'm'.repeat(1_000_000),
  'a thousand lists in each other': () =>
    Array.from({ length: 1_000 }, (_, depth) => `${' '.repeat(depth * 2)}- item ${depth}`).join('\n'),
  'a tag of more than five hundred letters': () => `#${'t'.repeat(600)} and after`,
}

interface Bridge {
  call(channel: string, input: unknown): Promise<{ value: unknown }>
}

/** Runs a function in the window on a text that is made there. */
function withText<T>(page: Page, run: (text: string) => T | Promise<T>, make: () => string): Promise<T> {
  return page.evaluate<T>(`(${run.toString()})((${make.toString()})())`)
}

/** What is kept of the newest note, when it is not the text with what was typed after it. */
async function difference(text: string): Promise<unknown> {
  const { dossier } = globalThis as unknown as { dossier: Bridge }
  const dossierId = 'sahel-russia'
  const list = (await dossier.call('note:list', { dossierId })).value as { id: string }[]
  const note = (await dossier.call('note:get', { dossierId, id: list[0]?.id })).value as { body: string }
  return note.body === `${text}!` ? null : { length: note.body.length, begins: note.body.slice(0, 80) }
}

for (const [name, make] of Object.entries(TEXTS))
  test(`a note of ${name} is kept to the letter and stays usable`, async ({ desk }) => {
    test.slow()
    const { page, window } = await desk.open()
    await expect(window.title).toBeVisible()
    await window.note.beginByKey()
    await window.note.pasteMade(make)
    await page.keyboard.type('!')
    await expect(window.note.saved).toBeVisible({ timeout: 120_000 })
    expect(await withText(page, difference, make)).toBeNull()

    await window.note.read()
    await window.find('Niger')
    await expect(window.title).toHaveText('Niger')
  })
