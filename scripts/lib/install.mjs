import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { say, SetUpError } from './log.mjs'
import { projectFolder } from './project.mjs'

/**
 * @typedef {{ version?: string, optional?: boolean, link?: boolean, os?: string[], cpu?: string[], libc?: string[] }} LockedPackage
 * @typedef {Record<string, LockedPackage>} LockedPackages the `packages` of a lockfile, by place
 */

/**
 * Compares what the lockfile asks for with what npm says it installed (`node_modules/.package-lock.json`, which npm writes
 * when an installation is complete, so an interrupted one has none).
 *
 * @param {LockedPackages} wanted
 * @param {LockedPackages} installed
 * @returns {string[]} the places that are missing or hold another version; packages for other machines do not count
 */
export function findMismatches(wanted, installed) {
  return Object.entries(wanted)
    .filter(([place, entry]) => {
      if (place === '' || entry.link) return false
      const found = installed[place]
      if (!found) return !(entry.optional || entry.os || entry.cpu || entry.libc)
      return found.version !== entry.version
    })
    .map(([place]) => place)
}

/**
 * Says whether `npm ci` is needed. Reads two files and looks for the direct dependencies' folders; starts nothing.
 *
 * @param {string} [folder] the project folder
 * @returns {boolean}
 */
export function isInstalled(folder = projectFolder) {
  const hidden = path.join(folder, 'node_modules', '.package-lock.json')
  if (!existsSync(hidden)) return false
  const wanted = readLock(path.join(folder, 'package-lock.json'))
  if (findMismatches(wanted, readLock(hidden)).length > 0) return false
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'))
  return Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).every((name) =>
    existsSync(path.join(folder, 'node_modules', ...name.split('/'), 'package.json')),
  )
}

/**
 * Installs the locked packages unless they are all there.
 *
 * *Errors*: SetUpError when npm fails.
 */
export async function ensureInstalled() {
  if (isInstalled()) return
  say('Installing packages (npm ci) …')
  const startedAt = Date.now()
  // Only here: every command of the terminal program asks whether all is there, and nearly always it is.
  const [{ npmCommand }, { runProcess }] = await Promise.all([import('./npm.mjs'), import('./bounded-process.mjs')])
  const npm = npmCommand(process.env, process.platform)
  const { code } = await runProcess(
    npm.command,
    // No locked package needs its install script, and a script that downloads could fail and take the installation with it.
    [...npm.args, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    { cwd: projectFolder, show: true, shell: npm.shell },
  )
  if (code !== 0) {
    throw new SetUpError(
      'The packages could not be installed; npm says why above.\n' +
        'Check the network connection (or the registry in your npm configuration) and run the same command again.',
    )
  }
  say(`Packages installed in ${Math.round((Date.now() - startedAt) / 1000)} s.`)
}

/**
 * @param {string} file
 * @returns {LockedPackages}
 */
function readLock(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages ?? {}
}
