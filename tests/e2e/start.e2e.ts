import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { launchCommand } from '../support/electron-launch'
import { expect, test } from '../support/window-test'

test('the window opens on the bundled dossier', async ({ desk }) => {
  const { page, app } = await desk.open()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Russia and the Alliance of Sahel States')
  const isShown = await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map((window) => window.isVisible()),
  )
  expect(isShown).toEqual([true])
})

test('no process of the app dies while it starts', async ({ desk }) => {
  const { page } = await desk.open()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  expect(desk.console()).not.toMatch(/FATAL|crashed|Running as root/)
})

test('a second start on the same data folder ends and leaves the first window', async ({ desk }) => {
  const { app, page } = await desk.open()
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { executable, args, env } = await launchCommand({ dataFolder: desk.dataFolder })
  const second = spawn(executable, args, { env, stdio: 'ignore' })
  expect(await once(second, 'exit')).toEqual([0, null])
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})
