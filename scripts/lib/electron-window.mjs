import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

/**
 * Lines that Chromium writes on a healthy start in a container or a bare window manager: no system bus, no graphics card.
 * They tell a newcomer nothing; `DOSSIER_VERBOSE=1` shows them.
 */
const harmlessLines = [
  /:ERROR:(\S+\/)?bus\.cc/,
  /:ERROR:(\S+\/)?object_proxy\.cc/,
  /:ERROR:(\S+\/)?viz_main_impl\.cc/,
  /:ERROR:(\S+\/)?command_buffer_proxy_impl\.cc/,
]

/**
 * @param {string} line of Electron's stderr
 * @returns {boolean}
 */
export function isHarmless(line) {
  return harmlessLines.some((pattern) => pattern.test(line))
}

/**
 * @typedef {object} WindowEnd
 * @property {number} code exit code; 0 when the person ended it with a signal
 * @property {'no-display' | 'no-sandbox' | 'missing-library' | undefined} cause why it could not start, when its own words say so
 */

/**
 * Recognises the reasons for which Electron cannot start at all.
 * *Source*: Chromium's own messages (ozone_platform_x11.cc, setuid_sandbox_host.cc, zygote_host_impl_linux.cc) and the dynamic loader's.
 *
 * @param {string} line
 * @returns {WindowEnd['cause']}
 */
export function causeIn(line) {
  if (/Missing X server|cannot open display|Failed to connect to Wayland display/i.test(line)) return 'no-display'
  if (/No usable sandbox|SUID sandbox helper/i.test(line)) return 'no-sandbox'
  if (/error while loading shared libraries/i.test(line)) return 'missing-library'
  return undefined
}

/**
 * Opens the app and waits until it is closed; closes it when whoever started us is gone. Its stdout and stderr both go to our stderr.
 *
 * *Errors*: none thrown for the app's own failure; see `WindowEnd`.
 *
 * @param {{ executable: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<WindowEnd>}
 */
export function openWindow({ executable, args, cwd, env }) {
  const { ELECTRON_RUN_AS_NODE: _ignored, ...windowEnv } = env
  const child = spawn(executable, [...args], { cwd, env: windowEnv, stdio: ['inherit', process.stderr, 'pipe'] })
  /** @type {WindowEnd['cause']} */
  let cause
  createInterface({ input: child.stderr }).on('line', (line) => {
    cause ??= causeIn(line)
    if (env.DOSSIER_VERBOSE || !isHarmless(line)) process.stderr.write(`${line}\n`)
  })
  let isEndedByPerson = false
  /** @param {NodeJS.Signals} signal */
  const passOn = (signal) => {
    isEndedByPerson = true
    child.kill(signal)
  }
  /** @type {NodeJS.Signals[]} */
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, passOn)
  // npm does not pass on the signal that ends it: the window would stay behind without anyone to end it.
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid !== parent) passOn('SIGTERM')
  }, 1_000)
  return new Promise((resolve) => {
    /** @param {number} code */
    const settle = (code) => {
      clearInterval(watch)
      for (const signal of signals) process.off(signal, passOn)
      resolve({ code: isEndedByPerson ? 0 : code, cause })
    }
    child.once('error', (error) => {
      process.stderr.write(`${error.message}\n`)
      settle(1)
    })
    child.once('close', (code) => settle(code ?? 1))
  })
}
