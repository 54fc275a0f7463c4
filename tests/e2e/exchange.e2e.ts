import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { DossierIndex } from '../../src-main/domain/dossier-index'
import { readContent } from '../../src-main/services/check-dossier'
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs'
import { packDossier, unpackedDossier } from '../support/exchange-files'
import { generatedLayer } from '../support/generated-dossier'
import { expect, test } from '../support/window-test'
import { DossierWindow } from './pages/dossier-window'

test('a dossier goes out as a file and comes in as another, note and all', async ({ desk }) => {
  const { app, page } = await desk.open()
  const window = new DossierWindow(page)
  await window.find('mali')
  await window.title.filter({ hasText: 'Mali' }).waitFor()
  await window.writeNote('To be handed over.')

  const file = path.join(desk.dataFolder, 'handover.dossier')
  await answerSaveDialog(app, file)
  await runCommand(page, 'Export the dossier')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog.getByText('handover.dossier')).toBeVisible()
  await expect(dialog.getByText(/Dossier saved: .* 1 note/)).toBeVisible()
  await dialog.getByRole('button', { name: 'Close' }).first().click()
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')

  await answerOpenDialog(app, file)
  await runCommand(page, 'Import a dossier')
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(dialog.getByText('handover.dossier')).toBeVisible()
  await expect(dialog.getByText('This dossier is here already')).toBeVisible()
  await dialog.getByRole('button', { name: 'Bring it in' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(window.title).toContainText('Russia and the Alliance of Sahel States (imported)')
  await window.find('mali')
  await window.title.filter({ hasText: 'Mali' }).waitFor()
  await expect(page.getByText('To be handed over.').first()).toBeVisible()
  await desk.quit()

  const again = await desk.open()
  await expect(new DossierWindow(again.page).title).toContainText('(imported)')
})

test('a briefing’s PDF dropped on the window becomes the dossier again', async ({ desk }) => {
  const { page } = await desk.open()
  const pdf = path.join(desk.dataFolder, 'brief.pdf')
  const made = await desk.command('brief', '--dossier', 'sahel-russia', '--format', 'brief', '--out', pdf)
  expect(made.code, made.err).toBe(0)

  await dropFile(page, 'brief.pdf', await readFile(pdf))
  const dialog = page.getByRole('dialog')
  await expect(dialog).toContainText('This dossier is here already')
  await expect(dialog).toContainText(/the file adds 0,\s+changes 0 and lacks 0/)
  await dialog.getByRole('button', { name: 'Bring it in' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(new DossierWindow(page).title).toContainText('Russia and the Alliance of Sahel States (imported)')

  await dropFile(page, 'letter.pdf', Buffer.from('%PDF-1.7 a letter'))
  await expect(dialog.getByText('This PDF carries no dossier.', { exact: false })).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Bring it in' })).toHaveCount(0)
})

test('a file that is no sound dossier is refused with its reason, and nothing changes', async ({ desk }) => {
  const { app, page } = await desk.open()
  const file = path.join(desk.dataFolder, 'letter.dossier')
  await writeFile(file, 'Dear colleague')
  await answerOpenDialog(app, file)
  await runCommand(page, 'Import a dossier')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(dialog.getByText(/'letter\.dossier' is not a dossier file.*Nothing was changed/)).toBeVisible()
  await expect(dialog.getByRole('button', { name: 'Bring it in' })).toHaveCount(0)
})

test('a large file is checked while the window goes on working, and the checking can be stopped', async ({ desk }) => {
  const { app, page } = await desk.open()
  const file = path.join(desk.dataFolder, 'large.dossier')
  const large = readContent(new DossierIndex(null, generatedLayer('large', 6_000)))
  await writeFile(file, packDossier(unpackedDossier(large)))
  await answerOpenDialog(app, file)
  await runCommand(page, 'Import a dossier')
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(dialog.getByText(/^Checking, /)).toBeVisible()
  await dialog.getByRole('button', { name: 'Stop' }).click()
  await expect(dialog.getByText('Stopped. Nothing was changed.')).toBeVisible()

  await dialog.getByRole('button', { name: 'Choose a file…' }).click()
  await expect(dialog.getByText('Brings in 6,000 entities, 60,000 claims and 1 source.')).toBeVisible({
    timeout: 60_000,
  })
})

test('a dossier goes out as a folder of Markdown, which never mixes with one that is there', async ({ desk }) => {
  const { app, page } = await desk.open()
  const folder = path.join(desk.dataFolder, 'Sahel vault')
  await answerSaveDialog(app, folder)
  await runCommand(page, 'Export the dossier')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Markdown folder').click()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog.getByText(/Folder of Markdown files saved/)).toBeVisible()
  expect(await readdir(folder)).toEqual(['entities', 'index.md', 'sources'])
  await dialog.getByRole('button', { name: 'Close' }).first().click()

  await runCommand(page, 'Export the dossier')
  await dialog.getByText('Markdown folder').click()
  await dialog.getByRole('button', { name: 'Export', exact: true }).click()
  await expect(dialog.getByText(/There is something named 'Sahel vault' already/)).toBeVisible()
  expect(await readdir(desk.dataFolder)).not.toContainEqual(expect.stringContaining('.part'))
})

/** Runs a command by its name, from the find-or-do field. */
async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.getByPlaceholder('A name, a source').fill(name)
  await page.getByRole('option', { name }).first().click()
}

/** Drops a file on the middle of the window, as a file manager would. */
async function dropFile(page: Page, name: string, bytes: Buffer): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ fileName, base64 }) => {
      const data = new DataTransfer()
      data.items.add(new File([Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))], fileName))
      return data
    },
    { fileName: name, base64: bytes.toString('base64') },
  )
  for (const event of ['dragenter', 'dragover', 'drop'])
    await page.dispatchEvent('main', event, { dataTransfer: transfer })
}
