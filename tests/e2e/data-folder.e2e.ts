import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { endInsteadOfRestarting } from '../support/desktop'
import { answerOpenDialog } from '../support/dialogs'
import { createDataFolder } from '../support/electron-launch'
import { expect, test } from '../support/window-test'

test('the data folder is moved from within the app, with everything in it', async ({ desk }) => {
  const { app, window } = await desk.open()
  await window.writeNote('Moved along.')
  await endInsteadOfRestarting(app)
  const places = await createDataFolder()
  const target = path.join(places.dataFolder, 'new')
  await mkdir(target)

  await window.find('Data folder')
  await expect(window.dataFolder.says(desk.dataFolder)).toBeVisible()
  await answerOpenDialog(app, target)
  await window.dataFolder.chooseAnother()
  await window.dataFolder.move()
  await desk.ended()

  expect(await readdir(target)).toContain('dossiers')
  expect(await readdir(desk.dataFolder)).toContain('moved-to.json')
  const again = await desk.open()
  await again.window.goTo('Notes')
  await expect(again.window.notes.row('Moved along.')).toBeVisible()
  await again.window.find('Data folder')
  await expect(again.window.dataFolder.says(target)).toBeVisible()
  await desk.quit()
  await places.remove()
})

test('a folder that holds something else is refused, and one with dossiers is opened instead', async ({ desk }) => {
  const places = await createDataFolder()
  const [occupied, other] = [path.join(places.dataFolder, 'occupied'), path.join(places.dataFolder, 'other')]
  await mkdir(occupied)
  await writeFile(path.join(occupied, 'thesis.txt'), 'mine')
  await mkdir(path.join(other, 'dossiers'), { recursive: true })

  const { app, window } = await desk.open()
  await window.writeNote('Stays in the first folder.')
  await endInsteadOfRestarting(app)
  await window.find('Data folder')
  await answerOpenDialog(app, occupied)
  await window.dataFolder.chooseAnother()
  await expect(window.dataFolder.says('This folder holds something else')).toBeVisible()
  await answerOpenDialog(app, other)
  await window.dataFolder.chooseAnother()
  await expect(window.dataFolder.says('This folder holds dossiers already.')).toBeVisible()
  await window.dataFolder.openThatFolder()
  await desk.ended()
  expect(await readdir(occupied)).toEqual(['thesis.txt'])

  const again = await desk.open()
  await expect(again.window.allSaved).toBeVisible()
  await expect(again.window.noteCount(0)).toBeVisible()
  await desk.quit()
  await places.remove()
})

test('a data folder that a service keeps in step is warned of, with the reason, until that is dismissed', async ({
  desk,
}) => {
  const env = { DOSSIER_DATA_DIR: path.join(desk.dataFolder, 'Dropbox', 'dossier') }
  const first = (await desk.open({ env })).window
  await expect(first.strip('Where your work is kept.')).toContainText('Dropbox keeps in step')
  await first.answerStrip('Where your work is kept.', 'Dismiss')
  await expect(first.strip('Where your work is kept.')).toHaveCount(0)
  await desk.quit()
  const second = (await desk.open({ env })).window
  await second.settled()
  await expect(second.strip('Where your work is kept.')).toHaveCount(0)
})
