import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { chosenInsteadOf } from './chosen-folders'
import { dataLayout } from './data-layout'

/** Moves that are followed one after another; more would be a circle. */
const MOST_MOVES = 8

/** Where a user's data goes by default is decided by these. */
export interface Platform {
  name: NodeJS.Platform
  home: string
}

/**
 * The data folder of app and terminal alike: `--data-dir` among the arguments, else DOSSIER_DATA_DIR, else the platform's default.
 * A folder that was moved, or in whose place another one was chosen, counts as the other one, while that one is there and this
 * computer has noted it: what a folder says of itself, which may be a stranger's, leads nowhere.
 * *Shape*: an absolute path; relative ones count from the working folder.
 */
export function resolveDataFolder(args: readonly string[], env: NodeJS.ProcessEnv, platform?: Platform): string {
  const chosen = argumentOf(args) ?? env.DOSSIER_DATA_DIR
  const first = chosen ? resolve(chosen) : defaultDataFolder(env, platform)
  return followMoves(first, chosenFoldersFile(env, platform))
}

/**
 * The platform's place for a user's data.
 * *Source*: XDG Base Directory Specification (a relative XDG_DATA_HOME counts as none), Apple's and Microsoft's conventions.
 */
function defaultDataFolder(env: NodeJS.ProcessEnv, platform: Platform = thisPlatform()): string {
  const { name, home } = platform
  if (name === 'darwin') return join(home, 'Library', 'Application Support', 'Dossier')
  if (name === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Dossier')
  const xdg = env.XDG_DATA_HOME
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'dossier')
}

/**
 * The file that notes which folder is used in the place of one that can't be written. It does not lie where data folders do.
 * *Source*: as `defaultDataFolder`, for settings.
 */
export function chosenFoldersFile(env: NodeJS.ProcessEnv, platform: Platform = thisPlatform()): string {
  const { name, home } = platform
  const file = 'chosen-folders.json'
  if (name === 'darwin') return join(home, 'Library', 'Preferences', 'Dossier', file)
  if (name === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'Dossier', file)
  const xdg = env.XDG_CONFIG_HOME
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.config'), 'dossier', file)
}

function followMoves(folder: string, chosenFolders: string, hops = 0): string {
  if (hops === MOST_MOVES) return folder
  const target = chosenInsteadOf(chosenFolders, folder)?.dataFolder
  // A target that is not there, perhaps on a disk that was taken out, must not be begun anew as an empty folder.
  if (target === undefined || !existsSync(dataLayout(target).dossiers)) return folder
  return followMoves(target, chosenFolders, hops + 1)
}

function argumentOf(args: readonly string[]): string | undefined {
  const index = args.findIndex((arg) => arg === '--data-dir' || arg.startsWith('--data-dir='))
  const arg = args[index]
  if (arg === undefined) return undefined
  return arg === '--data-dir' ? args[index + 1] : arg.slice('--data-dir='.length)
}

function thisPlatform(): Platform {
  return { name: process.platform, home: homedir() }
}
