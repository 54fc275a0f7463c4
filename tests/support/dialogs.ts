import type { ElectronApplication } from '@playwright/test'

/** Answers the next save dialogs with this path, as a person who chose it would; null closes them. */
export async function answerSaveDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' })
  }, path)
}

/** Answers the next open dialogs with this path; null closes them. */
export async function answerOpenDialog(app: ElectronApplication, path: string | null): Promise<void> {
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: filePath === null, filePaths: filePath === null ? [] : [filePath] })
  }, path)
}

/** Notes what the app opens with the system's programs instead of opening it. */
export async function recordOpenedFiles(app: ElectronApplication): Promise<() => Promise<string[]>> {
  await app.evaluate(({ shell }) => {
    const opened: string[] = []
    Object.assign(globalThis, { openedFiles: opened })
    shell.openPath = (path) => {
      opened.push(`open ${path}`)
      return Promise.resolve('')
    }
    shell.showItemInFolder = (path) => opened.push(`show ${path}`)
  })
  return () => app.evaluate(() => (globalThis as unknown as { openedFiles: string[] }).openedFiles)
}
