import path from 'node:path'

/**
 * What is run of a file: of each line that holds code, and each way out of a branch, whether it was.
 *
 * @typedef {{ lines: Map<number, boolean>, branches: Map<string, boolean> }} FileCoverage
 * @typedef {Map<string, FileCoverage>} Coverage by file
 *
 * @typedef {{ start: { line: number, column: number | null }, end: { line: number, column: number | null } }} Location
 * @typedef {object} IstanbulFile
 * @property {Record<string, Location>} statementMap
 * @property {Record<string, number>} s
 * @property {Record<string, { locations: Location[] }>} branchMap
 * @property {Record<string, number[]>} b
 */

/** *Units*: per cent of a folder's lines. */
const WANTED = 70

/**
 * Puts together what several runs have run.
 *
 * @param {readonly Record<string, IstanbulFile>[]} runs as istanbul's `json` writes them
 * @returns {Coverage}
 */
export function mergeCoverage(runs) {
  /** @type {Coverage} */
  const all = new Map()
  for (const [file, one] of runs.flatMap((run) => Object.entries(run))) {
    const known = all.get(file) ?? { lines: new Map(), branches: new Map() }
    all.set(file, known)
    for (const [id, { start }] of Object.entries(one.statementMap)) note(known.lines, start.line, one.s[id])
    for (const [id, { locations }] of Object.entries(one.branchMap))
      locations.forEach((at, nth) => note(known.branches, `${JSON.stringify(at)} ${nth}`, one.b[id]?.[nth]))
  }
  return all
}

/**
 * @template Key
 * @param {Map<Key, boolean>} seen
 * @param {Key} key
 * @param {number | undefined} times
 */
function note(seen, key, times) {
  seen.set(key, seen.get(key) === true || (times ?? 0) > 0)
}

/**
 * @param {Coverage} coverage
 * @param {string} folder the project folder
 * @returns {Map<string, { files: number, lines: Share, branches: Share }>} by folder, in order
 *
 * @typedef {{ total: number, covered: number }} Share
 */
export function coverageByFolder(coverage, folder) {
  /** @type {ReturnType<typeof coverageByFolder>} */
  const folders = new Map()
  for (const [file, { lines, branches }] of coverage) {
    const name = path.relative(folder, path.dirname(file)).split(path.sep).join('/')
    const row = folders.get(name) ?? { files: 0, lines: nothing, branches: nothing }
    folders.set(name, {
      files: row.files + 1,
      lines: sum(row.lines, shareOf(lines)),
      branches: sum(row.branches, shareOf(branches)),
    })
  }
  return new Map([...folders].sort(([left], [right]) => (left < right ? -1 : 1)))
}

/**
 * @param {ReturnType<typeof coverageByFolder>} folders
 * @returns {string[]} a table, a line each, and below it the whole
 */
export function coverageTable(folders) {
  const all = [...folders.values()].reduce(
    (whole, { files, lines, branches }) => ({
      files: whole.files + files,
      lines: sum(whole.lines, lines),
      branches: sum(whole.branches, branches),
    }),
    { files: 0, lines: nothing, branches: nothing },
  )
  const rows = [...folders, /** @type {const} */ (['all', all])]
  const width = Math.max(...['folder', ...rows.map(([name]) => name)].map((name) => name.length))
  return [
    `${'folder'.padEnd(width)}  files   lines  branches`,
    ...rows.map(
      ([name, { files, lines, branches }]) =>
        `${name.padEnd(width)}  ${String(files).padStart(5)}  ${percent(lines)}  ${percent(branches).padStart(8)}`,
    ),
  ]
}

/**
 * Compares what little is run of some folders with what is known of them, so that the list of them stays true.
 *
 * @param {ReturnType<typeof coverageByFolder>} folders
 * @param {Readonly<Record<string, string>>} known why less than 70 % of a folder's lines are run, by folder
 * @returns {string[]} what is wrong with the list, one sentence each
 */
export function faultsOfCoverage(folders, known) {
  const low = [...folders].filter(([, { lines }]) => lines.covered * 100 < lines.total * WANTED)
  const unnamed = low.filter(([name]) => known[name] === undefined)
  const stale = Object.keys(known).filter((name) => !low.some(([folder]) => folder === name))
  return [
    ...unnamed.map(([name, { lines }]) => `Of ${name} ${percent(lines).trim()} are run, and no reason is given.`),
    ...stale.map((name) =>
      folders.has(name)
        ? `${name} has a reason for less than ${WANTED}%, and has more.`
        : `${name} is no folder of code.`,
    ),
  ]
}

/** @type {Share} */
const nothing = { total: 0, covered: 0 }

/**
 * @param {Share} left
 * @param {Share} right
 * @returns {Share}
 */
function sum(left, right) {
  return { total: left.total + right.total, covered: left.covered + right.covered }
}

/**
 * @param {Map<unknown, boolean>} seen
 * @returns {Share}
 */
function shareOf(seen) {
  return { total: seen.size, covered: [...seen.values()].filter(Boolean).length }
}

/**
 * @param {Share} share
 * @returns {string}
 */
function percent({ total, covered }) {
  return (total === 0 ? '–' : `${((100 * covered) / total).toFixed(1)}%`).padStart(6)
}
