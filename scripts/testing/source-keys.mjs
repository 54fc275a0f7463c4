import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
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
  '.prettierrc.json',
  '.prettierignore',
  'tsconfig.json',
]

const codeNames = /\.(?:ts|js|mjs|cjs|svelte)$/
const aliases = { '@contract/': 'src-main/contract/', '@domain/': 'src-main/domain/' }
const endings = ['', '.ts', '.d.ts', '.svelte', '.svelte.ts', '.mjs', '/index.ts']

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
  // A declaration or a compiler setting may reach every file, whether or not anything imports it.
  const common = hashOf([
    process.versions.node,
    ...[...settingsNames, ...all.filter((file) => /\.d\.m?ts$|(?:^|\/)tsconfig[^/]*\.json$/.test(file))].map((file) =>
      existsSync(path.join(folder, file)) ? `${file}\0${read(file)}` : file,
    ),
  ])
  const reach = createReach(folder, read)

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
     * For a check that knows types: what a file imports, directly or not, may change what is said of it.
     *
     * @returns {Keys} of all code
     */
    ofEachWithImports: () =>
      new Map(
        all
          .filter((file) => codeNames.test(file))
          .map((file) => [file, hashOf([common, ...[...reach(file)].sort().map((one) => `${one}\0${read(one)}`)])]),
      ),
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
 * @param {(file: string) => string} read
 * @returns {(file: string) => ReadonlySet<string>} the files of the project that a file reaches over its imports, itself among them
 */
function createReach(folder, read) {
  /** @type {Map<string, readonly string[]>} */
  const direct = new Map()
  /** @param {string} file */
  const importsOf = (file) => {
    const known = direct.get(file)
    if (known) return known
    const found = codeNames.test(file)
      ? [...read(file).matchAll(/(?:from|import|require)\s*\(?\s*['"]([^'"\n]+)['"]/g)].flatMap(([, name]) =>
          placesOf(folder, file, name ?? ''),
        )
      : []
    direct.set(file, found)
    return found
  }
  return (file) => {
    const reached = new Set([file])
    for (const one of reached) for (const next of importsOf(one)) reached.add(next)
    return reached
  }
}

/**
 * @param {string} folder
 * @param {string} file the importing one
 * @param {string} specifier
 * @returns {string[]} every file that it may mean; none when it names a package
 */
function placesOf(folder, file, specifier) {
  const [name = ''] = specifier.split('?')
  const alias = Object.entries(aliases).find(([start]) => name.startsWith(start))
  if (!name.startsWith('.') && !alias) return []
  const place = alias ? alias[1] + name.slice(alias[0].length) : path.posix.join(path.posix.dirname(file), name)
  return endings
    .map((ending) => place + ending)
    .concat(place.replace(/\.mjs$/, '.d.mts'))
    .filter((one) => existsSync(path.join(folder, one)) && statSync(path.join(folder, one)).isFile())
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
