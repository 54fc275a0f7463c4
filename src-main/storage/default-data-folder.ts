import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'

/** Where a user's data goes by default is decided by these. */
export interface Platform {
  name: NodeJS.Platform
  home: string
}

/**
 * The data folder of app and terminal alike: `--data-dir` among the arguments, else DOSSIER_DATA_DIR, else the platform's default.
 * *Shape*: an absolute path; relative ones count from the working folder.
 */
export function resolveDataFolder(args: readonly string[], env: NodeJS.ProcessEnv, platform?: Platform): string {
  const chosen = argumentOf(args) ?? env.DOSSIER_DATA_DIR
  return chosen ? resolve(chosen) : defaultDataFolder(env, platform)
}

/**
 * The platform's place for a user's data.
 * *Source*: XDG Base Directory Specification (a relative XDG_DATA_HOME counts as none), Apple's and Microsoft's conventions.
 */
export function defaultDataFolder(env: NodeJS.ProcessEnv, platform: Platform = thisPlatform()): string {
  const { name, home } = platform
  if (name === 'darwin') return join(home, 'Library', 'Application Support', 'Dossier')
  if (name === 'win32') return join(env.APPDATA ?? join(home, 'AppData', 'Roaming'), 'Dossier')
  const xdg = env.XDG_DATA_HOME
  return join(xdg && isAbsolute(xdg) ? xdg : join(home, '.local', 'share'), 'dossier')
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
