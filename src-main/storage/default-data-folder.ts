import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

/** What decides where the data folder is. */
export interface DataFolderChoice {
  /** `--data-dir`; relative to the working folder. */
  argument?: string | undefined
  /** Of the process: DOSSIER_DATA_DIR, XDG_DATA_HOME, APPDATA. */
  env?: NodeJS.ProcessEnv
  platform?: NodeJS.Platform
  home?: string
}

/**
 * The data folder of app and terminal alike: the argument, else DOSSIER_DATA_DIR, else the platform's place for a user's data.
 * *Source*: XDG Base Directory Specification (a relative XDG_DATA_HOME counts as none), Apple's and Microsoft's conventions.
 */
export function defaultDataFolder(choice: DataFolderChoice = {}): string {
  const { argument, env = process.env, platform = process.platform, home = homedir() } = choice
  if (argument) return resolve(argument)
  if (env.DOSSIER_DATA_DIR) return resolve(env.DOSSIER_DATA_DIR)
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Dossier')
  if (platform === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Dossier')
  const xdg = env.XDG_DATA_HOME
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'dossier')
}
