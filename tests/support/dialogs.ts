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

/** What a message box says. */
export interface Asked {
  message: string
  detail: string
}

/** Answers every message box with its first button, and keeps what was asked. */
export async function answerMessages(app: ElectronApplication): Promise<() => Promise<Asked[]>> {
  await app.evaluate(({ dialog }) => {
    const asked: unknown[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = ((...given: unknown[]) => {
      asked.push(given.at(-1))
      return Promise.resolve({ response: 0, checkboxChecked: false })
    }) as typeof dialog.showMessageBox
  })
  return () => app.evaluate(() => (globalThis as unknown as { asked: Asked[] }).asked)
}
