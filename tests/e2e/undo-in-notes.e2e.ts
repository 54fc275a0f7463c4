import { DossierWindow } from './pages/dossier-window'
import { expect, test } from '../support/window-test'

test('undo in another field, or in a dialog, leaves the open note as it is; each field has its own', async ({
  desk,
}) => {
  const { page } = await desk.open()
  const window = new DossierWindow(page)
  const { keyboard } = page
  await window.settled()
  await keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await keyboard.type('First sentence here. ')
  await page.waitForTimeout(900)
  await keyboard.type('Second sentence here.')
  const saved = window.context.getByText('Saved', { exact: true })
  await expect(saved).toBeVisible()
  const text = 'First sentence here. Second sentence here.'

  const title = page.getByRole('textbox', { name: 'Title, if it needs one' })
  await title.click()
  await keyboard.press('Control+z')
  await expect(title).toBeFocused()
  await expect(window.noteText).toHaveText(text)
  await keyboard.type('A title')
  await keyboard.press('Control+z')
  await expect(title).toHaveValue('')
  await keyboard.press('Control+z')
  await expect(window.noteText).toHaveText(text)
  await keyboard.press('Control+Shift+Z')
  await expect(title).toHaveValue('A title')
  await keyboard.press('Control+y')
  await expect(title).toHaveValue('A title')
  await expect(saved).toBeVisible()

  await page.getByRole('button', { name: 'More about this note' }).click()
  await page.getByRole('menuitem', { name: 'Earlier versions' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().focus()
  await keyboard.press('Control+z')
  await keyboard.press('Escape')
  await expect(window.noteText).toHaveText(text)
  await keyboard.press('Control+k')
  await page.getByPlaceholder('A name, a source').press('Control+z')
  await keyboard.press('Escape')
  await expect(window.noteText).toHaveText(text)

  await window.noteText.click()
  await keyboard.press('Control+z')
  await expect(window.noteText).toHaveText('First sentence here.')
  await keyboard.press('Control+Shift+Z')
  await expect(window.noteText).toHaveText(text)
})

test('undo outside the editor and then in it puts nothing in twice, and reading in between ends no history', async ({
  desk,
}) => {
  const { page } = await desk.open()
  const window = new DossierWindow(page)
  const { keyboard } = page
  await window.settled()
  await keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await keyboard.type('I met Mali in a dream.')
  await page.getByRole('button', { name: 'Link Mali' }).click()
  await expect(window.noteText.getByRole('link', { name: 'Mali' })).toBeVisible()
  await window.reading.focus()
  await keyboard.press('Control+z')
  await expect(window.foot).toContainText('Undone: link a name')
  await expect(window.noteText.getByRole('link', { name: 'Mali' })).toHaveCount(0)
  await expect(window.noteText).toHaveText('I met Mali in a dream.')
  await window.noteText.click()
  await keyboard.press('Control+Shift+Z')
  await expect(window.noteText.getByRole('link', { name: 'Mali' })).toBeVisible()
  await keyboard.press('Control+z')
  await expect(window.noteText).toHaveText('I met Mali in a dream.')

  await keyboard.press('Control+End')
  await page.waitForTimeout(900)
  await keyboard.type(' And left.')
  await keyboard.press('Control+Shift+Enter')
  await expect(page.getByRole('document', { name: 'Note, to read' })).toBeVisible()
  await keyboard.press('Control+Shift+Enter')
  await expect(page.locator('.cm-content')).toBeFocused()
  await keyboard.press('Control+z')
  await expect(window.noteText).toHaveText('I met Mali in a dream.')
  await keyboard.press('Control+Shift+Z')
  await expect(window.noteText).toHaveText('I met Mali in a dream. And left.')
})
