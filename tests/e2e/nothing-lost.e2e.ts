import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { closeLastWindow } from '../support/desktop'
import { expect, test } from '../support/window-test'

test('words typed in the last moment before the window closes are there at the next start', async ({
  ownDesk: desk,
}) => {
  const { app, page, window } = await desk.open()
  await window.note.beginHere()
  await page.keyboard.type('The last words before the train.')
  await closeLastWindow(app).catch(() => undefined)
  await desk.ended()

  const again = await desk.open()
  await again.window.goTo('Notes')
  await expect(again.window.notes.row('The last words before the train.')).toBeVisible()
})

test('words in a pane that folds away while they are typed are on disk a moment later', async ({ ownDesk: desk }) => {
  const { page, window } = await desk.open()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  await window.note.beginHere()
  await window.note.text.fill('Typed as the pane went.')
  await page.keyboard.press('Control+Alt+2')
  await expect(window.note.text).toHaveCount(0)
  await expect(window.noteCount(1)).toBeVisible()
  expect(faults).toEqual([])
  await desk.kill()

  const again = await desk.open()
  await again.window.goTo('Notes')
  await expect(again.window.notes.row('Typed as the pane went.')).toBeVisible()
})

test('a backup is restored in two clicks, and undo takes it back', async ({ desk }) => {
  const { page, window } = await desk.open()
  const { backups, note, notes } = window
  await note.beginHere()
  await page.keyboard.type('Written before the backup.')
  await expect(note.saved).toBeVisible()
  await window.goTo('Backups')
  await backups.backUpNow()

  await note.beginHere()
  await page.keyboard.type('Written after the backup.')
  await expect(note.saved).toBeVisible()

  await backups.lookAtNewest()
  await expect(backups.onlyNow).toBeVisible()
  await backups.restore()
  await expect(backups.restored).toBeVisible()

  await window.goTo('Notes')
  await expect(notes.row('Written before the backup.')).toBeVisible()
  await expect(notes.row('Written after the backup.')).toHaveCount(0)
  await window.reading.focus()
  await page.keyboard.press('Control+z')
  await expect(notes.row('Written after the backup.')).toBeVisible()
})

test('files that cannot be read are kept, and nothing is written before the reader has chosen', async ({
  ownDesk: desk,
}) => {
  const first = await desk.open()
  await first.window.note.beginHere()
  await first.page.keyboard.type('Soon damaged.')
  await expect(first.window.note.saved).toBeVisible()
  await desk.quit()
  const folder = path.join(desk.dataFolder, 'dossiers', 'sahel-russia')
  for (const name of await readdir(folder)) {
    if (name.startsWith('journal-') || name.startsWith('snapshot-')) await writeFile(path.join(folder, name), 'damaged')
  }

  const { window } = await desk.open()
  await expect(window.readOnly).toBeVisible()
  await window.goTo('Backups')
  await window.backups.goOnWithNothing()
  await expect(window.allSaved).toBeVisible()
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
