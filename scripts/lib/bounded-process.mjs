import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { createProgressLine } from './log.mjs'

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when a signal ended the process or it could not start
 * @property {string} output what it wrote to stdout and stderr, in order of arrival; empty when that was inherited
 * @property {'ended' | 'stalled' | 'too-long' | 'not-started'} how
 */

/**
 * Runs a command to its end, or to its time limit.
 *
 * *Units*: `limitMs` in milliseconds; none when left out.
 *
 * *Errors*: never throws for the command's own failure; see `Outcome`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, shell?: boolean, limitMs?: number }} [options] `show`: let it write to this terminal instead of collecting its output
 * @returns {Promise<Outcome>}
 */
export async function runProcess(command, args, { cwd, env, show = false, shell = false, limitMs } = {}) {
  const child = spawn(command, args, {
    cwd,
    env,
    shell,
    // Inherited stdout would put a build log between a script's results: both streams go to our stderr.
    stdio: ['ignore', show ? process.stderr : 'pipe', show ? process.stderr : 'pipe'],
  })
  let isTooLong = false
  const timer =
    limitMs === undefined
      ? undefined
      : setTimeout(() => {
          isTooLong = true
          child.kill()
          setTimeout(() => child.kill('SIGKILL'), 10_000).unref()
        }, limitMs)
  const outcome = await outcomeOf(child)
  clearTimeout(timer)
  return isTooLong ? { ...outcome, code: 1, how: 'too-long' } : outcome
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<Outcome>}
 */
function outcomeOf(child) {
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text))
  }
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}`, how: 'not-started' }))
    child.once('close', (code) => resolve({ code: code ?? 1, output, how: 'ended' }))
  })
}

/**
 * Runs a download whose only sign of life is that files grow: shows how much has arrived, and gives up when nothing
 * arrives for a while or when it takes too long altogether.
 *
 * *Units*: milliseconds.
 *
 * @param {object} job
 * @param {string} job.label what is being fetched, shown with the progress
 * @param {string} job.command
 * @param {readonly string[]} job.args
 * @param {string} [job.cwd]
 * @param {NodeJS.ProcessEnv} [job.env]
 * @param {boolean} [job.shell]
 * @param {readonly string[]} job.folders where its bytes land
 * @param {number} job.stallMs
 * @param {number} job.limitMs
 * @returns {Promise<Outcome>}
 */
export async function runDownload({ label, command, args, cwd, env, shell = false, folders, stallMs, limitMs }) {
  const startedAt = Date.now()
  const startBytes = await sizeOf(folders)
  const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
  const progress = createProgressLine()
  /** @type {Outcome['how'] | undefined} */
  let stoppedFor
  let seenBytes = startBytes
  let grewAt = startedAt
  let measuring = false
  const timer = setInterval(async () => {
    if (measuring) return
    measuring = true
    const bytes = await sizeOf(folders)
    measuring = false
    if (bytes !== seenBytes) grewAt = Date.now()
    seenBytes = bytes
    const seconds = Math.round((Date.now() - startedAt) / 1000)
    progress.show(`  ${label}: ${(Math.max(0, bytes - startBytes) / 1e6).toFixed(0)} MB, ${seconds} s`)
    if (Date.now() - grewAt > stallMs) stoppedFor = 'stalled'
    else if (Date.now() - startedAt > limitMs) stoppedFor = 'too-long'
    if (stoppedFor) child.kill()
  }, 1_000)
  const outcome = await outcomeOf(child)
  clearInterval(timer)
  progress.end()
  return stoppedFor ? { ...outcome, code: 1, how: stoppedFor } : outcome
}

/**
 * @param {readonly string[]} folders folders that may not exist yet
 * @returns {Promise<number>} bytes
 */
async function sizeOf(folders) {
  let bytes = 0
  for (const folder of folders) {
    const names = await readdir(folder, { recursive: true }).catch(() => [])
    for (const name of names) {
      // A temporary file may be gone between the listing and this look; it then counts nothing.
      const entry = await stat(path.join(folder, name)).catch(() => undefined)
      if (entry?.isFile()) bytes += entry.size
    }
  }
  return bytes
}
