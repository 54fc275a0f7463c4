import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, test } from '../support/window-test'

test('words typed in the last moment before the window closes are there at the next start', async ({ desk }) => {
  const { app, page } = await desk.open()
  await page.getByRole('button', { name: 'New note' }).click()
  await page.keyboard.type('The last words before the train.')
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close()).catch(() => undefined)
  await desk.ended()

  const again = await desk.open()
  await again.page
    .getByRole('link', { name: /^Notes/ })
    .first()
    .click()
  await expect(again.page.getByText('The last words before the train.').first()).toBeVisible()
})

test('words in a pane that folds away while they are typed are on disk a moment later', async ({ desk }) => {
  const { page } = await desk.open()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await page.getByRole('button', { name: 'New note' }).click()
  await page.getByRole('textbox', { name: 'Note', exact: true }).fill('Typed as the pane went.')
  await page.keyboard.press('Control+Alt+2')
  await expect(page.getByRole('textbox', { name: 'Note', exact: true })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Notes 1' })).toBeVisible()
  expect(faults).toEqual([])
  await desk.kill()

  const again = await desk.open()
  await again.page
    .getByRole('link', { name: /^Notes/ })
    .first()
    .click()
  await expect(again.page.getByText('Typed as the pane went.').first()).toBeVisible()
})

test('a backup is restored in two clicks, and undo takes it back', async ({ desk }) => {
  const { page } = await desk.open()
  await page.getByRole('button', { name: 'New note' }).click()
  await page.keyboard.type('Written before the backup.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()
  await page.getByRole('link', { name: 'Backups' }).click()
  await page.getByRole('button', { name: 'Back up now' }).click()
  await expect(page.getByText('you asked for it')).toBeVisible()

  await page.getByRole('button', { name: 'New note' }).click()
  await page.keyboard.type('Written after the backup.')
  await expect(page.getByText('Saved', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Look' }).first().click()
  await expect(page.getByText('only now')).toBeVisible()
  await page.getByRole('button', { name: 'Restore this backup' }).click()
  await expect(page.getByText('Restored.').first()).toBeVisible()

  const notes = page.getByRole('link', { name: /^Notes/ }).first()
  await notes.click()
  await expect(page.getByText('Written before the backup.').first()).toBeVisible()
  await expect(page.getByRole('main').getByText('Written after the backup.')).toHaveCount(0)
  await page.getByRole('main').focus()
  await page.keyboard.press('Control+z')
  await expect(page.getByRole('main').getByText('Written after the backup.').first()).toBeVisible()
})

test('files that cannot be read are kept, and nothing is written before the reader has chosen', async ({ desk }) => {
  const first = await desk.open()
  await first.page.getByRole('button', { name: 'New note' }).click()
  await first.page.keyboard.type('Soon damaged.')
  await expect(first.page.getByText('Saved', { exact: true })).toBeVisible()
  await desk.quit()
  const folder = path.join(desk.dataFolder, 'dossiers', 'sahel-russia')
  for (const name of await readdir(folder)) {
    if (name.startsWith('journal-') || name.startsWith('snapshot-')) await writeFile(path.join(folder, name), 'damaged')
  }

  const { page } = await desk.open()
  await expect(page.getByText('Read only')).toBeVisible()
  await page.getByRole('link', { name: 'Backups' }).click()
  await page.getByRole('button', { name: 'Go on with nothing' }).click()
  await expect(page.getByText('All changes saved')).toBeVisible()
  expect((await readdir(folder)).some((name) => name.includes('.corrupt-'))).toBe(true)
})

test('a second program that writes is told so, and the reader can still read', async ({ desk }) => {
  await desk.open()
  const second = await desk.command('note', 'add', '--dossier', 'sahel-russia', '--text', 'from a terminal')
  expect(second.code).toBe(1)
  expect(second.err).toMatch(/Dossier/)
  const reading = await desk.command('note', 'list', '--dossier', 'sahel-russia', '--json')
  expect(reading.code).toBe(0)
})
