import { expect, test } from '../support/window-test'

test('keys, forms and messages keep to what the reader means', async ({ desk }) => {
  const { app, window, page } = await desk.open()
  const { claimForm, entityForm, note, notes, passage, source } = window

  await test.step('the first line is said once', async () => {
    await window.sayUnderstood()
    await window.goTo('Timeline')
    await expect(window.title).toHaveText('Timeline')
    await window.goTo('Overview')
    await expect(window.title).toHaveText('Russia and the Alliance of Sahel States')
    await expect(window.firstRunLine).toHaveCount(0)
  })

  await test.step('J shows where a claim is from while the pane shows something else, and says where claims end', async () => {
    await window.openEntity('Organisations', 'Alliance of Sahel States')
    await window.showInContext('Notes')
    await page.keyboard.press('j')
    await expect(window.citationCard).toBeVisible()
    await page.keyboard.press('Escape')
    await window.goTo('Notes')
    await page.keyboard.press('j')
    await expect(window.foot).toContainText('No further claim on this page.')
  })

  await test.step('a new entity begins with its name, and another name with the keyboard in it', async () => {
    await window.run('New entity')
    await expect(entityForm.name).toBeFocused()
    await page.keyboard.type('Harbour Board')
    await entityForm.addName()
    await expect(entityForm.furtherName(2)).toBeFocused()
    await page.keyboard.type('Portamt')
    // From a field where Enter begins a line too.
    await entityForm.summary.press('Control+Enter')
    await expect(window.title).toHaveText('Harbour Board')
  })

  await test.step('a claim is about what was typed, however fast a key comes after it', async () => {
    await window.run('New claim')
    await claimForm.aboutAtOnce('mali', 'Enter')
    await expect(claimForm.subject).toHaveValue('Mali')
    // The same once more keeps it.
    await claimForm.aboutAtOnce('mali', 'Enter')
    await expect(claimForm.subject).toHaveValue('Mali')
    await claimForm.aboutAtOnce('harbour', 'Tab')
    await expect(claimForm.subject).toHaveValue('Harbour Board')
    await claimForm.inWords.fill('Answers for the quays.')
    // What was typed outlives a click elsewhere, and nobody is saved for it until somebody is chosen.
    await claimForm.subject.fill('Nobody we know')
    await claimForm.inWords.click()
    await expect(claimForm.subject).toHaveValue('Nobody we know')
    await expect(claimForm.says('‘Nobody we know’ is not chosen yet.')).toBeVisible()
    await claimForm.subject.fill('harbour board')
    await claimForm.inWords.click()
    await expect(claimForm.subject).toHaveValue('Harbour Board')
    await expect(claimForm.says('is not chosen yet')).toHaveCount(0)
    await claimForm.ownJudgement.press('Enter')
    await expect(claimForm.dialog).toBeVisible()
    await claimForm.ownJudgement.check()
    await claimForm.add()
    await expect(window.reading).toContainText('Answers for the quays.')
  })

  await test.step('a claim that moved away is not what E opens', async () => {
    await page.keyboard.press('j')
    await page.keyboard.press('e')
    await expect(claimForm.inWords).toBeFocused()
    await claimForm.about('Mali')
    await claimForm.save()
    await expect(window.reading).not.toContainText('Answers for the quays.')
    await page.keyboard.press('e')
    await expect(entityForm.dialog).toBeVisible()
    await window.closeDialog()
  })

  await test.step('words over two paragraphs are whole words of the text alone, and one passage', async () => {
    await window.openSource('Klom')
    await source.selectOver({ paragraph: 3, words: 'wards lasting' }, { paragraph: 4, words: 'the same state' })
    await expect(passage.selected).toBeVisible()
    await page.keyboard.press('Control+c')
    const copied = () => app.evaluate(({ clipboard }) => clipboard.readText())
    await expect.poll(copied).toMatch(/^towards lasting, peaceful development\.\s+In the same statement$/)
    await page.keyboard.press('n')
    await expect(source.highlightsIn(3)).toHaveText('towards lasting, peaceful development.')
    await expect(source.highlightsIn(4)).toHaveText('In the same statement')
    await note.text.fill('English\nعربي')
    await expect(note.lines.nth(0)).toHaveCSS('direction', 'ltr')
    await expect(note.lines.nth(1)).toHaveCSS('direction', 'rtl')
    await note.text.fill('x👩🏽‍🚀')
    await page.keyboard.press('Control+End')
    await page.keyboard.press('Backspace')
    await expect(note.text).toHaveText('x')
    await expect(note.saved).toBeVisible()
    await page.keyboard.press('Escape')
  })

  await test.step('a row of the list is ticked where it stands, and no note opens', async () => {
    await window.goTo('Notes')
    await expect(notes.row('x')).toBeVisible()
    const before = await notes.row('x').boundingBox()
    await notes.tick('x')
    await expect(notes.selection).toBeVisible()
    await expect(note.text).toHaveCount(0)
    expect(await notes.row('x').boundingBox()).toEqual(before)
    await expect(notes.list).toBeFocused()
  })
})
