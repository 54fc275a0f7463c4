import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

/**
 * @typedef {object} LivingProcess
 * @property {number} pid
 * @property {number} parent
 * @property {string} startedAt tells it from a later process that was given the same number
 */

/**
 * A process and all that it has started, theirs included. A child that was started in a group or session of its own, as a browser is,
 * still counts: the parents are followed.
 *
 * @param {number} root
 * @returns {LivingProcess[]} the root first; empty when it has ended; on Windows the root alone
 */
export function processTree(root) {
  if (process.platform === 'win32') return [{ pid: root, parent: 0, startedAt: '' }]
  return treeIn(listProcesses(), root)
}

/**
 * Ends processes at once, with all that they have started since they were looked at.
 *
 * @param {readonly LivingProcess[]} known as they were found; a number that has since been given to another process is left alone
 */
export function endProcesses(known) {
  if (process.platform === 'win32') {
    for (const { pid } of known) spawnSync('taskkill', ['/pid', String(pid), '/T', '/F'], { stdio: 'ignore' })
    return
  }
  const living = listProcesses()
  const stillThere = known.filter((old) =>
    living.some(({ pid, startedAt }) => pid === old.pid && startedAt === old.startedAt),
  )
  for (const pid of new Set(stillThere.flatMap((root) => treeIn(living, root.pid).map((one) => one.pid)))) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // It ended on its own just now.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error
    }
  }
}

/**
 * @param {readonly LivingProcess[]} all
 * @param {number} root
 * @returns {LivingProcess[]}
 */
function treeIn(all, root) {
  const found = all.filter(({ pid }) => pid === root)
  for (const { pid } of found) found.push(...all.filter((child) => child.parent === pid))
  return found
}

/** @returns {LivingProcess[]} */
function listProcesses() {
  if (process.platform === 'linux') return readdirSync('/proc').flatMap(readProcess)
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid=,lstart='], { encoding: 'utf8' })
  return (stdout ?? '').split('\n').flatMap((line) => {
    const [, pid, parent, startedAt] = line.match(/^\s*(\d+)\s+(\d+)\s+(.*)$/) ?? []
    return pid && parent && startedAt ? [{ pid: Number(pid), parent: Number(parent), startedAt }] : []
  })
}

/**
 * *Source*: proc(5): in `/proc/PID/stat` the fourth field is the parent, the twenty-second the time of the start.
 *
 * @param {string} name of an entry in `/proc`
 * @returns {LivingProcess[]} none when it is no process, or one that has ended and only waits to be collected
 */
function readProcess(name) {
  if (!/^\d+$/.test(name)) return []
  try {
    const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
    // The second field, the program's name, may hold anything but ends with the last parenthesis.
    const [state, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z') return []
    return [{ pid: Number(name), parent: Number(parent), startedAt: rest[17] ?? '' }]
  } catch {
    // It ended between the listing and this look.
    return []
  }
}
