import { resizeWindow } from '../support/desktop'
import { expect, test } from '../support/window-test'

test('a link picked by an alias leads to its page, and the page knows the note; a mere mention is linked with one click', async ({
  desk,
}) => {
  const { page, window } = await desk.open()
  const { note } = window
  await expect(window.title).toBeVisible()
  await note.beginByKey()
  await page.keyboard.type('Gold goes through [[etats du')
  await expect(note.completions.first()).toContainText('Alliance of Sahel States')
  await page.keyboard.press('Enter')
  await page.keyboard.type(' today. Niger is only named. #gold')
  await expect(note.saved).toBeVisible()
  await expect(note.text).toContainText('Gold goes through Alliance des États du Sahel today.', {
    useInnerText: true,
  })

  await window.openEntity('Organisations', 'Alliance of Sahel States')
  const linked = window.entity.linkedNotes
  await expect(linked).toContainText('Gold goes through Alliance des États du Sahel today.')

  await window.openEntity('Countries', 'Niger')
  const unlinked = window.entity.unlinkedNotes
  await expect(unlinked).toContainText('Niger is only named.')
  await window.entity.linkMention()
  await expect(linked).toContainText('Niger is only named.')
  await expect(unlinked).toBeHidden()
  await expect(note.link('Niger')).toBeVisible()
})

test('the cursor goes by key and by click to every place beside a link', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { note } = window
  await expect(window.title).toBeVisible()
  await note.beginByKey()
  await page.keyboard.insertText('Above all\n[[mali|Mali]] and [[niger]]\n- [ ] [[mali|the Malians]]')
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
  expect(await note.writtenWhenSelected()).toBe(
    'Above all\n1[[mali|Mali]]5 and 3[[niger]]2\n- [ ] 4[[mali|the Malians]]',
  )

  // Behind a link at the end of its line, and before one at its beginning.
  await press('Control+Home')
  const box = await note.boxOfLine(2)
  await page.mouse.click(box.x + box.width - 4, box.y + box.height / 2)
  await page.keyboard.type('6')
  await press('Control+Home')
  const second = await note.boxOfLine(1)
  await page.mouse.click(second.x + 1, second.y + 8)
  await page.keyboard.type('7')
  expect(await note.writtenWhenSelected()).toBe(
    'Above all\n71[[mali|Mali]]5 and 3[[niger]]2\n- [ ] 4[[mali|the Malians]]6',
  )
})

test('a click behind folded links goes to the letter that was clicked', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { note } = window
  await expect(window.title).toBeVisible()
  await note.beginByKey()
  await page.keyboard.insertText('Above\n[[mali|the Malians]][[niger|the Nigeriens]] side by side\nEnd')
  await expect(note.links).toHaveText(['the Malians', 'the Nigeriens'])
  const place = await note.placeBehindLinks(1, 'by')
  await page.mouse.click(place.x, place.y)
  await page.keyboard.type('HERE ')
  await expect(note.lines.nth(1)).toHaveText(/side HERE by side$/)
})

test('a double click on a word of a folded link selects that word', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { note } = window
  await expect(window.title).toBeVisible()
  await note.beginByKey()
  await page.keyboard.insertText('Of [[mali|the old Malians]] and others\nEnd')
  await expect(note.links).toHaveText('the old Malians')
  const box = await note.boxOfLink()
  await page.mouse.dblclick(box.x + box.width - 12, box.y + box.height / 2)
  await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('Malians')
  await page.keyboard.type('Nigeriens')
  await expect(note.lines.first()).toHaveText('Of [[mali|the old Nigeriens]] and others')
})

test('who writes in the pane goes on in it when the window becomes narrow', async ({ desk }) => {
  const { app, page, window } = await desk.open()
  const { note } = window
  await expect(window.title).toBeVisible()
  await resizeWindow(app, 1280, 800)
  await note.beginByKey()
  await page.keyboard.type('Half a sen')
  await resizeWindow(app, 900, 600)
  await expect.poll(() => page.evaluate(() => innerWidth)).toBe(900)
  await page.keyboard.type('tence')
  await expect(note.text).toHaveText('Half a sentence')
  await expect(window.dialog).toHaveCount(0)
})

test('Ctrl and a click open a link also where it is shown as it is written', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { note } = window
  await expect(window.title).toBeVisible()
  await note.beginByKey()
  await page.keyboard.insertText('Above\n[[mali|the Malians]]')
  const box = await note.boxOfLine(1)
  await expect(note.links).toHaveCount(0)
  await page.mouse.move(box.x + 30, box.y + box.height / 2)
  await page.keyboard.down('Control')
  await page.mouse.down()
  await page.mouse.up()
  await page.keyboard.up('Control')
  await expect(window.title).toHaveText('Mali')
})

test('the list of notes is walked by the arrow keys without a complaint', async ({ desk }) => {
  const { page, window } = await desk.open()
  await window.settled()
  await window.writeNote('Only one.')
  await window.goTo('Notes')
  await window.notes.list.focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  await expect(window.failure('cannot be kept as it is')).toHaveCount(0)
})

test('what is typed before the editor has been read in stands in the note', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { note } = window
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
  await expect(note.text).toHaveValue('Typed at once, ')
  letIn()
  await expect(note.text).toHaveText('Typed at once, ')
  await page.keyboard.type('and after.')
  await expect(note.text).toHaveText('Typed at once, and after.')
  await expect(note.saved).toBeVisible()
})

test('Enter right after a name picks the link or the citation, however fast it comes', async ({ desk }) => {
  const { window } = await desk.open()
  const { note } = window
  await expect(window.title).toBeVisible()
  await note.beginByKey()
  await window.page.keyboard.type('Gold: [[etats du')
  await window.page.keyboard.press('Enter')
  await window.page.keyboard.type(' and [[burkin')
  await window.page.keyboard.press('Enter')
  await window.page.keyboard.type(', as in @klomeg')
  await window.page.keyboard.press('Enter')
  await window.page.keyboard.type('. Meet @ noon')
  await window.page.keyboard.press('Enter')
  await window.page.keyboard.type('or later.')
  await expect(note.lines).toHaveText(
    ['Gold: Alliance des États du Sahel and Burkina Faso, as in Klomegâh, undated. Meet @ noon', 'or later.'],
    { useInnerText: true },
  )
})

test('what is typed is on disk to the letter after a restart, and an earlier version comes back', async ({ desk }) => {
  const first = (await desk.open()).window
  await expect(first.title).toBeVisible()
  await first.note.beginByKey()
  await first.page.keyboard.type('- one')
  await first.page.keyboard.press('Enter')
  await first.page.keyboard.type('two')
  const text = 'A long passage. '.repeat(40)
  await first.page.keyboard.insertText(`\n\n${text}`)
  await expect(first.note.saved).toBeVisible()
  await first.note.text.fill('- one\n- two')
  await expect(first.note.saved).toBeVisible()
  await expect(first.allSaved).toBeVisible()
  await desk.quit()

  const second = (await desk.open()).window
  const { note } = second
  await expect(second.title).toBeVisible()
  await second.goTo('Notes')
  await second.notes.row('one').click()
  await expect(note.text).toHaveText(/- one\s*- two/)
  await note.choose('Earlier versions')
  await expect(note.versions.changes).toContainText('A long passage.')
  await note.versions.restore()
  await expect(note.text).toContainText('A long passage.')
})

test('a passage is marked, coloured and noted with the keyboard alone', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { note } = window
  const { passage, source } = window
  await window.find('Klomegâh, undated')
  await source.selectByKeys(3, 4)
  await expect(passage.selected).toBeVisible()
  await page.keyboard.press('h')
  const mark = source.highlightsIn(3)
  await expect(mark).toHaveCount(1)
  const words = (await mark.textContent()) ?? ''
  expect(words.split(' ').length).toBe(4)

  await mark.focus()
  await page.keyboard.press('Enter')
  await passage.colour('green').click()
  await expect(mark).toHaveAccessibleName(new RegExp(`^Highlighted in green: `))
  await mark.focus()
  await page.keyboard.press('Enter')
  await note.beginByKey('n')
  await page.keyboard.type('Why these words?')
  await expect(note.saved).toBeVisible()
  await expect(source.noteBeside(3, 'Why these words?')).toBeVisible()
})

test('what is pasted from a word processor stands as clean Markdown, its lists as lists', async ({ desk }) => {
  const { window } = await desk.open()
  const { note } = window
  await expect(window.title).toBeVisible()
  await note.beginByKey()
  const item = (level: number, mark: string, text: string) =>
    `<p class=MsoListParagraph style='margin-left:36pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>${mark}<span>&nbsp;&nbsp;</span></span></span><![endif]>${text}<o:p></o:p></p>`
  const html = `<html><body><h2>Found</h2>${item(1, '·', 'Gold')}${item(2, 'o', '<b>Loulo</b>')}${item(1, '·', 'Salt')}<p class=MsoNormal>Then</p><table><caption>Output</caption><tr><th>Year</th><th>Kilos</th></tr><tr><td>2024</td><td>7</td></tr></table>${item(1, '1.', 'One')}${item(1, '2.', 'Two')}</body></html>`
  await note.pasteHtml(html)
  await expect(note.lines).toHaveText([
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
