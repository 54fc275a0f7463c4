import { execFileSync } from 'node:child_process'
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { answerOpenDialog } from '../support/dialogs'
import { createDataFolder } from '../support/electron-launch'
import { expect, test, type Desk } from '../support/window-test'
import type { DossierWindow } from './pages/dossier-window'

/** Writes a note, and everything to a folder that stands for another disk. */
async function copyWithNote(desk: Desk, stick: string, text: string): Promise<{ copy: string; window: DossierWindow }> {
  const { app, window } = await desk.open()
  await window.writeNote(text)
  await window.find('Backups')
  await expect(window.backups.lastCopy).toContainText('No copy has been made yet.')
  await answerOpenDialog(app, stick)
  await window.backups.copyTo()
  await expect(window.backups.lastCopy).toContainText('It holds all that is here now.')
  const [copy = ''] = (await readdir(stick)).filter((name) => !name.startsWith('.'))
  return { copy: path.join(stick, copy), window }
}

test('everything is copied to another disk, where its sums are right, and brought back on another machine', async ({
  desk,
}) => {
  const stick = await createDataFolder()
  const elsewhere = await createDataFolder()
  try {
    const { copy } = await copyWithNote(desk, stick.dataFolder, 'What must outlive this disk.')
    // Judged by a program that is not ours.
    if (process.platform === 'linux')
      expect(execFileSync('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: copy, encoding: 'utf8' })).toBe('')
    if (process.platform !== 'win32') expect((await stat(copy)).mode & 0o077).toBe(0)
    await desk.quit()

    const { app, window } = await desk.open({ env: { DOSSIER_DATA_DIR: elsewhere.dataFolder } })
    await window.find('Backups')
    await answerOpenDialog(app, stick.dataFolder)
    await window.backups.lookAtCopy()
    await expect(window.backups.copyRead).toBeVisible()
    await window.backups.bringBack()
    await expect(window.backups.broughtBack).toContainText('‘Russia and the Alliance of Sahel States’')
    await window.backups.closeCopy()
    await window.goTo('Notes')
    await expect(window.notes.row('What must outlive this disk.')).toBeVisible()
  } finally {
    await desk.quit()
    await stick.remove()
    await elsewhere.remove()
  }
})

test('a copy of which a file has changed is refused, and nothing here changes', async ({ desk }) => {
  const stick = await createDataFolder()
  try {
    const { copy, window } = await copyWithNote(desk, stick.dataFolder, 'As it was written.')
    const sums = await readFile(path.join(copy, 'SHA256SUMS'), 'utf8')
    const name = sums.split('\n').flatMap((line) => /^\w+ [ *](.*sahel.*)$/.exec(line)?.[1] ?? [])[0] ?? ''
    const bytes = await readFile(path.join(copy, name))
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    await writeFile(path.join(copy, name), bytes)

    await window.backups.lookAtCopy()
    await expect(window.backups.copyRefused).toContainText('Nothing was changed.')
    await window.backups.closeCopy()
    await window.goTo('Notes')
    await expect(window.notes.row('As it was written.')).toBeVisible()
  } finally {
    await desk.quit()
    await stick.remove()
  }
})
