import { mkdir, readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { answerOpenDialog } from '../support/dialogs'
import { createDataFolder } from '../support/electron-launch'
import { expect, test } from '../support/window-test'
import { DossierWindow } from './pages/dossier-window'

/** The app ends as if to start anew, which the test does itself. */
async function countRestarts(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app }) => {
    app.relaunch = () => undefined
  })
}

test('the data folder is moved from within the app, with everything in it', async ({ desk }) => {
  const { app, page } = await desk.open()
  const window = new DossierWindow(page)
  await window.writeNote('Moved along.')
  await countRestarts(app)
  const places = await createDataFolder()
  const target = path.join(places.dataFolder, 'new')
  await mkdir(target)

  await window.find('Data folder')
  await expect(page.getByRole('dialog').getByText(desk.dataFolder)).toBeVisible()
  await answerOpenDialog(app, target)
  await page.getByRole('button', { name: 'Choose another folder…' }).click()
  await page.getByRole('button', { name: 'Move and open again' }).click()
  await desk.ended()

  expect(await readdir(target)).toContain('dossiers')
  expect(await readdir(desk.dataFolder)).toContain('moved-to.json')
  const again = new DossierWindow((await desk.open()).page)
  await again.contents.getByRole('link', { name: /^Notes/ }).click()
  await expect(again.reading.getByText('Moved along.').first()).toBeVisible()
  await again.find('Data folder')
  await expect(again.page.getByRole('dialog').getByText(target)).toBeVisible()
  await desk.quit()
  await places.remove()
})

test('a folder that holds something else is refused, and one with dossiers is opened instead', async ({ desk }) => {
  const places = await createDataFolder()
  const [occupied, other] = [path.join(places.dataFolder, 'occupied'), path.join(places.dataFolder, 'other')]
  await mkdir(occupied)
  await writeFile(path.join(occupied, 'thesis.txt'), 'mine')
  await mkdir(path.join(other, 'dossiers'), { recursive: true })

  const { app, page } = await desk.open()
  await new DossierWindow(page).writeNote('Stays in the first folder.')
  await countRestarts(app)
  await new DossierWindow(page).find('Data folder')
  await answerOpenDialog(app, occupied)
  await page.getByRole('button', { name: 'Choose another folder…' }).click()
  await expect(page.getByText('This folder holds something else')).toBeVisible()
  await answerOpenDialog(app, other)
  await page.getByRole('button', { name: 'Choose another…' }).click()
  await expect(page.getByText('This folder holds dossiers already.')).toBeVisible()
  await page.getByRole('button', { name: 'Open that folder' }).click()
  await desk.ended()
  expect(await readdir(occupied)).toEqual(['thesis.txt'])

  const again = new DossierWindow((await desk.open()).page)
  await expect(again.foot.getByText('All changes saved')).toBeVisible()
  await expect(again.contents.getByRole('link', { name: 'Notes', exact: true })).toBeVisible()
  await desk.quit()
  await places.remove()
})

test('a data folder that a service keeps in step is warned of, with the reason, until that is dismissed', async ({
  desk,
}) => {
  const env = { DOSSIER_DATA_DIR: path.join(desk.dataFolder, 'Dropbox', 'dossier') }
  const warning = (window: DossierWindow) =>
    window.page.getByRole('alert').filter({ hasText: 'Where your work is kept.' })
  const first = new DossierWindow((await desk.open({ env })).page)
  await expect(warning(first)).toContainText('Dropbox keeps in step')
  await warning(first).getByRole('button', { name: 'Dismiss' }).click()
  await expect(warning(first)).toHaveCount(0)
  await desk.quit()
  const second = new DossierWindow((await desk.open({ env })).page)
  await second.settled()
  await expect(warning(second)).toHaveCount(0)
})
