import { accessSync, constants, mkdirSync, mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { temporaryPrefix } from '../files/temporary-folders'

/**
 * The folder for Chromium's own files, made before Electron needs it. Where the data folder cannot be written it is a
 * temporary one, so that the app starts far enough to say so in a window. What Chromium makes in it has modes of Chromium's choosing;
 * the folder itself is its owner's alone, so that nobody else comes that far.
 */
export function prepareProfile(dataFolder: string): { folder: string; isTemporary: boolean } {
  const folder = join(dataFolder, 'window')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    accessSync(folder, constants.W_OK)
    return { folder, isTemporary: false }
  } catch {
    return { folder: mkdtempSync(temporaryPrefix('window')), isTemporary: true }
  }
}
