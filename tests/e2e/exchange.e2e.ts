import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { DossierIndex } from '../../src-main/domain/dossier/dossier-index'
import { exchangeFileSchema } from '../../src-main/domain/exchange/exchange-file'
import { readContent } from '../../src-main/services/content/check-dossier'
import { answerOpenDialog, answerSaveDialog } from '../support/dialogs'
import { packDossier, unpackedDossier } from '../support/exchange-files'
import { generatedLayer } from '../support/generated-dossier'
import { expect, test } from '../support/window-test'

test('a dossier goes out as a file and comes in as another, note and all', async ({ desk }) => {
  const { app, window } = await desk.open()
  const { exporting, importing } = window
  await window.findPage('mali', 'Mali')
  await window.writeNote('To be handed over.')

  const file = path.join(desk.dataFolder, 'handover.dossier')
  await answerSaveDialog(app, file)
  await window.run('Export the dossier')
  await exporting.export()
  await expect(exporting.says('handover.dossier')).toBeVisible()
  await expect(exporting.says(/Dossier saved: .* 1 note/)).toBeVisible()
  await exporting.close()
  expect((await readFile(file)).subarray(0, 2).toString()).toBe('PK')

  await answerOpenDialog(app, file)
  await window.run('Import a dossier')
  await importing.chooseFile()
  await expect(importing.says('handover.dossier')).toBeVisible()
  await expect(importing.says('This dossier is here already')).toBeVisible()
  await importing.as('As a dossier of its own')
  await importing.bringIn()
  await expect(importing.dialog).toHaveCount(0)
  await expect(window.title).toContainText('Russia and the Alliance of Sahel States (imported)')
  await window.findPage('mali', 'Mali')
  await expect(window.noteInPane('To be handed over.')).toBeVisible()
  await desk.quit()

  const again = await desk.open()
  await expect(again.window.title).toContainText('(imported)')
})

test('a briefing’s PDF dropped on the window becomes the dossier again', async ({ desk }) => {
  const { window } = await desk.open()
  const { importing } = window
  const pdf = path.join(desk.dataFolder, 'brief.pdf')
  const made = await desk.command(
    'brief',
    '--dossier',
    'sahel-russia',
    '--format',
    'brief',
    '--carry',
    'all',
    '--out',
    pdf,
  )
  expect(made.code, made.err).toBe(0)

  await window.dropFile('brief.pdf', await readFile(pdf))
  await expect(importing.dialog).toContainText('This dossier is here already')
  await expect(importing.dialog).toContainText(/only in the file: 0;\s+differing: 0; only\s+here: 0/)
  await importing.as('As a dossier of its own')
  await importing.bringIn()
  await expect(importing.dialog).toHaveCount(0)
  await expect(window.title).toContainText('Russia and the Alliance of Sahel States (imported)')

  await window.dropFile('letter.pdf', Buffer.from('%PDF-1.7 a letter'))
  await expect(importing.says('This PDF carries no dossier.')).toBeVisible()
  await expect(importing.bringInButton).toHaveCount(0)
})

test('what a colleague sends takes away nothing that was written here since', async ({ desk }) => {
  const { app, window } = await desk.open()
  const { importing } = window
  await window.findPage('mali', 'Mali')
  await window.writeNote('As it was handed over.')
  const file = path.join(desk.dataFolder, 'handover.dossier')
  await answerSaveDialog(app, file)
  await window.run('Export the dossier')
  await window.exporting.export()
  await expect(window.exporting.says('handover.dossier')).toBeVisible()
  await window.exporting.close()
  await window.writeNote('Written since.')
  await writeFile(file, fromColleague(await readFile(file)))

  await answerOpenDialog(app, file)
  await window.run('Import a dossier')
  await importing.chooseFile()
  const differing = importing.differences('Changed only by them')
  await expect(differing).toContainText('As it was handed over.')
  await expect(differing).toContainText('As the colleague would have it.')
  await expect(differing).toContainText('A state, the colleague says.')
  await importing.choose('As the colleague would have it.', 'Keep both')
  await expect(importing.chosenForAll('Keep both')).toBeChecked()
  await importing.bringIn()
  await expect(importing.dialog).toHaveCount(0)
  await window.findPage('mali', 'Mali')
  await expect(window.noteInPane('Written since.')).toBeVisible()
  await expect(window.noteInPane('As it was handed over.')).toBeVisible()
  await expect(window.noteInPane('As the colleague would have it.')).toBeVisible()
})

/** The file as a colleague sends it back, who has changed the note and what Mali is. */
function fromColleague(file: Uint8Array): Uint8Array {
  const parts = unzipSync(file)
  const content = exchangeFileSchema.shape['dossier.json'].parse(JSON.parse(strFromU8(parts['dossier.json'] ?? file)))
  const reader = exchangeFileSchema.shape['reader.json'].parse(JSON.parse(strFromU8(parts['reader.json'] ?? file)))
  for (const note of reader.notes) note.body = 'As the colleague would have it.'
  for (const entity of content.entities)
    if (entity.id === 'mali') entity.summary = { text: 'A state, the colleague says.', citations: [] }
  return packDossier(unpackedDossier(content, reader), { createdAt: new Date().toISOString() })
}

test('a file that is no sound dossier is refused with its reason, and nothing changes', async ({ desk }) => {
  const { app, window } = await desk.open()
  const { importing } = window
  const file = path.join(desk.dataFolder, 'letter.dossier')
  await writeFile(file, 'Dear colleague')
  await answerOpenDialog(app, file)
  await window.run('Import a dossier')
  await importing.chooseFile()
  await expect(importing.says(/'letter\.dossier' is not a dossier file.*Nothing was changed/)).toBeVisible()
  await expect(importing.bringInButton).toHaveCount(0)
})

test('a large file is checked while the window goes on working, and the checking can be stopped', async ({ desk }) => {
  test.slow()
  const { app, window } = await desk.open()
  const { importing } = window
  const file = path.join(desk.dataFolder, 'large.dossier')
  const large = readContent(new DossierIndex(null, generatedLayer('large', 6_000)))
  await writeFile(file, packDossier(unpackedDossier(large)))
  await answerOpenDialog(app, file)
  await window.run('Import a dossier')
  await importing.chooseFile()
  await expect(importing.says(/^Checking, /)).toBeVisible()
  await importing.stop()
  await expect(importing.says('Stopped. Nothing was changed.')).toBeVisible()

  await importing.chooseFile()
  await expect(importing.says('Brings in 6,000 entities, 60,000 claims and 1 source.')).toBeVisible({
    timeout: 120_000,
  })
})

test('a dossier goes out as a folder of Markdown, which never mixes with one that is there', async ({ desk }) => {
  const { app, window } = await desk.open()
  const { exporting } = window
  const folder = path.join(desk.dataFolder, 'Sahel vault')
  await answerSaveDialog(app, folder)
  await window.run('Export the dossier')
  await exporting.as('Markdown folder')
  await exporting.export()
  await expect(exporting.says(/Folder of Markdown files saved/)).toBeVisible()
  expect(await readdir(folder)).toEqual(['entities', 'index.md', 'sources'])
  await exporting.close()

  await window.run('Export the dossier')
  await exporting.as('Markdown folder')
  await exporting.export()
  await expect(exporting.says(/There is something named 'Sahel vault' already/)).toBeVisible()
  expect(await readdir(desk.dataFolder)).not.toContainEqual(expect.stringContaining('.part'))
})
