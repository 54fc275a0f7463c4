import { resizeWindow } from '../support/desktop'
import { expect, test } from '../support/window-test'

test('the keyboard is where it was after what it did to a highlight, and after a note', async ({ desk }) => {
  const { app, page, window } = await desk.open()
  const { keyboard } = page
  const { note, passage } = window
  await window.settled()
  await window.find('Klomegâh, undated')
  const paragraph = window.source.paragraph(3)
  const mark = window.source.highlights

  await window.source.selectByKeys(3, 2)
  await expect(passage.selected).toBeVisible()
  await keyboard.press('Tab')
  await expect(passage.colour('yellow')).toBeFocused()
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await expect(paragraph).toBeFocused()
  await expect(mark).toHaveAccessibleName(/^Highlighted in green/)

  await mark.focus()
  await keyboard.press('Enter')
  await expect(passage.colour('green')).toBeFocused()
  await keyboard.press('Escape')
  await expect(mark).toBeFocused()
  await mark.click()
  await passage.colour('red').click()
  await expect(mark).toHaveAccessibleName(/^Highlighted in red/)
  await expect(mark).toBeFocused()

  await keyboard.press('Enter')
  await passage.button('Note').press('Enter')
  await note.takesKeys()
  await keyboard.type('On these words.')
  await keyboard.press('Escape')
  await expect(mark).toBeFocused()
  await keyboard.press('Enter')
  await passage.button('Claim').press('Enter')
  await expect(window.dialog).toBeVisible()
  await keyboard.press('Escape')
  await expect(mark).toBeFocused()
  await keyboard.press('Enter')
  await passage.button('Remove').press('Enter')
  await expect(mark).toHaveCount(0)
  await expect(paragraph).toBeFocused()

  await window.find('Mali')
  await expect(window.title).toHaveText('Mali')
  await note.begin.press('Enter')
  await note.takesKeys()
  await keyboard.type('On Mali.')
  await keyboard.press('Escape')
  await expect(note.begin).toBeFocused()

  await window.reading.focus()
  await resizeWindow(app, 900, 600)
  await expect(window.context).toHaveCount(0)
  await note.beginByKey()
  await keyboard.type('In the drawer.')
  await keyboard.press('Escape')
  await expect(window.context).toHaveCount(0)
  await expect(window.reading).toBeFocused()
})
