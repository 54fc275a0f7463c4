import { expect, test } from '../support/window-test'

test('lists, tables and what is pasted from a page on the web stand as Markdown that reads as it looked', async ({
  desk,
}) => {
  const { page, window } = await desk.open()
  const { keyboard } = page
  const { note } = window
  await window.settled()
  await note.beginByKey()

  for (const text of ['1. a', 'b', 'nested']) {
    await keyboard.type(text)
    await keyboard.press('Enter')
  }
  await keyboard.press('Backspace')
  await keyboard.press('Backspace')
  await keyboard.press('ArrowUp')
  await keyboard.press('End')
  await keyboard.press('Tab')
  expect((await note.written()).trimEnd()).toBe('1. a\n2. b\n   1. nested')
  await keyboard.press('Tab')
  expect((await note.written()).trimEnd()).toBe('1. a\n2. b\n   1. nested')
  await keyboard.press('Shift+Tab')
  expect((await note.written()).trimEnd()).toBe('1. a\n2. b\n3. nested')

  await note.beginNext()
  await keyboard.type('| y | q |')
  await keyboard.press('Enter')
  await keyboard.insertText('| --- | --- |\n| a | b |')
  await keyboard.press('Enter')
  await keyboard.type('next')
  await expect.poll(() => note.written()).toContain('| --- | --- |\n| a | b |\n| next |  |')
  await keyboard.press('ArrowUp')
  await keyboard.press('Home')
  await keyboard.press('ArrowRight')
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await keyboard.type('under a')
  await expect.poll(() => note.written()).toContain('| a | b |\n| under a |  |')

  await note.beginNext()
  await note.pasteHtml(
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:400">Plain, </span><span style="font-weight:700">bold</span><span style="font-weight:700"> words</span><span style="font-weight:400;font-style:italic">, slanted</span><span style="text-decoration:line-through">, gone</span>. H<sub>2</sub>O, x<sup>2</sup></p><ul><li dir="ltr"><p>one</p></li><ul><li><p>inner</p></li></ul><li><p>two</p></li></ul><p><img src="https://example.org/map.png" alt="A map of the Sahel"></p></b>',
  )
  expect((await note.written()).trimEnd()).toBe(
    'Plain, **bold words***, slanted*~~, gone~~. H₂O, x²\n\n- one\n\n  - inner\n- two\n\nA map of the Sahel',
  )
})

test('a template begins where it is to be filled in, and a link to a note reaches the clipboard', async ({ desk }) => {
  const { app, page, window } = await desk.open()
  const { keyboard } = page
  const { note, notes } = window
  await window.settled()
  await window.goTo('Notes')
  await notes.beginFrom('Competing hypotheses')
  await note.takesKeys()
  await keyboard.type('Who pays?')
  await expect.poll(() => note.written()).toMatch(/^## Question\n\nWho pays\?\n/)
  await notes.beginFrom('Person profile')
  await expect(note.title).toBeFocused()
  await keyboard.type('Sadio Camara')
  await expect(note.title).toHaveValue('Profile of Sadio Camara')
  await note.beginByKey('Control+Shift+l')
  await keyboard.type('The article.')
  await expect.poll(() => note.written()).toMatch(/^## Read\n\n- The article\.\n/)

  await note.choose('Copy a link to this note')
  await expect(window.foot).toContainText('The link is on the clipboard.')
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toMatch(/^\[\[r-log-\d{4}-\d\d-\d\d\]\]$/)
})

test('an open note shows what links to it, and what it is on leads there or back out of the bin', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { keyboard } = page
  const { note, source } = window
  await window.settled()
  await window.find('Klomegâh, undated')
  await source.selectByKeys(3, 2)
  await note.beginByKey('n')
  await keyboard.type('Target of a link')
  await expect(note.saved).toBeVisible()
  await window.find('Mali')
  await expect(window.title).toHaveText('Mali')
  await note.about(/^Klomegâh, undated: /).click()
  await expect(source.highlights).toBeFocused()

  await note.beginNext()
  await keyboard.type('As said in [[Target of a link]].')
  await expect(note.saved).toBeVisible()
  await source.noteBeside(3, 'Target of a link').click()
  await expect(note.text).toHaveText('Target of a link')
  await expect(note.linkedFrom).toContainText('As said in Target of a link.')

  await source.highlights.focus()
  await keyboard.press('Enter')
  await window.passage.button('Remove').click()
  await window.deleteQuestion.confirm()
  const gone = note.about(/\(deleted\)$/).first()
  await gone.click()
  await window.putItBack()
  await expect(source.highlights).toBeVisible()
  await expect(gone).toHaveCount(0)
})

test('a link to a heading of its own note goes there, while it is written and while it is read', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { keyboard } = page
  const { note } = window
  await window.settled()
  await note.beginByKey()
  const text = `# Gold\n\n${'Some words about it.\n\n'.repeat(40)}## Salt\n\nSee [[#Gold]], [[#Gold#Salt|the salt]] and [[#Silver]].`
  await keyboard.insertText(text)
  await expect(note.liveLinks.first()).toHaveText('Gold')
  await keyboard.press('Home')
  for (const _ of 'See ') await keyboard.press('ArrowRight')
  await keyboard.press('Control+Enter')
  await keyboard.type('Old ')
  await expect(note.lines.first()).toHaveText('# Old Gold')
  await keyboard.press('Control+z')
  await keyboard.press('Control+Shift+Enter')
  await note.linkRead('Gold').click()
  await expect(note.headingRead('Gold')).toBeFocused()
  await note.linkRead('the salt').click()
  await expect(note.headingRead('Salt')).toBeFocused()
  await note.linkRead('Silver (This note has no such heading.)').click()
  await expect(window.foot).toContainText('This note has no heading ‘Silver’.')
})
