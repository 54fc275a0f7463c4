import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. *Shape*: absolute path. */
export const projectFolder = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/**
 * Where set-up keeps what it may throw away: fetched runtimes, stamps, test reports.
 * It lies inside node_modules so that deleting that one folder gives a clean start.
 *
 * @param {string} [folder] the project folder
 * @returns {string} absolute path
 */
export function cacheFolderOf(folder = projectFolder) {
  return path.join(folder, 'node_modules', '.cache', 'dossier')
}

/**
 * Tells a source checkout, which can be built, from an installed package, which comes built.
 *
 * @param {string} [folder] the project folder
 * @returns {boolean}
 */
export function isSourceCheckout(folder = projectFolder) {
  return existsSync(path.join(folder, 'src-main'))
}

/**
 * The script behind a package's command, to be run by this same Node: a `.bin` shim would need a shell on Windows.
 *
 * *Errors*: throws when the package is not installed or has no such command.
 *
 * @param {string} packageName
 * @param {string} [command] the name in the package's `bin`; the package's own name when left out
 * @param {string} [folder] the project folder
 * @returns {string} absolute path of a JavaScript file
 */
export function commandOf(packageName, command = packageName, folder = projectFolder) {
  const home = path.join(folder, 'node_modules', ...packageName.split('/'))
  const { bin } = JSON.parse(readFileSync(path.join(home, 'package.json'), 'utf8'))
  const script = typeof bin === 'string' ? bin : bin?.[command]
  if (typeof script !== 'string') throw new Error(`${packageName} has no command named ${command}`)
  return path.join(home, script)
}
