import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What a build is made from: a change in one of these makes it stale. Missing ones are skipped.
 */
const inputNames = [
  'src-main',
  'src-renderer',
  'resources',
  'package.json',
  'package-lock.json',
  'electron.vite.config.ts',
  'tsconfig.json',
]

/** What a complete build holds at least. */
const outputNames = ['out/main/index.cjs', 'out/main/cli.cjs', 'out/main/read-process.cjs', 'out/renderer/index.html']

/**
 * The state of everything a build reads, by content: a checkout or a copy that only touches times does not cause a build.
 *
 * @param {string} folder the project folder
 * @returns {string} a hash
 */
function hashInputs(folder) {
  const hash = createHash('sha256')
  for (const file of inputNames.flatMap((name) => filesIn(path.join(folder, name)))) {
    hash
      .update(`${path.relative(folder, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('base64')
}

/**
 * The state of files by size and time: what another command wrote shows, and nothing has to be read.
 *
 * @param {string} folder the project folder
 * @param {readonly string[]} names files and folders in it
 * @returns {string} a hash
 */
function hashTimes(folder, names) {
  const hash = createHash('sha256')
  for (const file of names.flatMap((name) => filesIn(path.join(folder, name)))) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${path.relative(folder, file)}\0${size}\0${mtimeMs}\0`)
  }
  return hash.digest('base64')
}

/**
 * @param {string} folder the project folder
 * @returns {string | undefined} a hash of the built files; nothing when a part of the build is missing
 */
function hashOutputs(folder) {
  if (!outputNames.every((name) => existsSync(path.join(folder, name)))) return undefined
  return hashTimes(folder, ['out/main', 'out/preload', 'out/renderer'])
}

/**
 * Remembers which inputs a build was made from, and what it wrote.
 *
 * `isUntouched` reads no input: it knows by sizes and times alone that nothing changed. `isFresh` reads them where those differ, and
 * remembers how they are now.
 *
 * @param {{ folder: string, file: string }} places the project folder and the stamp's file
 * @returns {{ isUntouched(): boolean, isFresh(): boolean, clear(): void, write(): void }}
 */
export function createBuildStamp({ folder, file }) {
  const isOfOutputs = (/** @type {Stamp | undefined} */ stamp) => {
    const outputs = hashOutputs(folder)
    return outputs !== undefined && stamp?.outputs === outputs
  }
  const write = (/** @type {Stamp} */ stamp) => {
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, JSON.stringify(stamp))
  }
  return {
    isUntouched() {
      const stamp = readStamp(file)
      return isOfOutputs(stamp) && stamp?.times === hashTimes(folder, inputNames)
    },
    isFresh() {
      const stamp = readStamp(file)
      if (stamp === undefined || !isOfOutputs(stamp)) return false
      // Before they are read, so that a change made meanwhile is seen next time.
      const times = hashTimes(folder, inputNames)
      if (stamp.times === times) return true
      if (stamp.inputs !== hashInputs(folder)) return false
      write({ ...stamp, times })
      return true
    },
    // Cleared before a build, so that an interrupted one leaves no stamp.
    clear() {
      rmSync(file, { force: true })
    },
    write() {
      const times = hashTimes(folder, inputNames)
      write({ inputs: hashInputs(folder), times, outputs: hashOutputs(folder) })
    },
  }
}

/** @typedef {{ outputs: string | undefined, inputs: string, times?: string }} Stamp */

/**
 * @param {string} file
 * @returns {Stamp | undefined}
 */
function readStamp(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Missing or damaged: the build is then taken as stale.
    return undefined
  }
}

/**
 * @param {string} place a file or a folder, or nothing
 * @returns {string[]} the files, in a fixed order
 */
function filesIn(place) {
  const stat = statSync(place, { throwIfNoEntry: false })
  if (stat === undefined) return []
  if (!stat.isDirectory()) return [place]
  return readdirSync(place, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .filter((entry) => !entry.name.endsWith('.tsbuildinfo'))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(path.join(place, entry.name)) : [path.join(place, entry.name)]))
}
