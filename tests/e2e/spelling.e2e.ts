import { expect, test } from '../support/window-test'

test('misspelt words are marked without a network, corrected from the keyboard, learnt and switched off', async ({
  desk,
}) => {
  const { app, page, window } = await desk.open()
  const { note } = window
  const asked: string[] = []
  app.context().on('request', (request) => asked.push(request.url()))
  await window.settled()
  await note.beginByKey()
  await page.keyboard.insertText(
    'Mali will recieve teh grain, `recieve`, https://recieve.example/ and Klomegâh wrote.\n',
  )
  const marked = note.misspelt
  await expect(marked).toHaveText(['recieve', 'teh'])
  await expect(marked.first()).toHaveAttribute('aria-invalid', 'spelling')

  // F7 goes to the next one; Enter takes the first suggestion.
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('F7')
  const suggestions = note.spellingMenu('recieve')
  await expect(suggestions.first()).toBeFocused()
  await expect(suggestions.first()).toHaveText('receive')
  await page.keyboard.press('Enter')
  await expect(note.text).toContainText('Mali will receive teh grain')
  await expect(marked).toHaveText(['teh'])

  // A word of one's own stays right, in the next start too.
  await note.correct(marked, 'Add “teh” to my words')
  await expect(marked).toHaveCount(0)
  await page.keyboard.press('Control+End')
  await page.keyboard.insertText('Teh goverment said.\n')
  await expect(marked).toHaveText(['goverment'])
  await expect(note.saved).toBeVisible()
  await note.toggle('Check spelling')
  await expect(marked).toHaveCount(0)
  expect(asked.filter((url) => !url.startsWith('app://'))).toEqual([])

  await desk.quit()
  const again = await desk.open()
  const later = again.window.note
  await again.window.settled()
  await later.beginByKey()
  await again.page.keyboard.insertText('Teh goverment said.\n')
  await expect(later.saved).toBeVisible()
  await later.openMenu()
  await expect(later.switch('Check spelling')).not.toBeChecked()
  await expect(later.misspelt).toHaveCount(0)
  await later.switch('Check spelling').click()
  await expect(later.misspelt).toHaveText(['goverment'])
})
