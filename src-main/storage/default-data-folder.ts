import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { isAbsolute, join, resolve } from 'node:path'
import { dataLayout } from './data-layout'
import { decodeMovedTo } from './moved-to'

/** Moves that are followed one after another; more would be a circle. */
const MOST_MOVES = 8

/** Where a user's data goes by default is decided by these. */
export interface Platform {
  name: NodeJS.Platform
  home: string
}

/**
 * The data folder of app and terminal alike: `--data-dir` among the arguments, else DOSSIER_DATA_DIR, else the platform's default.
 * A folder that was moved counts as the one it was moved to, while that one is there.
 * *Shape*: an absolute path; relative ones count from the working folder.
 */
export function resolveDataFolder(args: readonly string[], env: NodeJS.ProcessEnv, platform?: Platform): string {
  const chosen = argumentOf(args) ?? env.DOSSIER_DATA_DIR
  return followMoves(chosen ? resolve(chosen) : defaultDataFolder(env, platform))
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

function followMoves(folder: string, hops = 0): string {
  const target = hops < MOST_MOVES ? targetOf(dataLayout(folder).movedTo) : undefined
  // A target that is not there, perhaps on a disk that was taken out, must not be begun anew as an empty folder.
  if (target === undefined || !existsSync(dataLayout(target).dossiers)) return folder
  return followMoves(target, hops + 1)
}

function targetOf(movedTo: string): string | undefined {
  try {
    return decodeMovedTo(readFileSync(movedTo, 'utf8'))?.dataFolder
  } catch {
    // Nearly always because there is none. One that can't be read makes the folder read-only when it is opened.
    return undefined
  }
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
