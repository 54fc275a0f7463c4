import { spawn } from 'node:child_process'
import { SetUpError } from './log.mjs'

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform as in `process.platform`
 * @returns {boolean} whether a window can be expected to open; only Linux can be without a screen
 */
export function hasDisplay(env, platform) {
  return platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY)
}

/**
 * Starts a virtual screen on a display number of its own choosing. It ends with this process at the latest.
 *
 * *Errors*: SetUpError when it does not start within ten seconds.
 *
 * @returns {Promise<{ display: string, stop(): void }>} `display` as in the DISPLAY variable
 */
export async function startVirtualScreen() {
  const screen = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1600x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  const stop = () => void screen.kill()
  process.once('exit', stop)
  let message = ''
  screen.stderr?.setEncoding('utf8').on('data', (text) => (message = (message + text).slice(-2_000)))
  const number = await new Promise((resolve) => {
    let text = ''
    const timer = setTimeout(() => resolve(undefined), 10_000)
    /** @param {string | undefined} found */
    const settle = (found) => {
      clearTimeout(timer)
      resolve(found)
    }
    screen.stdio[3]?.on('data', (chunk) => {
      text += String(chunk)
      if (text.includes('\n')) settle(text.trim())
    })
    screen.once('error', (error) => {
      message = error.message
      settle(undefined)
    })
    screen.once('exit', () => settle(undefined))
  })
  if (number === undefined) {
    stop()
    throw new SetUpError(`The virtual screen (Xvfb) did not start. ${message.trim()}`)
  }
  return {
    display: `:${number}`,
    stop() {
      process.off('exit', stop)
      stop()
    },
  }
}
