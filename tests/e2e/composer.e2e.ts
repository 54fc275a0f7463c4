import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Page } from '@playwright/test'
import type { AxeResults } from 'axe-core'
import { answerSaveDialog, recordOpenedFiles } from '../support/dialogs'
import { expect, test } from '../support/window-test'
import { Composer } from './pages/composer'
import { DossierWindow } from './pages/dossier-window'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(context: string): Promise<AxeResults> } }
    const { violations } = await axe.run('main')
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(' | ')}`)
  })
}

test('an author composes a briefing, sees its pages, exports it and finds it again', async ({ desk }) => {
  // Two starts and many renderings.
  test.slow()
  const { app, page } = await desk.open()
  const composer = new Composer(page)
  await composer.begin('Brief')
  await expect(composer.pages.getByRole('img', { name: /^Page 1 of/ })).toBeVisible({ timeout: 30_000 })
  // The dossier's own bottom line and judgements are what an author begins with.
  await composer.section('Bottom line').click()
  const bottomLine = composer.form.getByLabel('The answer first, then why it matters')
  await expect(bottomLine).toHaveValue(/one partner, above all in defence/)
  await bottomLine.fill('')
  await expect(composer.warnings).toContainText('The bottom line is not written yet.')

  // A warning leads to what it is about.
  await composer.section('First page').click()
  await composer.warnings.getByRole('button', { name: 'The bottom line is not written yet.' }).click()
  await expect(bottomLine).toBeFocused()
  const before = await composer.pixels(1)
  await bottomLine.fill('The partnership rests on arms and training.')
  await expect(composer.form).toContainText('7 of 60 words')
  await expect.poll(() => composer.pixels(1), { timeout: 15_000 }).not.toBe(before)
  await expect(composer.warnings).not.toContainText('bottom line')

  // Sections move with the keyboard, and what is said of it is heard.
  await composer.section('Timeline').focus()
  for (let step = 0; step < 3; step++) await page.keyboard.press('Alt+ArrowUp')
  expect((await composer.order()).slice(2, 4)).toEqual(['Timeline', 'Scope note'])
  await expect(page.getByText('Timeline moved to place 1 of 14.')).toBeAttached()
  await expect(composer.section('Timeline')).toBeFocused()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(page.getByText('Timeline cannot go further.')).toBeAttached()

  // They move with the mouse too.
  await composer.section('Gaps').dragTo(composer.section('Timeline'))
  expect((await composer.order()).slice(2, 4)).toEqual(['Gaps', 'Timeline'])
  await composer.saved()
  await composer.section('Timeline').dragTo(composer.section('Gaps'))
  expect((await composer.order()).slice(2, 4)).toEqual(['Timeline', 'Gaps'])

  // A judgement without a claim is warned of until one is attached.
  await composer.section('Key judgements').click()
  await composer.form.getByRole('button', { name: 'Add judgement' }).click()
  await page.keyboard.type('It will very likely grow.')
  await expect(composer.form).toContainText('Likelihood: very likely.')
  await expect(composer.warnings).toContainText('Judgement 8 rests on no claim')
  await composer.form.getByRole('button', { name: 'Attach claims' }).last().click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('searchbox').fill('mali member')
  await dialog.getByRole('checkbox').first().check()
  await dialog.getByRole('button', { name: 'Attach', exact: true }).click()
  await expect(composer.form.getByRole('group', { name: 'Claims that judgement 8 rests on' })).toContainText('para.')
  await expect(composer.warnings).not.toContainText('Judgement 8')

  await composer.saved()
  const target = path.join(desk.dataFolder, 'composed.pdf')
  await answerSaveDialog(app, target)
  const opened = await recordOpenedFiles(app)
  await page.getByRole('button', { name: 'Export briefing' }).click()
  await page.getByRole('main').getByRole('button', { name: 'Open', exact: true }).click({ timeout: 30_000 })
  await expect.poll(opened).toEqual([`open ${target}`])
  execFileSync('qpdf', ['--check', target])
  const text = execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
  expect(text).toContain('The partnership rests on arms and training.')
  expect(text).toContain('It will very likely grow.')
  expect(text.indexOf('Timeline')).toBeGreaterThan(0)
  expect(text.indexOf('Timeline')).toBeLessThan(text.indexOf('Where the sources disagree'))

  await desk.quit()
  const again = new Composer((await desk.open()).page)
  await again.page
    .getByRole('navigation', { name: 'Contents' })
    .getByRole('link', { name: /Sahel States/ })
    .click()
  await expect(again.outline).toBeVisible()
  expect((await again.order()).slice(2, 5)).toEqual(['Timeline', 'Gaps', 'Scope note'])
  await again.section('Bottom line').click()
  await expect(again.form.getByLabel('The answer first, then why it matters')).toHaveValue(
    'The partnership rests on arms and training.',
  )
  await again.section('What changed').click()
  await expect(again.form).toContainText('It is compared with what was exported today')
})

test('what speaks against an export stands above its button, and the terminal exports what was saved', async ({
  desk,
}) => {
  test.slow()
  const { page } = await desk.open()
  const window = new DossierWindow(page)
  await window.find('mali')
  await window.title.filter({ hasText: 'Mali' }).waitFor()
  await window.writeNote('Ask who signed.')
  const composer = new Composer(page)
  await composer.begin('Brief')
  await expect(page.getByRole('heading', { name: 'Nothing speaks against exporting it' })).toBeVisible()

  // A note that is chosen, and private only then.
  await composer.section('Analyst notes').click()
  await composer.form.getByRole('checkbox', { name: /Ask who signed/ }).check()
  await composer.saved()
  const [note] = JSON.parse((await desk.command('note', 'list', '--dossier', 'sahel-russia', '--json')).out) as [
    { id: string },
  ]
  await page.evaluate((id) => {
    location.hash = `#/d/sahel-russia/notes?note=${id}`
  }, note.id)
  await page.getByRole('button', { name: 'More about this note' }).click()
  await page.getByRole('menuitemcheckbox', { name: /^Private/ }).click()
  await page.getByText('Private', { exact: true }).first().waitFor()

  // A dossier that is marked higher than its briefing.
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('A name, a source').fill('Rename or mark')
  await page.getByRole('option', { name: 'Rename or mark' }).first().click()
  await page.getByRole('dialog').getByLabel('Handling mark').selectOption('TLP:AMBER')
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await expect(page.getByRole('dialog')).toHaveCount(0)

  await page.getByRole('list', { name: 'Briefings' }).getByRole('link').first().click()
  await expect(composer.warnings).toContainText('TLP:CLEAR is lower than the dossier’s own mark, TLP:AMBER.')
  await expect(composer.warnings).toContainText(/private/)

  // A judgement without a claim, and one that uses one side of a dispute.
  await composer.section('Key judgements').click()
  await composer.form.getByRole('button', { name: 'Add judgement' }).click()
  await page.keyboard.type('Nothing bears this out.')
  await expect(composer.warnings).toContainText('Judgement 8 rests on no claim')
  await composer.outline.getByRole('checkbox', { name: 'Include Where the sources disagree' }).uncheck()
  await expect(composer.warnings).toContainText(/uses a disputed claim .* without the other side/)
  await composer.saved()
  await desk.quit()

  const [saved] = JSON.parse((await desk.command('briefing', 'list', '--dossier', 'sahel-russia', '--json')).out) as [
    { id: string; title: string },
  ]
  const target = path.join(desk.dataFolder, 'saved.pdf')
  const made = ['brief', '--dossier', 'sahel-russia', '--briefing', saved.id, '--out', target]
  expect((await desk.command(...made)).code).toBe(0)
  const text = execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' })
  expect(text).toContain('Nothing bears this out.')
  expect(text).not.toContain('Ask who signed.')
  expect(text).not.toContain('Where the sources disagree')
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
  const { app, page } = await desk.open()
  const composer = new Composer(page)
  await composer.begin('Report')
  const folder = path.join(desk.dataFolder, 'handed-over')
  mkdirSync(folder)
  const target = path.join(folder, 'report.pdf')
  await answerSaveDialog(app, target)
  await page.getByRole('button', { name: 'Export briefing' }).click()
  await expect(page.getByRole('progressbar', { name: 'Briefing' })).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: 'Stop', exact: true }).click()
  await expect(page.getByRole('main').getByText(/^Stopped\./)).toBeVisible()
  expect(readdirSync(folder)).toEqual([])

  await page.getByRole('main').getByRole('button', { name: 'Back', exact: true }).click()
  for (const [form, name] of [
    ['pdf', 'report.pdf'],
    ['html', 'report.html'],
  ] as const) {
    await answerSaveDialog(app, path.join(folder, name))
    await page.getByLabel('Export as').selectOption(form)
    await page.getByRole('button', { name: 'Export briefing' }).click()
    await page.getByRole('main').getByRole('button', { name: 'Close', exact: true }).click({ timeout: 30_000 })
  }
  expect(readdirSync(folder).sort()).toEqual(['report.html', 'report.pdf'])
  execFileSync('qpdf', ['--check', target])
  expect(readFileSync(path.join(folder, 'report.html'), 'utf8')).toContain('Where the sources disagree')
})

test('a briefing is renamed, duplicated, taken back and deleted to the bin', async ({ desk }) => {
  const { page } = await desk.open()
  const composer = new Composer(page)
  const listed = page.getByRole('list', { name: 'Briefings' }).getByRole('link')
  await composer.begin('Report')
  await page.getByRole('button', { name: 'This briefing' }).click()
  await page.getByRole('menuitem', { name: 'Rename' }).click()
  await expect(composer.form.getByLabel('Title')).toBeFocused()
  await composer.form.getByLabel('Title').fill('Arms and mines')
  await composer.saved()
  await expect(listed).toHaveText(['Arms and mines'])

  await composer.section('Map').focus()
  await page.keyboard.press('Control+z')
  await expect(composer.title).toHaveText('Russia and the Alliance of Sahel States')
  await page.keyboard.press('Control+Shift+z')
  await expect(composer.title).toHaveText('Arms and mines')

  await page.getByRole('button', { name: 'This briefing' }).click()
  await page.getByRole('menuitem', { name: 'Duplicate' }).click()
  await expect(composer.title).toHaveText('Arms and mines (copy)')
  await page.getByRole('button', { name: 'This briefing' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(listed).toHaveText(['Arms and mines'])
  await page.getByRole('link', { name: /^Bin/ }).click()
  await expect(page.getByRole('main')).toContainText('Arms and mines (copy)')
})

test('the composer has no fault that axe finds, light or dark, wide or narrow', async ({ desk }) => {
  const { app, page } = await desk.open()
  const composer = new Composer(page)
  await composer.begin('Brief')
  await expect(composer.pages.getByRole('img').first()).toBeVisible({ timeout: 30_000 })
  for (const place of ['First page', 'Key judgements', 'Findings', 'Profiles', 'Analyst notes']) {
    await composer.section(place).click()
    expect(await axeFaults(page), place).toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await axeFaults(page), 'dark').toEqual([])
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(900, 600))
  await expect(composer.pages).toBeHidden()
  await page.getByRole('button', { name: 'Pages' }).click()
  await expect(composer.pages).toBeVisible()
  expect(await axeFaults(page), 'narrow').toEqual([])
})
