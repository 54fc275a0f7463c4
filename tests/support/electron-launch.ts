import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { resolveProjectRuntime } from '../../scripts/lib/electron-runtime.mjs'
import { projectFolder } from '../../scripts/lib/project.mjs'
import { isRoot } from '../../scripts/lib/system-libraries.mjs'

/** What a test may choose about the app it starts. */
export interface LaunchOptions {
  /** Where the app keeps its data. *Shape*: absolute path. */
  dataFolder: string
  /** Further arguments for the app. */
  args?: readonly string[]
  /** Changes to the environment; `undefined` takes a variable away. */
  env?: Readonly<Record<string, string | undefined>>
}

/** A start of the built app, as a process to spawn. */
export interface LaunchCommand {
  executable: string
  args: string[]
  env: Record<string, string>
}

/**
 * Says how to start the built app on the Electron that `npm start` would take. The app keeps its window's profile inside the data
 * folder too, so no test meets another one's library, window or single-instance lock.
 *
 * *Errors*: rejects when no Electron can be had.
 */
async function launchCommand({ dataFolder, args = [], env = {} }: LaunchOptions): Promise<LaunchCommand> {
  const { executable } = await resolveProjectRuntime()
  return {
    executable,
    // Chromium refuses its sandbox to root.
    args: [projectFolder, ...(isRoot() ? ['--no-sandbox'] : []), ...args],
    env: definedOnly({
      ...process.env,
      ...placesOf(dataFolder),
      ELECTRON_RUN_AS_NODE: undefined,
      ...env,
    }),
  }
}

/**
 * Starts the built app under Playwright.
 *
 * *Errors*: rejects when no Electron can be had or the app does not start within 90 seconds.
 */
export async function launchDossier(options: LaunchOptions): Promise<ElectronApplication> {
  const { executable, args, env } = await launchCommand(options)
  return _electron.launch({ executablePath: executable, cwd: projectFolder, args, env, timeout: 90_000 })
}

/**
 * Makes a folder for one test's data.
 *
 * @returns its path, and the function that removes it
 */
export async function createDataFolder(): Promise<{ dataFolder: string; remove: () => Promise<void> }> {
  const dataFolder = await mkdtemp(path.join(os.tmpdir(), 'dossier-e2e-'))
  const remove = async () => {
    for (const folder of [dataFolder, configOf(dataFolder)])
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
  }
  return { dataFolder, remove }
}

/** What the environment says of the app's folders. */
export function placesOf(dataFolder: string): Record<'DOSSIER_DATA_DIR' | 'XDG_CONFIG_HOME', string> {
  return { DOSSIER_DATA_DIR: dataFolder, XDG_CONFIG_HOME: configOf(dataFolder) }
}

/** Where the app notes beside a test's data which folder is used in the place of another, instead of among the person's own settings. */
function configOf(dataFolder: string): string {
  return `${dataFolder}-config`
}

function definedOnly(env: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined))
}
