import { PAGES } from '../support/app-pages'
import { axeFaults, injectAxe } from '../support/axe'
import { expect, test, type OpenApp } from '../support/window-test'

/** What can be opened over a page, by the command's name in the find-or-do field. */
const COMMANDS = [
  'New claim',
  'New entity',
  'New source',
  'Edit what is in focus',
  'Export a briefing',
  'Export the dossier',
  'Import a dossier',
  'New dossier',
  'Duplicate the dossier',
  'Rename or mark',
  'Delete the dossier',
  'Switch to another dossier',
  'Data folder',
  'All keys',
] as const

/** What axe finds in what is shown, in each colour scheme. */
async function expectNoFaults({ page, window }: Pick<OpenApp, 'page' | 'window'>, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await window.quiet()
    expect.soft(await axeFaults(page, { coloursOnly: colorScheme === 'dark' }), `${name} in ${colorScheme}`).toEqual([])
  }
}

test('axe finds nothing on any page, in light and in dark', async ({ reading: app }) => {
  test.slow()
  await injectAxe(app.page)
  for (const [name, address] of Object.entries(PAGES)) {
    await app.window.goToAddress(address)
    await expectNoFaults(app, name)
  }
})

test('axe finds nothing on any dialog, in light and in dark', async ({ desk }) => {
  test.slow()
  const app = await desk.open()
  const { page, window } = app
  await injectAxe(page)
  // A page of few lines: whatever is open over it, all that lies below is looked at once more.
  await window.openEntity('People', 'Sadio Camara')
  for (const name of COMMANDS) {
    await window.find(name)
    await window.visibleDialog.waitFor()
    await expectNoFaults(app, name)
    await page.keyboard.press('Escape')
    await expect(window.dialog).toHaveCount(0)
  }
  await window.finder.open()
  await expectNoFaults(app, 'Find or do')
  await page.keyboard.press('Escape')
  await window.note.beginHere()
  await expectNoFaults(app, 'a note being written')
})
