import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { answerOpenDialog } from '../support/dialogs'
import { expect, test } from '../support/window-test'

test('a folder that Obsidian made is looked at, brought in as notes and taken back in one step', async ({ desk }) => {
  const vault = join(desk.dataFolder, 'vault')
  await mkdir(join(vault, '.obsidian'), { recursive: true })
  await writeFile(join(vault, 'Gold.md'), '---\ntags: [mining]\n---\nSold to [[Traders|those two]].\n')
  await writeFile(join(vault, 'Traders.md'), 'Seen in **Kayes**, says [[Mali]]. ![[map.png]]\n')
  await writeFile(join(vault, '.obsidian', 'hidden.md'), 'hidden')
  await writeFile(join(vault, 'map.png'), 'a picture')
  const { app, window } = await desk.open()
  const { importingNotes, note } = window
  await window.settled()
  await answerOpenDialog(app, vault)
  await window.find('Import notes from a folder')
  await importingNotes.chooseFolder()
  await expect(importingNotes.says('2 Markdown files: 2 notes to add')).toBeVisible()
  await expect(importingNotes.says('Adds ‘Gold’.')).toBeVisible()
  await expect(importingNotes.says('map.png, which ‘Traders’ names.')).toBeVisible()
  await importingNotes.bringIn()
  await expect(importingNotes.dialog).toBeHidden()
  await window.goTo('Notes')
  await window.notes.row('Gold').click()
  await expect(note.text).toContainText('Sold to those two.', { useInnerText: true })
  await expect(note.liveLinks).toHaveText('those two')

  // What goes out again is what came in.
  const out = join(desk.dataFolder, 'out')
  await desk.quit()
  const { code, err } = await desk.command('export', '--dossier', 'sahel-russia', '--format', 'markdown', '--out', out)
  expect(err).toBe('')
  expect(code).toBe(0)
  expect((await readdir(join(out, 'notes'))).sort()).toEqual(['Gold.md', 'Traders.md'])
  expect(await readFile(join(out, 'notes', 'Gold.md'), 'utf8')).toContain('Sold to [[Traders|those two]].')
})
