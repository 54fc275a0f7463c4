import { dialog, shell, type BrowserWindow } from 'electron'
import { existsSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { Shell } from '../services/desktop/shell'

/** What belongs to the app rather than to the dialogs and file programs of the desktop. */
type AppParts = 'savedLast' | 'holds' | 'gather' | 'openWindow' | 'restart'

/** Dialogs, which stand before the window that asked, and the system's file programs. `defaultFolder` is where a save begins the first time. */
export function desktopShell(window: BrowserWindow, defaultFolder: string): Omit<Shell, AppParts> {
  return {
    async chooseSave({ fileName, kind, extension }) {
      const options = {
        defaultPath: join(defaultFolder, fileName),
        // Without a filter for what is a folder: it would add an extension.
        ...(extension !== undefined && { filters: [{ name: kind, extensions: [extension] }] }),
      }
      const { canceled, filePath } = await dialog.showSaveDialog(window, options)
      return canceled || filePath === undefined || filePath === '' ? null : filePath
    },
    async chooseOpen({ kind, extensions }) {
      const options = {
        properties: ['openFile' as const],
        filters: [{ name: kind, extensions: [...extensions] }],
      }
      const { canceled, filePaths } = await dialog.showOpenDialog(window, options)
      return canceled ? null : (filePaths[0] ?? null)
    },
    async openFile(path) {
      requireFile(path)
      const problem = await shell.openPath(path)
      if (problem !== '') {
        throw new DossierError('not-found', say('app.no-program', { file: basename(path) }))
      }
    },
    async chooseFolder(title) {
      const options = {
        title,
        buttonLabel: 'Choose',
        properties: ['openDirectory' as const, 'createDirectory' as const],
      }
      const { canceled, filePaths } = await dialog.showOpenDialog(window, options)
      return canceled ? null : (filePaths[0] ?? null)
    },
    showFolder(path) {
      void shell.openPath(path)
    },
    showFile(path) {
      requireFile(path)
      shell.showItemInFolder(path)
    },
  }
}

function requireFile(path: string): void {
  if (!existsSync(path)) {
    throw new DossierError('not-found', say('app.file-moved', { file: basename(path) }))
  }
}
