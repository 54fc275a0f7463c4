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
 * The state of the built files, by size and time: enough to see that another command wrote them.
 *
 * @param {string} folder the project folder
 * @returns {string | undefined} a hash; nothing when a part of the build is missing
 */
function hashOutputs(folder) {
  if (!outputNames.every((name) => existsSync(path.join(folder, name)))) return undefined
  const hash = createHash('sha256')
  for (const file of ['main', 'preload', 'renderer'].flatMap((name) => filesIn(path.join(folder, 'out', name)))) {
    const { size, mtimeMs } = statSync(file)
    hash.update(`${path.relative(folder, file)}\0${size}\0${mtimeMs}\0`)
  }
  return hash.digest('base64')
}

/**
 * Remembers which inputs a build was made from, and what it wrote.
 *
 * @param {{ folder: string, file: string }} places the project folder and the stamp's file
 * @returns {{ isFresh(): boolean, clear(): void, write(): void }}
 */
export function createBuildStamp({ folder, file }) {
  return {
    isFresh() {
      const outputs = hashOutputs(folder)
      const stamp = readStamp(file)
      return outputs !== undefined && stamp?.outputs === outputs && stamp.inputs === hashInputs(folder)
    },
    // Cleared before a build, so that an interrupted one leaves no stamp.
    clear() {
      rmSync(file, { force: true })
    },
    write() {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify({ inputs: hashInputs(folder), outputs: hashOutputs(folder) }))
    },
  }
}

/**
 * @param {string} file
 * @returns {{ inputs: string, outputs: string } | undefined}
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
  if (!existsSync(place)) return []
  if (!statSync(place).isDirectory()) return [place]
  return readdirSync(place, { withFileTypes: true })
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .filter((entry) => !entry.name.endsWith('.tsbuildinfo'))
    .flatMap((entry) => (entry.isDirectory() ? filesIn(path.join(place, entry.name)) : [path.join(place, entry.name)]))
}
