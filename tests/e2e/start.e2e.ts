import { expect, test } from '../support/window-test'

test('the window opens on the bundled dossier', async ({ ownDesk: desk }) => {
  const { app, window } = await desk.open()
  await expect(window.title).toHaveText('Russia and the Alliance of Sahel States')
  const isShown = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isVisible()),
  )
  expect(isShown).toEqual([true])
})

test('no process of the app dies while it starts', async ({ ownDesk: desk }) => {
  const { window } = await desk.open({ asShipped: true })
  await expect(window.title).toBeVisible()
  expect(desk.console()).not.toMatch(/FATAL|crashed|Running as root/)
})
