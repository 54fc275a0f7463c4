import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

/**
 * What a check reads, as keys: a file whose key is as it was when the check passed need not be checked again. Keys go by content, never
 * by times.
 *
 * @typedef {Map<string, string>} Keys by the file's path from the project folder
 */

/** What every check depends on: its own version and settings. */
const settingsNames = [
  'package.json',
  'package-lock.json',
  'eslint.config.js',
  'scripts/linting/house-rules.mjs',
  '.oxlintrc.json',
  '.oxfmtrc.json',
  'tsconfig.json',
]

/**
 * @param {string} folder the project folder
 */
export function createSourceKeys(folder) {
  /** @type {Map<string, string>} */
  const texts = new Map()
  /** @param {string} file */
  const read = (file) => {
    const known = texts.get(file)
    if (known !== undefined) return known
    const text = readFileSync(path.join(folder, file), 'utf8')
    texts.set(file, text)
    return text
  }
  const all = filesIn(folder, '')
  // A declaration or a compiler setting may reach every file.
  const common = hashOf([
    process.versions.node,
    ...[...settingsNames, ...all.filter((file) => /\.d\.m?ts$|(?:^|\/)tsconfig[^/]*\.json$/.test(file))].map((file) =>
      existsSync(path.join(folder, file)) ? `${file}\0${read(file)}` : file,
    ),
  ])

  return {
    /**
     * For a check that looks at each file by itself.
     *
     * @param {(file: string) => boolean} [isMeant]
     * @returns {Keys}
     */
    ofEach: (isMeant = () => true) =>
      new Map(all.filter(isMeant).map((file) => [file, hashOf([common, file, read(file)])])),
    /**
     * For a check that is one whole.
     *
     * @param {string} name
     * @param {readonly string[]} folders what it reads
     * @returns {Keys} a single one
     */
    ofWhole: (name, folders) => {
      const files = all.filter((file) => folders.some((start) => file.startsWith(`${start}/`)))
      return new Map([[name, hashOf([common, ...files.map((file) => `${file}\0${read(file)}`)])]])
    },
  }
}

/**
 * @param {string} folder
 * @param {string} below
 * @returns {string[]} all files but those that are made or fetched, in a fixed order
 */
function filesIn(folder, below) {
  return readdirSync(path.join(folder, below), { withFileTypes: true })
    .filter(({ name }) => below !== '' || !['.git', 'node_modules', 'out', 'dist', 'test-results'].includes(name))
    .sort((left, right) => (left.name < right.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.posix.join(below, entry.name)
      if (entry.isDirectory()) return filesIn(folder, file)
      return entry.isFile() && !file.endsWith('.tsbuildinfo') ? [file] : []
    })
}

/**
 * @param {readonly string[]} parts
 * @returns {string}
 */
function hashOf(parts) {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(`${part.length}\0`).update(part)
  return hash.digest('base64')
}
