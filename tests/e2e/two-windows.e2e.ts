import { ask } from '../support/bridge'
import { closeLastWindow } from '../support/desktop'
import { smallDisk } from '../support/failing-disk'
import { expect, test } from '../support/window-test'

interface Kept {
  id: string
  body: string
  tags: string[]
}

test('two windows side by side: what is written in one is in the other, and nothing is lost whichever closes or breaks', async ({
  ownDesk: desk,
}) => {
  const { app, page, window: left } = await desk.open()
  await left.settled()
  await left.find('Mali')
  await expect(left.title).toHaveText('Mali')
  await left.note.beginByKey()
  await page.keyboard.insertText('First line.\n\nMiddle line.\n\nLast line. #gold')
  const right = await left.openAnother('Control+Shift+o')
  await expect(right.note.editor).toContainText('Last line.')
  const [{ id } = { id: '' }] = await ask<Kept[]>(page, 'note:list', {})
  const kept = async () => (await ask<Kept>(page, 'note:get', { id })).body

  // Each has its own place and says in its title what it shows.
  expect(await right.page.evaluate(() => location.hash)).toBe(`#/d/sahel-russia/notes?note=${id}`)
  await expect(page).toHaveTitle('Mali — Russia and the Alliance of Sahel States — Dossier')
  await expect(right.page).toHaveTitle(/^First line\. — Notes — Russia and the Alliance of Sahel States — Dossier$/)

  // As closed as the first one.
  expect(await right.page.evaluate(() => window.open('https://example.org/') === null)).toBe(true)
  const preferences = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => {
      const contents = webContents as unknown as { getLastWebPreferences(): Record<string, unknown> }
      const { sandbox, contextIsolation, nodeIntegration, webSecurity } = contents.getLastWebPreferences()
      return { sandbox, contextIsolation, nodeIntegration, webSecurity }
    }),
  )
  expect(preferences).toHaveLength(2)
  expect(preferences[0]).toEqual({ sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true })
  expect(preferences[1]).toEqual(preferences[0])

  // What is taken back in one goes from both, also where that is the text the editor began with.
  await right.page.keyboard.press('Control+End')
  await right.page.keyboard.type(' Taken back.')
  await expect(left.note.editor).toContainText('Taken back.')
  await ask(page, 'edit:undo', {})
  for (const side of [left, right]) await expect(side.note.editor).not.toContainText('Taken back.')

  // What is written in one shows in the other; on different lines at once, both stand.
  await page.keyboard.press('Control+End')
  await page.keyboard.type(' Typed on the left.')
  await expect(right.note.editor).toContainText('Typed on the left.')
  await right.page.keyboard.press('Control+Home')
  await Promise.all([page.keyboard.type(' And more.'), right.page.keyboard.type('Typed on the right. ')])
  const both = 'Typed on the right. First line.\n\nMiddle line.\n\nLast line. #gold Typed on the left. And more.'
  await expect.poll(kept).toBe(both)
  for (const side of [left, right]) {
    await expect(side.note.editor).toContainText('Typed on the right. First line.')
    await expect(side.note.editor).toContainText('Typed on the left. And more.')
  }
  // Undo in one takes nothing back that was written in the other.
  await page.keyboard.press('Control+z')
  await expect.poll(kept).toBe(both.replace(' And more.', ''))
  await page.keyboard.press('Control+Shift+Z')
  await expect.poll(kept).toBe(both)
  await expect(left.note.saved).toBeVisible()
  await expect(right.note.saved).toBeVisible()

  // The same line at the same time: one of them is asked, and the other's words stay as a version.
  await right.page.keyboard.press('Control+End')
  await Promise.all([page.keyboard.type(' Leftmost.'), right.page.keyboard.type(' Rightmost.')])
  const choices = [left, right].map((side) => side.note.keepWhatIsHere)
  await expect
    .poll(async () => (await Promise.all(choices.map((choice) => choice.count()))).reduce((sum, count) => sum + count))
    .toBe(1)
  const asked = (await choices[0]?.count()) === 1 ? left : right
  const [here, there] = asked === left ? ['Leftmost.', 'Rightmost.'] : ['Rightmost.', 'Leftmost.']
  expect(await kept()).toContain(there)
  await asked.note.keepWhatIsHere.press('Enter')
  await expect.poll(kept).toContain(here)
  for (const side of [left, right]) await expect(side.note.editor).toContainText(here)
  const versions = await ask<{ id: string }[]>(page, 'note:revisions', { id })
  const texts = await Promise.all(versions.map((version) => ask(page, 'note:revision', { id: version.id })))
  expect(JSON.stringify(texts)).toContain(there)

  // A command of the menu goes to the window that has the keyboard.
  await app.evaluate(({ BrowserWindow, Menu }) => {
    const window = BrowserWindow.getAllWindows().find((one) => one.getTitle().includes(' Notes '))
    const items = Menu.getApplicationMenu()?.items.flatMap(({ submenu }) => submenu?.items ?? [])
    items?.find(({ label }) => label === 'Find or do…')?.click({}, window, window?.webContents)
  })
  await expect(right.finder.field).toBeVisible()
  await expect(left.finder.field).toHaveCount(0)
  await right.page.keyboard.press('Escape')

  // Deleted in one while it is written in the other: those words go on as a note of their own.
  await right.note.editor.focus()
  await right.page.keyboard.press('Control+End')
  await right.page.keyboard.type(' Written while it went.')
  await ask(page, 'record:delete', { collection: 'notes', id })
  await expect(right.foot).toContainText('goes on as a new note')
  await expect(left.note.text).toHaveCount(0)
  const [second] = await ask<Kept[]>(page, 'note:list', {})
  expect(second?.id).not.toBe(id)
  expect((await ask<Kept>(page, 'note:get', { id: second?.id })).body).toContain('Written while it went.')

  // What was closed stays closed: the address the window began with opens its note once.
  await right.note.done.press('Enter')
  await expect(right.note.text).toHaveCount(0)
  await right.notes.rows.first().click()
  await expect(right.note.editor).toBeFocused()

  // A window closed right after typing has handed its words over; the other stays.
  const closed = right.page.waitForEvent('close')
  await right.page.keyboard.type(' Last words.')
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .find(({ webContents }) => webContents.getURL().includes('/notes'))
      ?.close(),
  )
  await closed
  expect((await ask<Kept>(page, 'note:get', { id: second?.id })).body).toMatch(/Last words\.$/)

  // One that breaks is shown again where it was, and the other goes on.
  const third = await left.openAnother('Control+Shift+n')
  await third.settled()
  await expect(third.page).toHaveTitle('Russia and the Alliance of Sahel States — Dossier')
  await app.evaluate(({ BrowserWindow, dialog }) => {
    const said: string[] = []
    Object.assign(globalThis, { said })
    dialog.showMessageBox = (...args: unknown[]) => {
      said.push((args.at(-1) as { message: string }).message)
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }
    const [broken] = BrowserWindow.getAllWindows().filter((one) => !one.getTitle().startsWith('Mali'))
    broken?.webContents.forcefullyCrashRenderer()
  })
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) => ({
        said: (globalThis as unknown as { said: string[] }).said,
        works: BrowserWindow.getAllWindows().map(
          ({ webContents }) => !webContents.isCrashed() && !webContents.isLoading(),
        ),
      })),
    )
    .toEqual({ said: ['This window has stopped working.'], works: [true, true] })

  // Quitting asks every window for what it holds.
  const fourth = await left.openAnother('Control+Shift+n')
  await fourth.settled()
  for (const [side, words] of [
    [left, 'Left as the app ended.'],
    [fourth, 'Right as the app ended.'],
  ] as const) {
    await side.note.beginByKey()
    await side.page.keyboard.type(words)
  }
  await desk.quit()
  const again = await desk.open()
  expect(again.app.windows()).toHaveLength(1)
  const bodies = await ask<{ label: string }[]>(again.page, 'note:list', {})
  expect(bodies.map(({ label }) => label)).toEqual(
    expect.arrayContaining(['Left as the app ended.', 'Right as the app ended.']),
  )
})

test('a window that is not the last closes while the disk refuses: what was typed there is saved when there is room', async ({
  ownDesk: desk,
}) => {
  const { app, page, window: left } = await desk.open()
  await left.settled()
  const disk = smallDisk(desk.dataFolder, 'injected')
  const right = await left.openAnother('Control+Shift+n')
  await right.settled()
  await right.writeNote('Written while there was room.')
  await disk.fill(app)
  await right.note.text.fill('Sent while refused.')
  await expect(right.notSaved('the disk is full')).toBeVisible()
  await right.note.text.fill('Sent while refused. Typed after that.')
  const gone = right.page.waitForEvent('close')
  await closeLastWindow(app)
  await gone
  await disk.free(app)
  await expect(left.allSaved).toBeVisible({ timeout: 30_000 })
  const [{ id } = { id: '' }] = await ask<Kept[]>(page, 'note:list', {})
  await expect.poll(async () => (await ask<Kept>(page, 'note:get', { id })).body).toMatch(/Typed after that\.$/)
})

test('an open note does not follow into another dossier', async ({ desk }) => {
  const { page, window } = await desk.open()
  await window.settled()
  await window.writeNote('Begun in the first dossier.')
  await window.find('Duplicate the dossier')
  await window.titleDialog.title.fill('Second one')
  await window.titleDialog.duplicate()
  await expect(window.title).toHaveText('Second one')
  await expect(window.note.editor).toHaveCount(0)
  expect((await ask<Kept[]>(page, 'note:list', {})).length).toBe(1)
})
