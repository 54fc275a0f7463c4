import { DossierWindow } from './pages/dossier-window'
import { expect, test } from '../support/window-test'

test('a link picked by an alias leads to its page, and the page knows the note; a mere mention is linked with one click', async ({
  desk,
}) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await expect(window.title).toBeVisible()
  await page.keyboard.press('Control+n')
  await window.noteText.click()
  await page.keyboard.type('Gold goes through [[etats du', { delay: 15 })
  const choices = page.getByRole('listbox', { name: 'Completions' })
  await expect(choices.getByRole('option').first()).toContainText('Alliance of Sahel States')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' today. Niger is only named. #gold')
  await expect(window.context.getByText('Saved', { exact: true })).toBeVisible()
  await expect(window.noteText).toContainText('Gold goes through Alliance des États du Sahel today.', {
    useInnerText: true,
  })

  await window.openEntity('Organisations', 'Alliance of Sahel States')
  const linked = window.context.getByRole('region', { name: 'Notes that link here' })
  await expect(linked).toContainText('Gold goes through Alliance des États du Sahel today.')

  await window.openEntity('Countries', 'Niger')
  const unlinked = window.context.getByRole('region', { name: 'Notes that name this without a link' })
  await expect(unlinked).toContainText('Niger is only named.')
  await unlinked.getByRole('button', { name: /^Link in/ }).click()
  await expect(linked).toContainText('Niger is only named.')
  await expect(unlinked).toBeHidden()
  await expect(window.noteText.getByRole('link', { name: 'Niger' })).toBeVisible()
})

test('the cursor goes by key and by click to every place beside a link', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await expect(window.title).toBeVisible()
  await page.keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await page.keyboard.insertText('Above all\n[[mali|Mali]] and [[niger]]\n- [ ] [[mali|the Malians]]')
  const kept = async () => {
    const place = page.locator('.cm-content')
    await place.press('Control+a')
    // Where everything is selected everything is shown as it is written.
    return (await place.locator('.cm-line').allTextContents()).join('\n')
  }
  const press = async (key: string, times = 1) => {
    for (let count = 0; count < times; count++) await page.keyboard.press(key)
  }

  await press('Control+Home')
  await press('ArrowDown')
  await page.keyboard.type('1')
  await press('End')
  await page.keyboard.type('2')
  await press('ArrowLeft', '[[niger]]2'.length)
  await page.keyboard.type('3')
  await press('ArrowRight', '[[niger]]2'.length + 1)
  await press('ArrowRight', '- [ ] '.length)
  await page.keyboard.type('4')
  await press('ArrowUp')
  await press('Home')
  await press('ArrowRight', '1[[mali|Mali]]'.length)
  await page.keyboard.type('5')
  expect(await kept()).toBe('Above all\n1[[mali|Mali]]5 and 3[[niger]]2\n- [ ] 4[[mali|the Malians]]')

  // Behind a link at the end of its line, and before one at its beginning.
  await press('Control+Home')
  const last = page.locator('.cm-line').nth(2)
  const box = await last.boundingBox()
  if (!box) throw new Error('the last line is not shown')
  await page.mouse.click(box.x + box.width - 4, box.y + box.height / 2)
  await page.keyboard.type('6')
  await press('Control+Home')
  const second = await page.locator('.cm-line').nth(1).boundingBox()
  if (!second) throw new Error('the second line is not shown')
  await page.mouse.click(second.x + 1, second.y + 8)
  await page.keyboard.type('7')
  expect(await kept()).toBe('Above all\n71[[mali|Mali]]5 and 3[[niger]]2\n- [ ] 4[[mali|the Malians]]6')
})

test('a click behind folded links goes to the letter that was clicked', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await expect(window.title).toBeVisible()
  await page.keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await page.keyboard.insertText('Above\n[[mali|the Malians]][[niger|the Nigeriens]] side by side\nEnd')
  await expect(page.locator('.cm-note-link')).toHaveText(['the Malians', 'the Nigeriens'])
  const place = await page
    .locator('.cm-line')
    .nth(1)
    .evaluate((line) => {
      const text = line.lastChild
      if (!(text instanceof Text)) throw new Error('no text behind the links')
      const letter = document.createRange()
      letter.setStart(text, text.data.indexOf('by'))
      letter.setEnd(text, text.data.indexOf('by') + 1)
      const { left, top, height } = letter.getBoundingClientRect()
      return { x: left + 1, y: top + height / 2 }
    })
  await page.mouse.click(place.x, place.y)
  await page.keyboard.type('HERE ')
  await expect(page.locator('.cm-line').nth(1)).toHaveText(/side HERE by side$/)
})

test('a double click on a word of a folded link selects that word', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await expect(window.title).toBeVisible()
  await page.keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await page.keyboard.insertText('Of [[mali|the old Malians]] and others\nEnd')
  const link = page.locator('.cm-note-link')
  await expect(link).toHaveText('the old Malians')
  const box = await link.boundingBox()
  if (!box) throw new Error('no link')
  await page.mouse.dblclick(box.x + box.width - 12, box.y + box.height / 2)
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('Malians')
  await page.keyboard.type('Nigeriens')
  await expect(page.locator('.cm-line').first()).toHaveText('Of [[mali|the old Nigeriens]] and others')
})

test('who writes in the pane goes on in it when the window becomes narrow', async ({ desk }) => {
  const { app, page } = await desk.open()
  const window = new DossierWindow(page)
  await expect(window.title).toBeVisible()
  const size = (width: number, height: number) =>
    app.evaluate(({ BrowserWindow }, [x, y]) => BrowserWindow.getAllWindows()[0]?.setContentSize(x, y), [
      width,
      height,
    ] as const)
  await size(1280, 800)
  await page.keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await page.keyboard.type('Half a sen')
  await size(900, 600)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(900)
  await page.keyboard.type('tence')
  await expect(window.noteText).toHaveText('Half a sentence')
  await expect(page.getByRole('dialog')).toHaveCount(0)
})

test('Ctrl and a click open a link also where it is shown as it is written', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await expect(window.title).toBeVisible()
  await page.keyboard.press('Control+n')
  await expect(page.locator('.cm-content')).toBeFocused()
  await page.keyboard.insertText('Above\n[[mali|the Malians]]')
  const box = await page.locator('.cm-line').nth(1).boundingBox()
  if (!box) throw new Error('the line is not shown')
  await expect(page.locator('.cm-note-link')).toHaveCount(0)
  await page.mouse.move(box.x + 30, box.y + box.height / 2)
  await page.keyboard.down('Control')
  await page.mouse.down()
  await page.mouse.up()
  await page.keyboard.up('Control')
  await expect(window.title).toHaveText('Mali')
})

test('the list of notes is walked by the arrow keys without a complaint', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await window.settled()
  await window.writeNote('Only one.')
  await window.contents.getByRole('link', { name: 'Notes' }).click()
  await page.getByRole('listbox', { name: 'Notes' }).focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(page.getByText('cannot be kept as it is')).toHaveCount(0)
})

test('what is typed before the editor has been read in stands in the note', async ({ desk }) => {
  const { page } = await desk.open()
  const window = new DossierWindow(page)
  let letIn = () => {}
  const held = new Promise<void>((resolve) => (letIn = resolve))
  await page.route('**/MarkdownEditor*', async (route) => {
    await held
    await route.continue()
  })
  await page.reload()
  await expect(window.title).toBeVisible()
  await page.keyboard.press('Control+n')
  await page.keyboard.type('Typed at once, ')
  await expect(window.noteText).toHaveValue('Typed at once, ')
  letIn()
  await expect(window.noteText).toHaveText('Typed at once, ')
  await page.keyboard.type('and after.')
  await expect(window.noteText).toHaveText('Typed at once, and after.')
  await expect(window.context.getByText('Saved', { exact: true })).toBeVisible()
})

test('Enter right after a name picks the link or the citation, however fast it comes', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  await expect(window.title).toBeVisible()
  await window.page.keyboard.press('Control+n')
  await window.noteText.click()
  await window.page.keyboard.type('Gold: [[etats du')
  await window.page.keyboard.press('Enter')
  await window.page.keyboard.type(' and [[burkin')
  await window.page.keyboard.press('Enter')
  await window.page.keyboard.type(', as in @klomeg')
  await window.page.keyboard.press('Enter')
  await window.page.keyboard.type('. Meet @ noon')
  await window.page.keyboard.press('Enter')
  await window.page.keyboard.type('or later.')
  await expect(window.noteText.locator('.cm-line')).toHaveText(
    ['Gold: Alliance des États du Sahel and Burkina Faso, as in Klomegâh, undated. Meet @ noon', 'or later.'],
    { useInnerText: true },
  )
})

test('what is typed is on disk to the letter after a restart, and an earlier version comes back', async ({ desk }) => {
  const first = new DossierWindow((await desk.open()).page)
  await expect(first.title).toBeVisible()
  await first.page.keyboard.press('Control+n')
  await first.noteText.click()
  await first.page.keyboard.type('- one')
  await first.page.keyboard.press('Enter')
  await first.page.keyboard.type('two')
  const text = 'A long passage. '.repeat(40)
  await first.page.keyboard.insertText(`\n\n${text}`)
  await expect(first.context.getByText('Saved', { exact: true })).toBeVisible()
  await first.noteText.fill('- one\n- two')
  await expect(first.context.getByText('Saved', { exact: true })).toBeVisible()
  await expect(first.foot).toContainText('All changes saved')
  await desk.quit()

  const second = new DossierWindow((await desk.open()).page)
  await expect(second.title).toBeVisible()
  await second.contents.getByRole('link', { name: 'Notes' }).click()
  await second.reading.getByRole('option', { name: /one/ }).click()
  await expect(second.noteText).toHaveText(/- one\s*- two/)
  await second.page.getByRole('button', { name: 'More about this note' }).click()
  await second.page.getByRole('menuitem', { name: 'Earlier versions' }).click()
  const dialog = second.page.getByRole('dialog', { name: 'Earlier versions' })
  await expect(dialog.getByRole('region', { name: 'What has changed since' })).toContainText('A long passage.')
  await dialog.getByRole('button', { name: 'Restore this version' }).click()
  await expect(second.noteText).toContainText('A long passage.')
})

test('a passage is marked, coloured and noted with the keyboard alone', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  const { page } = window
  await window.find('Klomegâh, undated')
  const paragraph = window.reading.locator('[data-paragraph="3"]')
  await paragraph.focus()
  for (let count = 0; count < 4; count++) await page.keyboard.press(count === 0 ? 'ArrowRight' : 'Shift+ArrowRight')
  await expect(page.getByRole('toolbar', { name: 'Selected passage' })).toBeVisible()
  await page.keyboard.press('h')
  const mark = paragraph.locator('[data-highlight]')
  await expect(mark).toHaveCount(1)
  const words = (await mark.textContent()) ?? ''
  expect(words.split(' ').length).toBe(4)

  await mark.focus()
  await page.keyboard.press('Enter')
  const bar = page.getByRole('toolbar', { name: 'Highlight' })
  await bar.getByRole('button', { name: 'Highlight in green' }).click()
  await expect(mark).toHaveAccessibleName(new RegExp(`^Highlighted in green: `))
  await mark.focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('n')
  await window.noteText.click()
  await page.keyboard.type('Why these words?')
  await expect(window.context.getByText('Saved', { exact: true })).toBeVisible()
  await expect(paragraph.getByRole('button', { name: 'Why these words?' })).toBeVisible()
})

test('what is pasted from a word processor stands as clean Markdown, its lists as lists', async ({ desk }) => {
  const window = new DossierWindow((await desk.open()).page)
  await expect(window.title).toBeVisible()
  await window.page.keyboard.press('Control+n')
  await expect(window.page.locator('.cm-content')).toBeFocused()
  const item = (level: number, mark: string, text: string) =>
    `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span>&nbsp;&nbsp;</span></span></span><![endif]>${text}<o:p></o:p></p>`
  const html = `<html><body><h2>Found</h2>${item(1, '·', 'Gold')}${item(2, 'o', '<b>Loulo</b>')}${item(1, '·', 'Salt')}<p class=MsoNormal>Then</p><table><caption>Output</caption><tr><th>Year</th><th>Kilos</th></tr><tr><td>2024</td><td>7</td></tr></table>${item(1, '1.', 'One')}${item(1, '2.', 'Two')}</body></html>`
  await window.noteText.evaluate((field, text) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', text)
    field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  }, html)
  await expect(window.noteText.locator('.cm-line')).toHaveText([
    '## Found',
    '',
    '- Gold',
    '  - **Loulo**',
    '- Salt',
    '',
    'Then',
    '',
    'Output',
    '',
    '| Year | Kilos |',
    '| --- | --- |',
    '| 2024 | 7 |',
    '',
    '1. One',
    '2. Two',
  ])
})
