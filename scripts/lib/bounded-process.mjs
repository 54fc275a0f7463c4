import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { createProgressLine } from './log.mjs'
import { endProcesses, processTree } from './process-tree.mjs'

/**
 * @typedef {object} Outcome
 * @property {number} code exit code; 1 when a signal ended the process or it could not start
 * @property {string} output what it wrote to stdout and stderr, in order of arrival; empty when that was shown
 * @property {'ended' | 'silent' | 'not-started'} how
 */

/** @typedef {Omit<Outcome, 'how'> & { how: 'ended' | 'stalled' | 'too-long' | 'not-started' }} DownloadOutcome */

/** How long a command that was asked to stop may take to say what it was at, and to keep it. *Units*: milliseconds. */
const FAREWELL_MS = 20_000

/** How long what a command left behind may hold on to its output after it ended. *Units*: milliseconds. */
const LEFTOVER_MS = 2_000

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()

/** Asks all that is running to stop, as a person would. A terminal that interrupts us has done so already. */
export function interruptProcesses() {
  for (const child of running) child.kill('SIGINT')
}

/**
 * Runs a command to its end. It may take as long as it takes; where a silence is given, it is stopped, with all that it has started,
 * when nothing has happened for so long.
 *
 * *Errors*: never throws for the command's own failure; see `Outcome`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, show?: boolean, shell?: boolean, silence?: import('./silence.mjs').Silence, sign?: () => string, farewellMs?: number }} [options]
 *   `show`: let it write to this terminal instead of collecting its output; `sign`: what else but output can be seen to change while it works
 * @returns {Promise<Outcome>}
 */
export async function runProcess(
  command,
  args,
  { cwd, env, show = false, shell = false, silence, sign = () => '', farewellMs = FAREWELL_MS } = {},
) {
  // Inherited stdout would put a build log between a script's results: both streams go to our stderr.
  const output = show && !silence ? process.stderr : 'pipe'
  const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', output, output] })
  running.add(child)
  let heard = 0
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk) => {
      heard += chunk.length
      if (show) process.stderr.write(chunk)
    })
  }
  const watch = silence && watchSilence(child, { silence, sign: () => `${heard} ${sign()}`, farewellMs })
  const outcome = await outcomeOf(child, { isKept: !show, onExit: () => watch?.endLeftovers() })
  running.delete(child)
  const wasSilent = watch?.stop() ?? false
  if (wasSilent || outcome.code !== 0) watch?.endLeftovers()
  return wasSilent ? { ...outcome, code: 1, how: 'silent' } : outcome
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ silence: import('./silence.mjs').Silence, sign: () => string, farewellMs: number }} options
 * @returns {{ endLeftovers(): void, stop(): boolean }} `stop` ends the watch and says whether the child was stopped for its silence
 */
function watchSilence(child, { silence, sign, farewellMs }) {
  /** @type {import('./process-tree.mjs').LivingProcess[]} */
  let tree = []
  let wasSilent = false
  /** @type {NodeJS.Timeout | undefined} */
  let farewell
  const timer = setInterval(() => {
    if (child.pid === undefined || wasSilent) return
    tree = processTree(child.pid)
    if (!silence.look(sign())) return
    wasSilent = true
    // Interrupted as by a person, a test runner keeps the trace and the screenshot of the test it was at.
    child.kill('SIGINT')
    farewell = setTimeout(() => endProcesses(tree), farewellMs)
  }, silence.lookEveryMs)
  return {
    endLeftovers: () => endProcesses(tree),
    stop() {
      clearInterval(timer)
      clearTimeout(farewell)
      return wasSilent
    },
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {{ isKept?: boolean, onExit?: () => void }} [options] `onExit`: ends what may still hold the output of a child that has ended
 * @returns {Promise<Outcome & { how: 'ended' | 'not-started' }>}
 */
function outcomeOf(child, { isKept = true, onExit = () => {} } = {}) {
  let output = ''
  for (const stream of isKept ? [child.stdout, child.stderr] : []) {
    stream?.setEncoding('utf8').on('data', (text) => (output += text))
  }
  return new Promise((resolve) => {
    /** @type {NodeJS.Timeout | undefined} */
    let leftover
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}`, how: 'not-started' }))
    child.once('exit', () => (leftover = setTimeout(onExit, LEFTOVER_MS)))
    child.once('close', (code) => {
      clearTimeout(leftover)
      resolve({ code: code ?? 1, output, how: 'ended' })
    })
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
 * @returns {Promise<DownloadOutcome>}
 */
export async function runDownload({ label, command, args, cwd, env, shell = false, folders, stallMs, limitMs }) {
  const startedAt = Date.now()
  const startBytes = await sizeOf(folders)
  const child = spawn(command, args, { cwd, env, shell, stdio: ['ignore', 'pipe', 'pipe'] })
  const progress = createProgressLine()
  /** @type {DownloadOutcome['how'] | undefined} */
  let stoppedFor
  let seenBytes = startBytes
  let grewAt = startedAt
  let measuring = false
  const measure = async () => {
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
  }
  const timer = setInterval(() => void measure(), 1_000)
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
