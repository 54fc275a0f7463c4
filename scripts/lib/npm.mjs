import path from 'node:path'
import process from 'node:process'

/**
 * How to call the npm that started us, or else the one on the PATH. Which registry it asks is its own configuration's business.
 *
 * @param {NodeJS.ProcessEnv} env
 * @param {string} platform as in `process.platform`
 * @returns {{ command: string, args: string[], shell: boolean }}
 */
export function npmCommand(env, platform) {
  const script = env.npm_execpath
  if (script && path.basename(script) === 'npm-cli.js')
    return { command: process.execPath, args: [script], shell: false }
  // npm is a .cmd file on Windows, and Node starts those only through a shell.
  return { command: 'npm', args: [], shell: platform === 'win32' }
}
