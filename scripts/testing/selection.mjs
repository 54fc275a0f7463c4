/** The parts of a run, in order. */
export const PARTS = /** @type {const} */ (['checks', 'build', 'unit', 'components', 'e2e'])

/** The parts that hold tests which can be asked for by name. */
export const RUNNERS = /** @type {const} */ (['unit', 'components', 'e2e'])

/** Those of them whose runs say what they run of the code. */
export const COVERING = /** @type {const} */ (['unit', 'components'])

/**
 * @typedef {(typeof PARTS)[number]} Part
 * @typedef {(typeof RUNNERS)[number]} Runner
 * @typedef {Readonly<Record<Runner, readonly string[]>>} TestFiles of each runner, from the project folder
 * @typedef {object} Target some tests of one runner
 * @property {readonly string[] | 'all'} files from the project folder
 * @property {string} [title] what their titles must hold; all of the files' tests without it
 * @property {string} [name] by which they were asked for
 * @property {boolean} [isRelated] whether `files` are not tests but what the tests to be run import, or the tests themselves
 */

/**
 * @typedef {object} Selection
 * @property {ReadonlySet<Part>} parts
 * @property {Readonly<Record<Runner, readonly Target[]>>} targets what to run of each runner that is among the parts
 * @property {readonly string[]} names those that tests were asked for by, and that only a run of them can tell to be no test's
 */

/** @type {Readonly<Record<Runner, readonly Target[]>>} */
const everything = { unit: [{ files: 'all' }], components: [{ files: 'all' }], e2e: [{ files: 'all' }] }

/**
 * Reads what is to be run from the arguments: names of parts, and fragments of files' or tests' names as a run prints them.
 *
 * @param {readonly string[]} args
 * @param {TestFiles} files all there are
 * @returns {Selection} everything, when nothing is named
 */
export function selectTests(args, files) {
  const parts = new Set(PARTS.filter((part) => args.includes(part)))
  const names = args.filter((arg) => !PARTS.some((part) => part === arg)).map((name) => readName(name, files))
  if (names.length === 0) return { parts: parts.size > 0 ? parts : new Set(PARTS), targets: everything, names: [] }
  const runners = RUNNERS.some((runner) => parts.has(runner)) ? [] : RUNNERS
  return {
    parts: new Set([...parts, ...runners]),
    targets: {
      unit: targetsIn(names, files.unit),
      components: targetsIn(names, files.components),
      e2e: targetsIn(names, files.e2e),
    },
    names: names.flatMap(({ name, title }) => (title ? [name] : [])),
  }
}

/**
 * What `coverage` among the arguments comes to: it is that of the tests of units and components, or of those of them that are named.
 *
 * @param {readonly string[]} args
 * @returns {readonly string[]}
 */
export function withoutCoverage(args) {
  const names = args.filter((name) => name !== 'coverage')
  return names.length < args.length && !COVERING.some((suite) => names.includes(suite))
    ? [...COVERING, ...names]
    : names
}

/**
 * @param {string} name such as `anchoring`, `keeps the previous` or `tests/unit/a.test.ts › a thing › does this`
 * @param {TestFiles} files
 */
function readName(name, files) {
  const [first = '', ...rest] = name.split(/\s+[›>]\s+/)
  const hasFile = RUNNERS.some((runner) => files[runner].some((file) => holds(file, first)))
  if (!hasFile) return { name, title: [first, ...rest].join(' ') }
  return rest.length === 0 ? { name, file: first } : { name, file: first, title: rest.join(' ') }
}

/**
 * @param {readonly { name: string, file?: string, title?: string }[]} names
 * @param {readonly string[]} files
 * @returns {Target[]} whole files in one, since a runner takes time to start
 */
function targetsIn(names, files) {
  const whole = files.filter((file) => names.some((name) => name.file && !name.title && holds(file, name.file)))
  const titled = names.flatMap(({ name, file, title }) => {
    if (!title) return []
    /** @type {readonly string[] | 'all'} */
    const inFiles = file === undefined ? 'all' : files.filter((one) => holds(one, file))
    return inFiles.length === 0 ? [] : [{ files: inFiles, title, name }]
  })
  return whole.length > 0 ? [{ files: whole }, ...titled] : titled
}

/**
 * @param {string} whole
 * @param {string} fragment
 */
function holds(whole, fragment) {
  return whole.toLowerCase().includes(fragment.toLowerCase())
}

/**
 * A pattern for titles that minds no capitals, for a runner that has no such flag.
 *
 * @param {string} title
 * @returns {string} the source of a regular expression
 */
export function titlePattern(title) {
  return [...title]
    .map((letter) => {
      const [small, large] = [letter.toLowerCase(), letter.toUpperCase()]
      if (small !== large && small.length === 1 && large.length === 1) return `[${small}${large}]`
      return letter.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')
    })
    .join('')
}
