import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { axeFaults, injectAxe } from '../support/axe'
import { answerSaveDialog, recordOpenedFiles } from '../support/dialogs'
import { resizeWindow } from '../support/desktop'
import { expect, test } from '../support/window-test'

test('an author composes a briefing, sees its pages, exports it and finds it again', async ({ desk }) => {
  // Two starts and many renderings.
  test.slow()
  const { app, page, window } = await desk.open()
  const { composer } = window
  await composer.begin('Brief')
  await expect(composer.preview(1)).toBeVisible({ timeout: 60_000 })
  // The dossier's own bottom line and judgements are what an author begins with.
  await composer.section('Bottom line').click()
  await expect(composer.bottomLine).toHaveValue(/one partner, above all in defence/)
  await composer.bottomLine.fill('')
  await expect(composer.warnings).toContainText('The bottom line is not written yet.')

  // A warning leads to what it is about.
  await composer.section('First page').click()
  await composer.follow('The bottom line is not written yet.')
  await expect(composer.bottomLine).toBeFocused()
  const before = await composer.pixels(1)
  await composer.bottomLine.fill('The partnership rests on arms and training.')
  await expect(composer.form).toContainText('7 of 60 words')
  await expect.poll(() => composer.pixels(1), { timeout: 60_000 }).not.toBe(before)
  await expect(composer.warnings).not.toContainText('bottom line')

  // Sections move with the keyboard, and what is said of it is heard.
  await composer.section('Timeline').focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('Alt+ArrowUp')
  expect((await composer.order()).slice(2, 4)).toEqual(['Timeline', 'Scope note'])
  await expect(composer.announcement('Timeline moved to place 1 of 14.')).toBeAttached()
  await expect(composer.section('Timeline')).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(composer.announcement('Timeline cannot go further.')).toBeAttached()

  // They move with the mouse too.
  await composer.section('Gaps').dragTo(composer.section('Timeline'))
  expect((await composer.order()).slice(2, 4)).toEqual(['Gaps', 'Timeline'])
  await composer.saved()
  await composer.section('Timeline').dragTo(composer.section('Gaps'))
  expect((await composer.order()).slice(2, 4)).toEqual(['Timeline', 'Gaps'])

  // A judgement without a claim is warned of until one is attached.
  await composer.section('Key judgements').click()
  await composer.addJudgement('It will very likely grow.')
  await expect(composer.form).toContainText('Likelihood: very likely.')
  await expect(composer.warnings).toContainText('Judgement 8 rests on no claim')
  await composer.attachClaim('mali member')
  await expect(composer.restsOn(8)).toContainText('para.')
  await expect(composer.warnings).not.toContainText('Judgement 8')

  await composer.saved()
  const target = path.join(desk.dataFolder, 'composed.pdf')
  await answerSaveDialog(app, target)
  const opened = await recordOpenedFiles(app)
  await composer.export()
  await composer.answerExport('Open')
  await expect.poll(opened).toEqual([`open ${target}`])
  execFileSync('qpdf', ['--check', target])
  const text = execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
  expect(text).toContain('The partnership rests on arms and training.')
  expect(text).toContain('It will very likely grow.')
  expect(text.indexOf('Timeline')).toBeGreaterThan(0)
  expect(text.indexOf('Timeline')).toBeLessThan(text.indexOf('Where the source disagrees with itself'))

  await desk.quit()
  const later = (await desk.open()).window
  const again = later.composer
  await later.openBriefing('Sahel States')
  await expect(again.outline).toBeVisible()
  expect((await again.order()).slice(2, 5)).toEqual(['Timeline', 'Gaps', 'Scope note'])
  await again.section('Bottom line').click()
  await expect(again.bottomLine).toHaveValue('The partnership rests on arms and training.')
  await again.section('What changed').click()
  await expect(again.form).toContainText('It is compared with what was exported today')
})

test('what speaks against an export stands above its button, and the terminal exports what was saved', async ({
  desk,
}) => {
  test.slow()
  const { window } = await desk.open()
  const { composer } = window
  await window.findPage('mali', 'Mali')
  await window.writeNote('Ask who signed.')
  await composer.begin('Brief')
  await expect(composer.nothingSpeaksAgainstIt).toBeVisible()

  // A note that is chosen, and private only then.
  await composer.section('Analyst notes').click()
  await composer.chooseNote(/Ask who signed/)
  await composer.saved()
  const [note] = JSON.parse((await desk.command('note', 'list', '--dossier', 'sahel-russia', '--json')).out) as [
    { id: string },
  ]
  await window.goToAddress(`notes?note=${note.id}`)
  await window.note.toggle('Private')
  await window.note.isPrivate.waitFor()

  // A dossier that is marked higher than its briefing.
  await window.run('Rename or mark')
  await window.titleDialog.marking.selectOption('TLP:AMBER')
  await window.titleDialog.save()
  await expect(window.dialog).toHaveCount(0)

  await window.briefingLinks.first().click()
  await expect(composer.warnings).toContainText('TLP:CLEAR is lower than the dossier’s own mark, TLP:AMBER.')
  await expect(composer.warnings).toContainText(/private/)

  // A judgement without a claim, and one that uses one side of a dispute.
  await composer.section('Key judgements').click()
  await composer.addJudgement('Nothing bears this out.')
  await expect(composer.warnings).toContainText('Judgement 8 rests on no claim')
  await composer.leaveOut('Claims that cannot all hold')
  await expect(composer.warnings).toContainText(/uses a disputed claim .* without the other side/)
  await composer.saved()
  await desk.quit()

  const [saved] = JSON.parse((await desk.command('briefing', 'list', '--dossier', 'sahel-russia', '--json')).out) as [
    { id: string; title: string },
  ]
  const target = path.join(desk.dataFolder, 'saved.pdf')
  const made = ['brief', '--dossier', 'sahel-russia', '--mark', 'TLP:AMBER', '--briefing', saved.id, '--out', target]
  // Its sources have the dossier's mark, which is higher than the briefing's own.
  const held = await desk.command('brief', '--dossier', 'sahel-russia', '--briefing', saved.id, '--out', target)
  expect(held).toMatchObject({ code: 1, err: expect.stringContaining('Raise its mark to TLP:AMBER') })
  expect((await desk.command(...made)).code).toBe(0)
  const text = execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' })
  expect(text).toContain('Nothing bears this out.')
  expect(text).not.toContain('Ask who signed.')
  expect(text).not.toContain('Where the source disagrees with itself')
  // Exported once, it says what has changed since.
  expect((await desk.command(...made)).code).toBe(0)
  expect(execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' })).toContain('What changed since')
  for (const form of ['html', 'markdown']) {
    const file = path.join(desk.dataFolder, `saved.${form}`)
    expect((await desk.command(...made.slice(0, -1), file, '--as', form)).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toContain('Nothing bears this out.')
  }
})

test('an export that is stopped leaves nothing behind, and can be made again', async ({ desk }) => {
  const { app, window } = await desk.open()
  const { composer } = window
  await composer.begin('Report')
  const folder = path.join(desk.dataFolder, 'handed-over')
  mkdirSync(folder)
  const target = path.join(folder, 'report.pdf')
  await answerSaveDialog(app, target)
  await composer.export()
  await expect(composer.progress).toBeVisible()
  await composer.answerExport('Stop')
  await expect(composer.stopped).toBeVisible()
  expect(readdirSync(folder)).toEqual([])

  await composer.answerExport('Back')
  for (const [form, name] of [
    ['pdf', 'report.pdf'],
    ['html', 'report.html'],
  ] as const) {
    await answerSaveDialog(app, path.join(folder, name))
    await composer.exportAs(form)
    await composer.export()
    await composer.answerExport('Close')
  }
  expect(readdirSync(folder).sort()).toEqual(['report.html', 'report.pdf'])
  execFileSync('qpdf', ['--check', target])
  expect(readFileSync(path.join(folder, 'report.html'), 'utf8')).toContain('Where the source disagrees with itself')
})

test('a briefing is renamed, duplicated, taken back and deleted to the bin', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { composer } = window
  await composer.begin('Report')
  await composer.choose('Rename')
  await expect(composer.titleField).toBeFocused()
  await composer.titleField.fill('Arms and mines')
  await composer.saved()
  await expect(window.briefingLinks).toHaveText(['Arms and mines'])

  await composer.section('Map').focus()
  await page.keyboard.press('Control+z')
  await expect(composer.title).toHaveText('Russia and the Alliance of Sahel States')
  await page.keyboard.press('Control+Shift+z')
  await expect(composer.title).toHaveText('Arms and mines')

  await composer.choose('Duplicate')
  await expect(composer.title).toHaveText('Arms and mines (copy)')
  await composer.choose('Delete')
  await expect(window.briefingLinks).toHaveText(['Arms and mines'])
  await window.goTo('Bin')
  await expect(window.reading).toContainText('Arms and mines (copy)')
})

test('the composer has no fault that axe finds, light or dark, wide or narrow', async ({ desk }) => {
  const { app, page, window } = await desk.open()
  const { composer } = window
  await composer.begin('Brief')
  await expect(composer.preview(1)).toBeVisible({ timeout: 60_000 })
  await injectAxe(page)
  for (const place of ['First page', 'Key judgements', 'Findings', 'Profiles', 'Analyst notes']) {
    await composer.section(place).click()
    expect(await axeFaults(page), place).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  await window.quiet()
  expect(await axeFaults(page, { coloursOnly: true }), 'dark').toEqual([])
  await resizeWindow(app, 900, 600)
  await expect(composer.pages).toBeHidden()
  await composer.showPages()
  await expect(composer.pages).toBeVisible()
  expect(await axeFaults(page), 'narrow').toEqual([])
})
