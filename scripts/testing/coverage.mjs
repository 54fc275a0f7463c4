import path from 'node:path'

/**
 * @typedef {{ total: number, covered: number }} Share
 * @typedef {Record<string, { lines: Share, branches: Share }>} CoverageSummary by file, as istanbul's `json-summary` writes it; `total` among them
 */

/**
 * How much of each folder's lines and branches the unit tests run.
 *
 * @param {CoverageSummary} summary
 * @param {string} folder the project folder
 * @returns {string[]} a table, a line each, and below it the whole
 */
export function coverageTable(summary, folder) {
  /** @type {Map<string, { files: number, lines: Share, branches: Share }>} */
  const folders = new Map()
  const whole = emptyRow()
  for (const [file, { lines, branches }] of Object.entries(summary)) {
    if (file === 'total') continue
    const name = path.relative(folder, path.dirname(file)).split(path.sep).join('/')
    const row = folders.get(name) ?? emptyRow()
    folders.set(name, row)
    for (const one of [row, whole]) {
      one.files += 1
      one.lines = { total: one.lines.total + lines.total, covered: one.lines.covered + lines.covered }
      one.branches = { total: one.branches.total + branches.total, covered: one.branches.covered + branches.covered }
    }
  }
  const rows = [
    ...[...folders].sort(([left], [right]) => (left < right ? -1 : 1)),
    /** @type {const} */ (['all', whole]),
  ]
  const width = Math.max(...['folder', ...rows.map(([name]) => name)].map((name) => name.length))
  return [
    `${'folder'.padEnd(width)}  files   lines  branches`,
    ...rows.map(
      ([name, { files, lines, branches }]) =>
        `${name.padEnd(width)}  ${String(files).padStart(5)}  ${percent(lines)}  ${percent(branches).padStart(8)}`,
    ),
  ]
}

function emptyRow() {
  return { files: 0, lines: { total: 0, covered: 0 }, branches: { total: 0, covered: 0 } }
}

/**
 * @param {Share} share
 * @returns {string}
 */
function percent({ total, covered }) {
  return (total === 0 ? '–' : `${((100 * covered) / total).toFixed(1)}%`).padStart(6)
}
