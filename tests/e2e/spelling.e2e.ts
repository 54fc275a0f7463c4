import { DossierWindow } from './pages/dossier-window'
import { expect, test } from '../support/window-test'

test('misspelt words are marked without a network, corrected from the keyboard, learnt and switched off', async ({
  desk,
}) => {
  const { page, app } = await desk.open()
  const asked: string[] = []
  app.context().on('request', (request) => asked.push(request.url()))
  const window = new DossierWindow(page)
  await window.settled()
  await page.keyboard.press('Control+n')
  await window.noteText.waitFor()
  await window.noteText.click()
  await page.keyboard.insertText(
    'Mali will recieve teh grain, `recieve`, https://recieve.example/ and Klomegâh wrote.\n',
  )
  const marked = page.locator('.cm-misspelt')
  await expect(marked).toHaveText(['recieve', 'teh'])
  await expect(marked.first()).toHaveAttribute('aria-invalid', 'spelling')

  // F7 goes to the next one; Enter takes the first suggestion.
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F7')
  const menu = page.getByRole('menu', { name: 'Spelling of recieve' })
  await expect(menu.getByRole('menuitem').first()).toBeFocused()
  await expect(menu.getByRole('menuitem').first()).toHaveText('receive')
  await page.keyboard.press('Enter')
  await expect(window.noteText).toContainText('Mali will receive teh grain')
  await expect(marked).toHaveText(['teh'])

  // A word of one's own stays right, in the next start too.
  await marked.click({ button: 'right' })
  await page.getByRole('menuitem', { name: 'Add “teh” to my words' }).click()
  await expect(marked).toHaveCount(0)
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('Teh goverment said.\n')
  await expect(marked).toHaveText(['goverment'])
  await expect(window.context.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('button', { name: 'More about this note' }).click()
  await page.getByRole('menuitemcheckbox', { name: 'Check spelling' }).click()
  await expect(marked).toHaveCount(0)
  expect(asked.filter((url) => !url.startsWith('app://'))).toEqual([])

  await desk.quit()
  const again = new DossierWindow((await desk.open()).page)
  await again.settled()
  await again.page.keyboard.press('Control+n')
  await again.noteText.waitFor()
  await again.noteText.click()
  await again.page.keyboard.insertText('Teh goverment said.\n')
  await again.page.waitForTimeout(1_500)
  await expect(again.page.locator('.cm-misspelt')).toHaveCount(0)
  await again.page.getByRole('button', { name: 'More about this note' }).click()
  await again.page.getByRole('menuitemcheckbox', { name: 'Check spelling' }).click()
  await expect(again.page.locator('.cm-misspelt')).toHaveText(['goverment'])
})
