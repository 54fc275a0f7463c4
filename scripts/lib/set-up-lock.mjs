import { createHash } from 'node:crypto'
import { linkSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { say } from './log.mjs'

/**
 * Lets one set-up at a time work on a project folder: two that install or build at once would spoil each other's files.
 * The lock lies outside node_modules, which an installation empties.
 *
 * @template T
 * @param {string} folder the project folder
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withSetUpLock(folder, work) {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16)
  const file = path.join(os.tmpdir(), `dossier-set-up-${name}.lock`)
  let hasSaidSo = false
  while (!tryLock(file)) {
    const holder = readHolder(file)
    if (holder === undefined) {
      rmSync(file, { force: true })
      continue
    }
    if (!hasSaidSo) say(`Waiting for another set-up of this folder to finish (process ${holder}) …`)
    hasSaidSo = true
    await pause(300)
  }
  const release = () => rmSync(file, { force: true })
  process.once('exit', release)
  try {
    return await work()
  } finally {
    process.off('exit', release)
    release()
  }
}

/**
 * @param {string} file
 * @returns {boolean} whether the lock is now ours
 */
function tryLock(file) {
  // Written beside and then linked, so that nobody ever reads a lock without its holder.
  const own = `${file}.${process.pid}`
  writeFileSync(own, String(process.pid))
  try {
    linkSync(own, file)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  } finally {
    rmSync(own, { force: true })
  }
}

const longestSetUpMs = 60 * 60 * 1000

/**
 * @param {string} file
 * @returns {number | undefined} the living process that holds the lock
 */
function readHolder(file) {
  try {
    const pid = Number.parseInt(readFileSync(file, 'utf8'), 10)
    // A number that old may since have been given to another process.
    const isOld = Date.now() - statSync(file).mtimeMs > longestSetUpMs
    return isAlive(pid) && !isOld ? pid : undefined
  } catch {
    // Released between our two looks.
    return undefined
  }
}

/**
 * @param {number} pid
 * @returns {boolean}
 */
function isAlive(pid) {
  try {
    process.kill(pid, 0)
    return !isZombie(pid)
  } catch (error) {
    // A process of another user is alive, though we may not signal it.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/**
 * A process that was killed together with its parent stays in the process table until the first process of the machine collects it,
 * and in many containers that never happens. *Source*: proc(5), the third field of `/proc/PID/stat`.
 *
 * @param {number} pid
 * @returns {boolean}
 */
function isZombie(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The second field, the program's name, may hold anything but ends with the last parenthesis.
    return stat.slice(stat.lastIndexOf(')') + 2).startsWith('Z')
  } catch {
    // No such file system here, or the process has just gone; the caller has the other answer.
    return false
  }
}
