import type { Page } from '@playwright/test'
import { DossierWindow } from './pages/dossier-window'
import { expect, test } from '../support/window-test'

/** The open note as it is written, to the letter. */
async function written(page: Page): Promise<string> {
  const lines = await page.locator('.cm-line').evaluateAll((all) => all.map((line) => line.textContent))
  return lines.join('\n')
}

/** Pastes formatted text where the cursor is. */
async function paste(page: Page, html: string): Promise<void> {
  await page.locator('.cm-content').evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
}

test('lists, tables and what is pasted from a page on the web stand as Markdown that reads as it looked', async ({
  desk,
}) => {
  const { page } = await desk.open()
  const window = new DossierWindow(page)
  const { keyboard } = page
  await window.settled()
  const fresh = async () => {
    await page.keyboard.press('Control+n')
    await expect(page.locator('.cm-content')).toBeFocused()
    await expect(window.noteText).toContainText('Write in Markdown.')
  }
  await keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()

  for (const text of ['1. a', 'b', 'nested']) {
    await keyboard.type(text)
    await keyboard.press('Enter')
  }
  await keyboard.press('Backspace')
  await keyboard.press('Backspace')
  await keyboard.press('ArrowUp')
  await keyboard.press('End')
  await keyboard.press('Tab')
  expect((await written(page)).trimEnd()).toBe('1. a\n2. b\n   1. nested')
  await keyboard.press('Tab')
  expect((await written(page)).trimEnd()).toBe('1. a\n2. b\n   1. nested')
  await keyboard.press('Shift+Tab')
  expect((await written(page)).trimEnd()).toBe('1. a\n2. b\n3. nested')

  await fresh()
  await keyboard.type('| y | q |')
  await keyboard.press('Enter')
  await keyboard.insertText('| --- | --- |\n| a | b |')
  await keyboard.press('Enter')
  await keyboard.type('next')
  await expect.poll(() => written(page)).toContain('| --- | --- |\n| a | b |\n| next |  |')
  await keyboard.press('ArrowUp')
  await keyboard.press('Home')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await keyboard.type('under a')
  await expect.poll(() => written(page)).toContain('| a | b |\n| under a |  |')

  await fresh()
  await paste(
    page,
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain, </span><span style="font-weight:700">bold</span><span style="font-weight:700"> words</span><span style="font-weight:400;font-style:italic">, slanted</span><span style="text-decoration:line-through">, gone</span>. H<sub>2</sub>O, x<sup>2</sup></p><ul><li dir="ltr"><p>one</p></li><ul><li><p>inner</p></li></ul><li><p>two</p></li></ul><p><img src="https://example.org/map.png" alt="A map of the Sahel"></p></b>',
  )
  expect((await written(page)).trimEnd()).toBe(
    'Plain, **bold words***, slanted*~~, gone~~. H₂O, x²\n\n- one\n\n  - inner\n- two\n\nA map of the Sahel',
  )
})

test('a template begins where it is to be filled in, and a link to a note reaches the clipboard', async ({ desk }) => {
  const { app, page } = await desk.open()
  const window = new DossierWindow(page)
  const { keyboard } = page
  await window.settled()
  await window.contents.getByRole('link', { name: /^Notes/ }).click()
  const begin = async (name: string) => {
    await page.getByRole('button', { name: 'New note from a template' }).click()
    await page.getByRole('menuitem', { name }).click()
  }
  await begin('Competing hypotheses')
  await expect(page.locator('.cm-content')).toBeFocused()
  await keyboard.type('Who pays?')
  await expect.poll(() => written(page)).toMatch(/^## Question\n\nWho pays\?\n/)
  await begin('Person profile')
  const title = page.getByRole('textbox', { name: 'Title, if it needs one' })
  await expect(title).toBeFocused()
  await keyboard.type('Sadio Camara')
  await expect(title).toHaveValue('Profile of Sadio Camara')
  await keyboard.press('Control+Shift+l')
  await expect(page.locator('.cm-content')).toBeFocused()
  await keyboard.type('The article.')
  await expect.poll(() => written(page)).toMatch(/^## Read\n\n- The article\.\n/)

  await page.getByRole('button', { name: 'More about this note' }).click()
  await page.getByRole('menuitem', { name: 'Copy a link to this note' }).click()
  await expect(window.foot).toContainText('The link is on the clipboard.')
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^\[\[r-log-\d{4}-\d\d-\d\d\]\]$/)
})

test('an open note shows what links to it, and what it is on leads there or back out of the bin', async ({ desk }) => {
  const { page } = await desk.open()
  const window = new DossierWindow(page)
  const { keyboard } = page
  await window.settled()
  await window.find('Klomegâh, undated')
  const paragraph = window.reading.locator('[data-paragraph="3"]')
  await paragraph.focus()
  for (const key of ['ArrowRight', 'Shift+ArrowRight', 'n']) await keyboard.press(key)
  await expect(page.locator('.cm-content')).toBeFocused()
  await keyboard.type('Target of a link')
  await expect(window.context.getByText('Saved', { exact: true })).toBeVisible()
  await window.find('Mali')
  await expect(window.title).toHaveText('Mali')
  await window.context.getByRole('button', { name: /^Klomegâh, undated: / }).click()
  await expect(page.locator('[data-highlight]')).toBeFocused()

  await keyboard.press('Control+n')
  await expect(window.noteText).toContainText('Write in Markdown.')
  await keyboard.type('As said in [[Target of a link]].')
  await expect(window.context.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'Target of a link', exact: true }).first().click()
  await expect(window.noteText).toHaveText('Target of a link')
  const linked = page.getByRole('region', { name: 'Notes that link to this note' })
  await expect(linked).toContainText('As said in Target of a link.')

  await page.locator('[data-highlight]').focus()
  await keyboard.press('Enter')
  await page.getByRole('toolbar', { name: 'Highlight', exact: true }).getByRole('button', { name: 'Remove' }).click()
  const gone = window.context.getByRole('button', { name: /\(in the bin\)$/ }).first()
  await gone.click()
  await window.foot.getByRole('button', { name: 'Put it back' }).click()
  await expect(page.locator('[data-highlight]')).toBeVisible()
  await expect(gone).toHaveCount(0)
})
