import { execFile } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { errorCode } from '../../domain/messages/errno'

/** Which process on this computer, beyond its number: numbers are used again. Null where the platform does not say. */
export type ProcessStart = string | null

/** What the lock asks about processes; injected so that tests can let processes die. */
export interface Processes {
  /** False when no process has this number. */
  exists(pid: number): boolean
  startOf(pid: number): Promise<ProcessStart>
}

export const thisComputer: Processes = {
  exists(pid) {
    try {
      process.kill(pid, 0)
      return true
    } catch (error) {
      // EPERM: it is there, and somebody else's.
      return errorCode(error) !== 'ESRCH'
    }
  },
  async startOf(pid) {
    try {
      if (process.platform === 'linux') return await linuxStart(pid)
      if (process.platform === 'darwin') {
        const { stdout } = await promisify(execFile)('ps', ['-p', String(pid), '-o', 'lstart='], {
          env: { LC_ALL: 'C' },
        })
        return stdout.trim() || null
      }
      return null
    } catch {
      // Without an answer the number alone has to do.
      return null
    }
  },
}

/** *Source*: proc(5): field 22 of /proc/PID/stat is the start in clock ticks since boot; the boot has an id of its own. */
async function linuxStart(pid: number): Promise<ProcessStart> {
  const [stat, boot] = await Promise.all([
    readFile(`/proc/${pid}/stat`, 'utf8'),
    readFile('/proc/sys/kernel/random/boot_id', 'utf8'),
  ])
  // The command in parentheses may hold spaces and parentheses of its own.
  const ticks = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  return ticks === undefined ? null : `${boot.trim()}:${ticks}`
}
