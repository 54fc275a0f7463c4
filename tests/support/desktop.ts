import type { ElectronApplication } from '@playwright/test'

/** Gives the first window's content this size. */
export async function resizeWindow(app: ElectronApplication, width: number, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, [x, y]) => BrowserWindow.getAllWindows()[0]?.setContentSize(x, y), [
    width,
    height,
  ] as const)
}

/** Closes the window that was opened last, as a person who presses its cross. */
export async function closeLastWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()
      .reduce((a, b) => (a.id > b.id ? a : b))
      .close(),
  )
}

/** The app ends as if to start anew, which the test does itself. */
export async function endInsteadOfRestarting(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app }) => {
    app.relaunch = () => undefined
  })
}
