import { mkdir, readdir, readFile, rename, stat, truncate } from 'node:fs/promises'
import path from 'node:path'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { closeLastWindow, endInsteadOfRestarting } from '../support/desktop'
import { answerMessages, answerOpenDialog } from '../support/dialogs'
import { makeReadOnly, smallDisk, type SmallDisk } from '../support/failing-disk'
import { change, note, putNote } from '../support/notes'
import { createDataFolder } from '../support/electron-launch'
import { expect, test, type Desk } from '../support/window-test'
import { titleShape } from '../torture/title-shape'

const LONG_TEXT = 'Words that no longer fit on the disk. '.repeat(400)

async function fillUpAndGoOn(desk: Desk, disk: SmallDisk): Promise<void> {
  const places = await createDataFolder()
  try {
    const { app, window } = await desk.open()
    const { dataFolder, note } = window
    await window.writeNote('Written while there was room.')
    await disk.fill(app)
    await note.text.fill(LONG_TEXT)
    await expect(window.notSaved('the disk is full')).toBeVisible()
    await expect(window.strip('1 change is not saved.')).toContainText('Free some space')
    await expect(note.notSaved('the disk is full')).toBeVisible()
    await expect(note.text).toContainText('Words that no longer fit on the disk.')

    const asked = await answerMessages(app)
    await closeLastWindow(app)
    await expect.poll(async () => (await asked()).length).toBe(1)
    const [question] = await asked()
    expect(question?.message).toBe('One change is not saved yet.')
    expect(question?.detail).toMatch(/The disk is full.*Not saved:\n• change note ‘Words that no longer fit/s)
    await expect(note.text).toContainText('Words that no longer fit on the disk.')

    await answerOpenDialog(app, places.dataFolder)
    await window.find('Data folder')
    await dataFolder.chooseAnother()
    await dataFolder.move()
    await expect(dataFolder.says('Some changes are not saved yet, and would stay behind.')).toBeVisible()
    await dataFolder.close()
    await expect(note.text).toContainText('Words that no longer fit on the disk.')

    await disk.free(app)
    await expect(window.allSaved).toBeVisible()
    await expect(note.saved).toBeVisible()
    await desk.quit()
    const again = (await desk.open()).window
    await again.goTo('Notes')
    await expect(again.notes.row('Words that no longer fit on the disk.')).toBeVisible()
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
    ownDesk: desk,
  }) => {
    await fillUpAndGoOn(desk, smallDisk(desk.dataFolder, kind))
  })
}

test('a data folder that goes away is said, and saving goes on when it is back', async ({ ownDesk: desk }) => {
  const { window } = await desk.open()
  await window.writeNote('Before the disk was taken out.')
  await rename(desk.dataFolder, `${desk.dataFolder}-out`)
  try {
    // A look at the lock counts for a second, in which a change still goes into the folder, wherever that is.
    let changes = 0
    await expect(async () => {
      await window.note.text.fill(`While the disk was out, ${++changes}.`)
      await expect(window.notSaved('the data folder is gone')).toBeVisible({ timeout: 2_000 })
    }).toPass()
  } finally {
    await rename(`${desk.dataFolder}-out`, desk.dataFolder)
  }
  await expect(window.allSaved).toBeVisible()
  await desk.quit()
  const again = (await desk.open()).window
  await again.goTo('Notes')
  await expect(again.notes.row('While the disk was out')).toBeVisible()
})

test('a folder that can’t be written is opened for reading, with the reason, and another is chosen in its place', async ({
  ownDesk: desk,
}) => {
  await (await desk.open()).window.writeNote('Can still be read.')
  await desk.quit()
  const places = await createDataFolder()
  const env = { XDG_CONFIG_HOME: path.join(places.dataFolder, 'config') }
  const target = path.join(places.dataFolder, 'new')
  await mkdir(target)
  const undo = makeReadOnly(desk.dataFolder)
  try {
    const { app, window } = await desk.open({ env })
    await expect(window.strip('Read only.')).toContainText(/read-only|not allowed/)
    await expect(window.readOnly).toBeVisible()
    await window.goTo('Notes')
    await expect(window.notes.row('Can still be read.')).toBeVisible()

    await endInsteadOfRestarting(app)
    await answerOpenDialog(app, target)
    await window.answerStrip('Read only.', 'Data folder…')
    await window.dataFolder.chooseAnother()
    await window.dataFolder.move()
    await desk.ended()

    const again = (await desk.open({ env })).window
    await again.goTo('Notes')
    await expect(again.notes.row('Can still be read.')).toBeVisible()
    await expect(again.allSaved).toBeVisible()
    await expect(again.strip('Read only.')).toHaveCount(0)
  } finally {
    await desk.quit()
    undo()
    await places.remove()
  }
})

test('damage says what was lost, nothing is written before the choice, and a backup can take its place', async ({
  desk,
}) => {
  const first = (await desk.open()).window
  await first.writeNote('Kept in the backup.')
  await first.goTo('Backups')
  await first.backups.backUpNow()
  await desk.quit()
  const folder = path.join(desk.dataFolder, 'dossiers', 'sahel-russia')
  const contents = async () =>
    Promise.all((await readdir(folder)).map(async (name) => [name, await readFile(path.join(folder, name), 'latin1')]))
  await damageJournals(folder)
  const damaged = await contents()

  const { window } = await desk.open()
  await expect(window.strip('Choose how to go on.')).toContainText(
    /\d+ saved changes? can’t be read\. Everything else is here/,
  )
  await window.answerStrip('Choose how to go on.', 'See the choices')
  await expect(window.backups.couldBeRead).toBeVisible()
  expect(await contents()).toEqual(damaged)

  await window.backups.lookAtNewest()
  await window.backups.restore()
  await expect(window.allSaved).toBeVisible()
  await window.goTo('Notes')
  await expect(window.notes.row('Kept in the backup.')).toBeVisible()
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
  const { window } = await desk.open()
  await expect(window.strip('Read only.')).toContainText('a newer version of the app')
  await window.goTo('Notes')
  await expect(window.notes.row('Written by a newer version.')).toBeVisible()
})

test('undo and the bin reach over a restart, and over a kill', async ({ ownDesk: desk }) => {
  const first = (await desk.open()).window
  await first.writeNote('To be deleted.')
  await first.note.choose('Delete')
  await expect(first.place('Bin')).toBeVisible()
  await expect(first.allSaved).toBeVisible()
  await desk.kill()

  // The lock of the process that was killed is known to be stale: the next one writes at once.
  const second = (await desk.open()).window
  await second.goTo('Bin')
  await expect(second.bin.entry('To be deleted.')).toBeVisible()
  await second.reading.focus()
  await second.page.keyboard.press('Control+z')
  await expect(second.place('Bin')).toHaveCount(0)
  await second.goTo('Notes')
  await expect(second.notes.row('To be deleted.')).toBeVisible()
})

test('a second app on the same folder opens for reading, and says who is writing', async ({ ownDesk: desk }) => {
  await desk.open()
  const { window } = await desk.open({ args: [`--user-data-dir=${path.join(desk.dataFolder, 'second-window')}`] })
  await expect(window.strip('Read only.')).toContainText(/Dossier is open and using this data folder \(process \d+/)
})
