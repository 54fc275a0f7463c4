import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runDownload } from './bounded-process.mjs'

/**
 * Where Electron's executable lies inside an unpacked distribution.
 *
 * @param {string} platform as in `process.platform`
 * @returns {string} relative path
 */
export function executableIn(platform) {
  if (platform === 'darwin') return path.join('Electron.app', 'Contents', 'MacOS', 'Electron')
  return platform === 'win32' ? 'electron.exe' : 'electron'
}

/**
 * The `electron` package's own binary, when it has been downloaded completely: `path.txt` is the last thing its installer writes.
 *
 * @param {string} packageFolder `node_modules/electron`
 * @returns {{ version: string, executable: string | undefined }}
 */
export function findPackagedElectron(packageFolder) {
  const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'))
  const pathFile = path.join(packageFolder, 'path.txt')
  const versionFile = path.join(packageFolder, 'dist', 'version')
  if (!existsSync(pathFile) || !existsSync(versionFile)) return { version, executable: undefined }
  const isSameVersion = readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') === version
  const executable = path.join(packageFolder, 'dist', readFileSync(pathFile, 'utf8').trim())
  return { version, executable: isSameVersion && existsSync(executable) ? executable : undefined }
}

/**
 * Runs the package's own installer, which knows mirrors, proxies and checksums.
 *
 * *Errors*: none thrown; the answer's `reason` says why there is no binary.
 *
 * @param {{ packageFolder: string, version: string, scratchFolder: string, env: NodeJS.ProcessEnv }} options
 * @returns {Promise<{ executable: string } | { reason: string }>}
 */
export async function downloadPackagedElectron({ packageFolder, version, scratchFolder, env }) {
  rmSync(scratchFolder, { recursive: true, force: true })
  mkdirSync(scratchFolder, { recursive: true })
  const outcome = await runDownload({
    label: `Electron ${version}`,
    command: process.execPath,
    args: [path.join(packageFolder, 'install.js')],
    // The installer downloads into the temporary folder: a folder of our own lets its progress be seen.
    env: { ...env, TMPDIR: scratchFolder, TEMP: scratchFolder, TMP: scratchFolder, ELECTRON_GET_NO_PROGRESS: '1' },
    folders: [scratchFolder, path.join(packageFolder, 'dist')],
    stallMs: 30_000,
    limitMs: 15 * 60_000,
  })
  rmSync(scratchFolder, { recursive: true, force: true })
  const { executable } = findPackagedElectron(packageFolder)
  if (executable) return { executable }
  if (outcome.how === 'stalled') return { reason: 'nothing arrived for 30 seconds' }
  if (outcome.how === 'too-long') return { reason: 'it took longer than 15 minutes' }
  return { reason: firstReason(outcome.output) }
}

/**
 * The part of the installer's output that a person can use: its error and that error's cause, without the stack.
 *
 * @param {string} output
 * @returns {string} one line
 */
export function firstReason(output) {
  const lines = output.split(/\r?\n/).map((line) => line.trim())
  const error = lines.find((line) => /^(\w*Error|Error \[\w+\]):/.test(line))
  // Node's fetch says no more than this when a host cannot be reached, and the installer leaves the cause out.
  if (error?.endsWith('fetch failed')) return 'its download host could not be reached'
  const cause = output.match(/\b(E[A-Z_]{4,}|UND_ERR_[A-Z_]+|CERT_[A-Z_]+|SELF_SIGNED_[A-Z_]+)\b/)?.[1]
  const reason = error ?? lines.find((line) => line !== '') ?? 'its installer gave no reason'
  return cause && !reason.includes(cause) ? `${reason} (${cause})` : reason
}

/**
 * @typedef {object} FailedDownload what is remembered of the last attempt
 * @property {string} version of Electron
 * @property {number} failedAt milliseconds since 1970
 * @property {string} reason
 */

const rememberedForMs = 24 * 60 * 60 * 1000

/**
 * Says whether the last failure still stands, so that each start does not wait for the same host again.
 *
 * *Units*: `nowMs` in milliseconds since 1970; a failure is remembered for 24 hours.
 *
 * @param {FailedDownload | undefined} failure
 * @param {{ version: string, nowMs: number }} attempt
 * @returns {boolean}
 */
export function isRecentFailure(failure, { version, nowMs }) {
  if (!failure || failure.version !== version) return false
  const ageMs = nowMs - failure.failedAt
  // A clock that was set back must not make a failure last for years.
  return ageMs >= 0 && ageMs < rememberedForMs
}

/**
 * Keeps the last failed download in a file.
 *
 * @param {string} file
 * @returns {{ read(): FailedDownload | undefined, write(failure: FailedDownload): void, forget(): void }}
 */
export function createDownloadMemory(file) {
  return {
    read() {
      try {
        const { version, failedAt, reason } = JSON.parse(readFileSync(file, 'utf8'))
        return typeof failedAt === 'number' ? { version, failedAt, reason } : undefined
      } catch {
        // Missing or damaged: nothing is remembered, and the worst that follows is one more attempt.
        return undefined
      }
    },
    write(failure) {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, `${JSON.stringify(failure)}${os.EOL}`)
    },
    forget() {
      rmSync(file, { force: true })
    },
  }
}
