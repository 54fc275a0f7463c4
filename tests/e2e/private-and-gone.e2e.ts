import { lstat, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { expect, test } from '../support/window-test'

const SECRET = 'Zqtangerine'

/** Everything under a folder, itself included. */
async function everything(folder: string): Promise<{ place: string; mode: number; isFile: boolean }[]> {
  const names = ['', ...(await readdir(folder, { recursive: true }))]
  return Promise.all(
    names.map(async (name) => {
      const found = await lstat(path.join(folder, name))
      return { place: name, mode: found.mode, isFile: found.isFile() }
    }),
  )
}

test('what a private note says stands in the note and in the list that asks for it, and nowhere else', async ({
  desk,
}) => {
  const { window, page } = await desk.open()
  await window.findPage('Mali', 'Mali')
  await window.writeNote(`${SECRET} is what it says about [[niger]].`)
  await window.note.toggle('Private')
  await expect(window.note.isPrivate).toBeVisible()
  await page.keyboard.press('Escape')
  const says = window.anywhere(SECRET)
  await expect(window.noteInPane('A private note')).toBeVisible()
  await expect(says).toHaveCount(0)
  await window.findPage('Niger', 'Niger')
  await expect(window.anywhere('Linked from 1 note')).toBeVisible()
  await expect(says).toHaveCount(0)
  await window.goTo('Overview')
  await window.quiet()
  await expect(says).toHaveCount(0)
  await window.goTo('Notes')
  await expect(window.notes.hidden).toHaveText(/1 private note not shown/)
  await expect(says).toHaveCount(0)
  await window.finder.open()
  await window.finder.field.fill(SECRET)
  await expect(window.anywhere('Nothing here goes by')).toBeVisible()
  await page.keyboard.press('Escape')
  await window.notes.showPrivate()
  await window.notes.row(SECRET).click()
  await expect(window.note.text).toContainText(SECRET)
  await expect(page).toHaveTitle(/^A private note/)
  // Left and come back to, the list asks anew.
  await window.goTo('Overview')
  await window.goTo('Notes')
  await expect(window.notes.hidden).toBeVisible()
})

test('what is deleted for good is in no file afterwards, and the folder is its owner’s alone', async ({
  ownDesk: desk,
}) => {
  test.skip(process.platform === 'win32', 'Windows has no such modes.')
  const config = await mkdtemp(path.join(os.tmpdir(), 'dossier-config-'))
  const mask = process.umask(0)
  try {
    const { window } = await desk.open({ env: { XDG_CONFIG_HOME: config } })
    await window.writeNote(`${SECRET} at first.`)
    await window.writeNote('Another note that stays.')
    await window.goTo('Notes')
    await window.notes.row(SECRET).click()
    await window.note.text.fill(`${SECRET} in the end.`)
    await expect(window.allSaved).toBeVisible()
    await window.note.choose('Keep a version now')
    await window.goTo('Backups')
    await window.backups.backUpNow()
    await window.goTo('Notes')
    await window.note.choose('Delete')
    await window.goTo('Bin')
    await expect(window.bin.entry(SECRET)).toContainText(/also in \d versions?, 1 backup and undo/)
    await window.bin.askToDelete(SECRET)
    await expect(window.bin.question).toContainText('Nothing brings it back.')
    await window.bin.confirm()
    await expect(window.foot).toContainText('A search of the data folder finds nothing of it.')
    await desk.quit()

    const found: string[] = []
    const open: string[] = []
    let files = 0
    for (const { place, mode, isFile } of await everything(desk.dataFolder)) {
      // Chromium chooses the modes of what it keeps in its own folder; nobody else comes that far.
      const isChromiums = place.startsWith(`window${path.sep}`)
      if (!isChromiums && (mode & 0o077) !== 0) open.push(`${place} ${mode.toString(8)}`)
      if (!isFile) continue
      files += 1
      const bytes = await readFile(path.join(desk.dataFolder, place))
      if (bytes.includes(SECRET) || bytes.includes(Buffer.from(SECRET, 'utf16le'))) found.push(place)
    }
    expect(files).toBeGreaterThan(10)
    expect(found).toEqual([])
    expect(open).toEqual([])
    const beside = (await everything(config)).filter(({ place, mode }) => place !== '' && (mode & 0o077) !== 0)
    expect(beside).toEqual([])
    expect((await desk.command('note', 'list', '--dossier', 'sahel-russia')).out).toContain('Another note that stays.')
  } finally {
    process.umask(mask)
    await rm(config, { recursive: true, force: true })
  }
})
