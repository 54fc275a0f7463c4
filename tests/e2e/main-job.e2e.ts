import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { answerSaveDialog, recordOpenedFiles } from '../support/dialogs'
import { expect, test } from '../support/window-test'

const NOTE = 'Ask the desk for the memoranda – «срочно».'

test('a reader opens the bundled dossier, adds a note that survives a restart, and exports a briefing', async ({
  desk,
}) => {
  const first = await desk.open()
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText('Russia and the Alliance of Sahel States')

  await first.page.keyboard.press('Control+k')
  await first.page.keyboard.type('mali')
  await first.page.keyboard.press('Enter')
  await expect(first.page.getByRole('heading', { level: 1 })).toHaveText('Mali')

  await first.page.getByRole('button', { name: 'New note' }).click()
  await first.page.keyboard.type(NOTE)
  await expect(first.page.getByText('Saved', { exact: true })).toBeVisible()
  await desk.quit()

  const { app, page } = await desk.open()
  await page
    .getByRole('link', { name: /^Notes/ })
    .first()
    .click()
  await expect(page.getByText(NOTE).first()).toBeVisible()

  const target = path.join(desk.dataFolder, 'out', 'briefing.pdf')
  await mkdir(path.dirname(target))
  await answerSaveDialog(app, target)
  const opened = await recordOpenedFiles(app)
  await page.getByRole('button', { name: 'Briefing', exact: true }).click()
  await page.getByRole('button', { name: 'Export briefing' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Open', exact: true }).click()
  await dialog.getByRole('button', { name: 'Show in folder' }).click()
  await expect.poll(opened).toEqual([`open ${target}`, `show ${target}`])

  const text = execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' })
  expect(text.replace(/\s+/g, ' ')).toContain('Ask the desk for the memoranda')
  execFileSync('qpdf', ['--check', target])
})

test('a briefing that cannot be written says so and leaves what was there', async ({ desk }) => {
  const { app, page } = await desk.open()
  const target = path.join(desk.dataFolder, 'occupied.pdf')
  await mkdir(target)
  await answerSaveDialog(app, target)
  await page.getByRole('button', { name: 'Briefing', exact: true }).click()
  await page.getByRole('button', { name: 'Export briefing' }).click()
  await expect(page.getByText('occupied.pdf').first()).toBeVisible()
  expect((await stat(target)).isDirectory()).toBe(true)
  expect((await readdir(desk.dataFolder)).filter((name) => name.includes('.part'))).toEqual([])
})

test('closing the save dialog exports nothing', async ({ desk }) => {
  const { app, page } = await desk.open()
  await answerSaveDialog(app, null)
  await page.getByRole('button', { name: 'Briefing', exact: true }).click()
  await page.getByRole('button', { name: 'Export briefing' }).click()
  await expect(page.getByRole('button', { name: 'Export briefing' })).toBeEnabled()
})

test('a second start shows the first one’s window instead of another', async ({ desk }) => {
  const { app, page } = await desk.open()
  const executable = await app.evaluate(() => process.execPath)
  const args = await app.evaluate(() => process.argv.slice(1))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  execFileSync(
    executable,
    args.filter((arg) => !arg.startsWith('--inspect') && !arg.startsWith('--remote')),
    {
      env: { ...process.env, DOSSIER_DATA_DIR: desk.dataFolder },
      timeout: 20_000,
      stdio: 'ignore',
    },
  )
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
})

test('what the reader wrote is on disk as soon as it says saved', async ({ desk }) => {
  const { page } = await desk.open()
  await page.getByRole('button', { name: 'New note' }).click()
  await page.keyboard.type('Kept even when the power goes.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await desk.kill()
  const folder = path.join(desk.dataFolder, 'dossiers', 'sahel-russia')
  const files = await readdir(folder)
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => '')))
  expect(texts.join('')).toContain('Kept even when the power goes.')

  const again = await desk.open()
  await again.page
    .getByRole('link', { name: /^Notes/ })
    .first()
    .click()
  await expect(again.page.getByText('Kept even when the power goes.').first()).toBeVisible()
})
