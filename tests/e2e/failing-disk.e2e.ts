import { mkdir, readdir, readFile, rename, stat, truncate } from 'node:fs/promises'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { openDossierStorage } from '../../src-main/storage/dossier-storage'
import { answerOpenDialog } from '../support/dialogs'
import { makeReadOnly, smallDisk, type SmallDisk } from '../support/failing-disk'
import { change, note, putNote } from '../support/notes'
import { createDataFolder } from '../support/electron-launch'
import { expect, test, type Desk } from '../support/window-test'
import { titleShape } from '../torture/title-shape'
import { DossierWindow } from './pages/dossier-window'

const LONG_TEXT = 'Words that no longer fit on the disk. '.repeat(400)

/** Answers every message box with its first button, and keeps what was asked. */
async function answerMessages(app: ElectronApplication): Promise<() => Promise<{ message: string; detail: string }[]>> {
  await app.evaluate(({ dialog }) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = ((_: unknown, options: unknown) => {
      asked.push(options)
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
  })
  return () => app.evaluate(() => (globalThis as unknown as { asked: { message: string; detail: string }[] }).asked)
}

async function fillUpAndGoOn(desk: Desk, disk: SmallDisk): Promise<void> {
  const places = await createDataFolder()
  try {
    const { app, page } = await desk.open()
    const window = new DossierWindow(page)
    await window.writeNote('Written while there was room.')
    await disk.fill(app)
    await window.noteText.fill(LONG_TEXT)
    await expect(window.foot.getByText('Not saved: the disk is full')).toBeVisible({ timeout: 4_000 })
    await expect(page.getByRole('alert').filter({ hasText: '1 change is not saved.' })).toContainText('Free some space')
    await expect(window.context.getByText('Not saved: the disk is full')).toBeVisible()
    await expect(window.noteText).toContainText('Words that no longer fit on the disk.')

    const asked = await answerMessages(app)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
    await expect.poll(async () => (await asked()).length).toBe(1)
    const [question] = await asked()
    expect(question?.message).toBe('One change is not saved yet.')
    expect(question?.detail).toMatch(/The disk is full.*Not saved:\n• change note ‘Words that no longer fit/s)
    await expect(window.noteText).toContainText('Words that no longer fit on the disk.')

    await answerOpenDialog(app, places.dataFolder)
    await window.find('Data folder')
    await page.getByRole('button', { name: 'Choose another folder…' }).click()
    await page.getByRole('button', { name: 'Move and open again' }).click()
    await expect(page.getByText('Some changes are not saved yet, and would stay behind.')).toBeVisible()
    await page.getByRole('button', { name: 'Close', exact: true }).first().click()
    await expect(window.noteText).toContainText('Words that no longer fit on the disk.')

    await disk.free(app)
    await expect(window.foot.getByText('All changes saved')).toBeVisible()
    await expect(window.context.getByText('Saved', { exact: true })).toBeVisible()
    await desk.quit()
    const again = new DossierWindow((await desk.open()).page)
    await again.contents.getByRole('link', { name: /^Notes/ }).click()
    await expect(again.reading.getByText('Words that no longer fit on the disk.').first()).toBeVisible()
  } finally {
    await desk.quit()
    disk.remove()
    await places.remove()
  }
}

// The second runs everywhere, also where nobody may mount a disk.
for (const [kind, what] of [
  ['real if allowed', 'a full disk'],
  ['injected', 'a disk that refuses every write'],
] as const) {
  test(`${what} is said at once, the text stays, quitting says what is not saved, and saving goes on by itself`, async ({
    desk,
  }) => {
    await fillUpAndGoOn(desk, smallDisk(desk.dataFolder, kind))
  })
}

test('a data folder that goes away is said, and saving goes on when it is back', async ({ desk }) => {
  const { page } = await desk.open()
  const window = new DossierWindow(page)
  await window.writeNote('Before the disk was taken out.')
  // A look at the lock counts for a second.
  await page.waitForTimeout(1_100)
  await rename(desk.dataFolder, `${desk.dataFolder}-out`)
  try {
    await window.noteText.fill('While the disk was out.')
    await expect(window.foot.getByText('Not saved: the data folder is gone')).toBeVisible({ timeout: 4_000 })
  } finally {
    await rename(`${desk.dataFolder}-out`, desk.dataFolder)
  }
  await expect(window.foot.getByText('All changes saved')).toBeVisible()
  await desk.quit()
  const again = new DossierWindow((await desk.open()).page)
  await again.contents.getByRole('link', { name: /^Notes/ }).click()
  await expect(again.reading.getByText('While the disk was out.').first()).toBeVisible()
})

test('a folder that can’t be written is opened for reading, with the reason, and another is chosen in its place', async ({
  desk,
}) => {
  await new DossierWindow((await desk.open()).page).writeNote('Can still be read.')
  await desk.quit()
  const places = await createDataFolder()
  const env = { XDG_CONFIG_HOME: path.join(places.dataFolder, 'config') }
  const target = path.join(places.dataFolder, 'new')
  await mkdir(target)
  const undo = makeReadOnly(desk.dataFolder)
  try {
    const { app, page } = await desk.open({ env })
    const window = new DossierWindow(page)
    const said = page.getByRole('alert').filter({ hasText: 'Read only.' })
    await expect(said).toContainText(/read-only|not allowed/)
    await expect(window.foot.getByText('Read only')).toBeVisible()
    await window.contents.getByRole('link', { name: /^Notes/ }).click()
    await expect(window.reading.getByText('Can still be read.').first()).toBeVisible()

    await app.evaluate(({ app }) => {
      app.relaunch = () => undefined
    })
    await answerOpenDialog(app, target)
    await said.getByRole('button', { name: 'Data folder…' }).click()
    await page.getByRole('button', { name: 'Choose another folder…' }).click()
    await page.getByRole('button', { name: 'Move and open again' }).click()
    await desk.ended()

    const again = new DossierWindow((await desk.open({ env })).page)
    await again.contents.getByRole('link', { name: /^Notes/ }).click()
    await expect(again.reading.getByText('Can still be read.').first()).toBeVisible()
    await expect(again.foot.getByText('All changes saved')).toBeVisible()
    await expect(again.page.getByRole('alert').filter({ hasText: 'Read only.' })).toHaveCount(0)
  } finally {
    await desk.quit()
    undo()
    await places.remove()
  }
})

test('damage says what was lost, nothing is written before the choice, and a backup can take its place', async ({
  desk,
}) => {
  const first = await desk.open()
  await new DossierWindow(first.page).writeNote('Kept in the backup.')
  await first.page.getByRole('link', { name: 'Backups' }).click()
  await first.page.getByRole('button', { name: 'Back up now' }).click()
  await expect(first.page.getByText('you asked for it')).toBeVisible()
  await desk.quit()
  const folder = path.join(desk.dataFolder, 'dossiers', 'sahel-russia')
  const contents = async () =>
    Promise.all((await readdir(folder)).map(async (name) => [name, await readFile(path.join(folder, name), 'latin1')]))
  await damageJournals(folder)
  const damaged = await contents()

  const { page } = await desk.open()
  const said = page.getByRole('alert').filter({ hasText: 'Choose how to go on.' })
  await expect(said).toContainText(/\d+ saved changes? can’t be read\. Everything else is here/)
  await said.getByRole('button', { name: 'See the choices' }).click()
  await expect(page.getByText('Could be read:')).toBeVisible()
  expect(await contents()).toEqual(damaged)

  await page.getByRole('button', { name: /^Look/ }).first().click()
  await page.getByRole('button', { name: 'Restore this backup' }).click()
  await expect(page.getByText('All changes saved')).toBeVisible()
  await page
    .getByRole('link', { name: /^Notes/ })
    .first()
    .click()
  await expect(page.getByRole('main').getByText('Kept in the backup.').first()).toBeVisible()
  expect((await readdir(folder)).filter((name) => name.includes('.corrupt-'))).not.toEqual([])
})

async function damageJournals(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('journal-')) continue
    await truncate(path.join(folder, name), (await stat(path.join(folder, name))).size - 60)
  }
}

test('a dossier of a newer version opens for reading, with a message', async ({ desk }) => {
  const storage = await openDossierStorage({
    dataFolder: desk.dataFolder,
    now: () => '2025-06-01T10:00:00.000Z',
    makeId: () => 'r-1',
    shape: titleShape(9),
  })
  const store = await storage.open('sahel-russia')
  await store.commit(change('c-1', [putNote(note('n-1', 'Written by a newer version.'))]))
  await storage.close()
  const window = new DossierWindow((await desk.open()).page)
  await expect(window.page.getByRole('alert').filter({ hasText: 'Read only.' })).toContainText(
    'a newer version of the app',
  )
  await window.contents.getByRole('link', { name: /^Notes/ }).click()
  await expect(window.reading.getByText('Written by a newer version.').first()).toBeVisible()
})

test('undo and the bin reach over a restart, and over a kill', async ({ desk }) => {
  const first = new DossierWindow((await desk.open()).page)
  await first.writeNote('To be deleted.')
  await first.page.getByRole('button', { name: 'More about this note' }).click()
  await first.page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(first.contents.getByRole('link', { name: /^Bin/ })).toBeVisible()
  await expect(first.foot.getByText('All changes saved')).toBeVisible()
  await desk.kill()

  // The lock of the process that was killed is known to be stale: the next one writes at once.
  const second = new DossierWindow((await desk.open()).page)
  await second.contents.getByRole('link', { name: /^Bin/ }).click()
  await expect(second.reading.getByText('To be deleted.').first()).toBeVisible()
  await second.reading.focus()
  await second.page.keyboard.press('Control+z')
  await expect(second.contents.getByRole('link', { name: /^Bin/ })).toHaveCount(0)
  await second.contents.getByRole('link', { name: /^Notes/ }).click()
  await expect(second.reading.getByText('To be deleted.').first()).toBeVisible()
})

test('a second app on the same folder opens for reading, and says who is writing', async ({ desk }) => {
  await desk.open()
  const { page } = await desk.open({ args: [`--user-data-dir=${path.join(desk.dataFolder, 'second-window')}`] })
  await expect(page.getByRole('alert').filter({ hasText: 'Read only.' })).toContainText(
    /Dossier is open and using this data folder \(process \d+/,
  )
})
