import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { answerSaveDialog, recordOpenedFiles } from '../support/dialogs'
import { expect, test } from '../support/window-test'

const NOTE = 'Ask the desk for the memoranda – «срочно».'

test('a reader opens the bundled dossier, adds a note that survives a restart, and exports a briefing', async ({
  ownDesk: desk,
}) => {
  const first = await desk.open()
  await expect(first.window.title).toHaveText('Russia and the Alliance of Sahel States')

  await first.page.keyboard.press('Control+k')
  await first.page.keyboard.type('mali')
  await first.page.keyboard.press('Enter')
  await expect(first.window.title).toHaveText('Mali')

  await first.window.note.beginHere()
  await first.page.keyboard.type(NOTE)
  await expect(first.window.note.saved).toBeVisible()
  await desk.quit()

  const { app, window } = await desk.open()
  await window.goTo('Notes')
  await expect(window.notes.row(NOTE)).toBeVisible()

  const target = path.join(desk.dataFolder, 'out', 'briefing.pdf')
  await mkdir(path.dirname(target))
  await answerSaveDialog(app, target)
  const opened = await recordOpenedFiles(app)
  await window.briefing.export()
  await window.briefing.openFile()
  await window.briefing.showInFolder()
  await expect.poll(opened).toEqual([`open ${target}`, `show ${target}`])

  const text = execFileSync('pdftotext', [target, '-'], { encoding: 'utf8' })
  expect(text.replace(/\s+/g, ' ')).toContain('Ask the desk for the memoranda')
  execFileSync('qpdf', ['--check', target])
})

test('a briefing that cannot be written says so and leaves what was there', async ({ desk }) => {
  const { app, window } = await desk.open()
  const target = path.join(desk.dataFolder, 'occupied.pdf')
  await mkdir(target)
  await answerSaveDialog(app, target)
  await window.briefing.export()
  await expect(window.briefing.says('occupied.pdf')).toBeVisible()
  expect((await stat(target)).isDirectory()).toBe(true)
  expect((await readdir(desk.dataFolder)).filter((name) => name.includes('.part'))).toEqual([])
})

test('closing the save dialog exports nothing', async ({ desk }) => {
  const { app, window } = await desk.open()
  await answerSaveDialog(app, null)
  await window.briefing.export()
  await expect(window.briefing.exportButton).toBeEnabled()
})

test('a second start shows the first one’s window instead of another', async ({ ownDesk: desk }) => {
  const { app, window } = await desk.open()
  const executable = await app.evaluate(() => process.execPath)
  const args = await app.evaluate(() => process.argv.slice(1))
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize())
  execFileSync(
    executable,
    args.filter((arg) => !arg.startsWith('--inspect') && !arg.startsWith('--remote')),
    {
      env: { ...process.env, DOSSIER_DATA_DIR: desk.dataFolder },
      timeout: 60_000,
      stdio: 'ignore',
    },
  )
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  await expect
    .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isMinimized()))
    .toBe(false)
  await expect(window.title).toBeVisible()
})

test('what the reader wrote is on disk as soon as it says saved', async ({ ownDesk: desk }) => {
  const { page, window } = await desk.open()
  await window.note.beginHere()
  await page.keyboard.type('Kept even when the power goes.')
  await expect(window.note.saved).toBeVisible()
  await desk.kill()
  const folder = path.join(desk.dataFolder, 'dossiers', 'sahel-russia')
  const files = await readdir(folder)
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), 'utf8').catch(() => '')))
  expect(texts.join('')).toContain('Kept even when the power goes.')

  const again = await desk.open()
  await again.window.goTo('Notes')
  await expect(again.window.notes.row('Kept even when the power goes.')).toBeVisible()
})
