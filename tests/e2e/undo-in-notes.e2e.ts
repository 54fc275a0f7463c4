import { expect, test } from '../support/window-test'

// The clock is that of every window that the process ever opens: a desk of their own.

/** *Units*: milliseconds. What is written without a pause is taken back together; the window's clock stands still while a sentence is typed. */
const A_PAUSE_MS = 1_000

test('undo in another field, or in a dialog, leaves the open note as it is; each field has its own', async ({
  ownDesk: desk,
}) => {
  const { page, window } = await desk.open()
  const { keyboard } = page
  const { note } = window
  await window.settled()
  const begun = Date.now()
  await page.clock.setFixedTime(begun)
  await note.beginByKey()
  await keyboard.type('First sentence here. ')
  await page.clock.setFixedTime(begun + A_PAUSE_MS)
  await keyboard.type('Second sentence here.')
  await expect(note.saved).toBeVisible()
  const text = 'First sentence here. Second sentence here.'

  const { title } = note
  await title.click()
  await keyboard.press('Control+z')
  await expect(title).toBeFocused()
  await expect(note.text).toHaveText(text)
  await keyboard.type('A title')
  await keyboard.press('Control+z')
  await expect(title).toHaveValue('')
  await keyboard.press('Control+z')
  await expect(note.text).toHaveText(text)
  await keyboard.press('Control+Shift+Z')
  await expect(title).toHaveValue('A title')
  await keyboard.press('Control+y')
  await expect(title).toHaveValue('A title')
  await expect(note.saved).toBeVisible()

  await note.choose('Earlier versions')
  await note.versions.close.focus()
  await keyboard.press('Control+z')
  await keyboard.press('Escape')
  await expect(note.text).toHaveText(text)
  await window.finder.open()
  await window.finder.field.press('Control+z')
  await keyboard.press('Escape')
  await expect(note.text).toHaveText(text)

  await note.text.click()
  await keyboard.press('Control+z')
  await expect(note.text).toHaveText('First sentence here.')
  await keyboard.press('Control+Shift+Z')
  await expect(note.text).toHaveText(text)
})

test('undo outside the editor and then in it puts nothing in twice, and reading in between ends no history', async ({
  ownDesk: desk,
}) => {
  const { page, window } = await desk.open()
  const { keyboard } = page
  const { note } = window
  await window.settled()
  await note.beginByKey()
  await keyboard.type('I met Mali in a dream.')
  await note.linkMention('Mali').click()
  await expect(note.link('Mali')).toBeVisible()
  await window.reading.focus()
  await keyboard.press('Control+z')
  await expect(window.foot).toContainText('Undone: link a name')
  await expect(note.link('Mali')).toHaveCount(0)
  await expect(note.text).toHaveText('I met Mali in a dream.')
  await note.text.click()
  await keyboard.press('Control+Shift+Z')
  await expect(note.link('Mali')).toBeVisible()
  await keyboard.press('Control+z')
  await expect(note.text).toHaveText('I met Mali in a dream.')

  await keyboard.press('Control+End')
  await page.clock.setFixedTime(Date.now() + A_PAUSE_MS)
  await keyboard.type(' And left.')
  await keyboard.press('Control+Shift+Enter')
  await expect(note.reader).toBeVisible()
  await keyboard.press('Control+Shift+Enter')
  await note.takesKeys()
  await keyboard.press('Control+z')
  await expect(note.text).toHaveText('I met Mali in a dream.')
  await keyboard.press('Control+Shift+Z')
  await expect(note.text).toHaveText('I met Mali in a dream. And left.')
})
