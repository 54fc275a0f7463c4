import { readFileSync } from 'node:fs'
import { say } from '../lib/log.mjs'
import { projectFolder } from '../lib/project.mjs'
import { coverageByFolder, coverageTable, faultsOfCoverage, mergeCoverage } from './coverage.mjs'
import { LOW_COVERAGE } from './low-coverage.mjs'
import { coverageFileOf } from './vitest-arguments.mjs'

/**
 * Says what the tests of units and components have just run of the code.
 *
 * @param {readonly import('./vitest-arguments.mjs').VitestSuite[]} suites
 * @param {{ isJudged: boolean }} options whether the list of folders of which little is run must agree, as it can after a whole run
 * @returns {import('./counts.mjs').Counts} the list counts as one test
 */
export function tellCoverage(suites, { isJudged }) {
  const runs = suites.map((suite) => JSON.parse(readFileSync(coverageFileOf(suite), 'utf8')))
  const folders = coverageByFolder(mergeCoverage(runs), projectFolder)
  say('\nWhat the tests of units and components run of each folder:')
  for (const line of coverageTable(folders)) say(line)
  if (!isJudged) return { passed: 0, failed: 0, skipped: 0 }
  const faults = faultsOfCoverage(folders, LOW_COVERAGE)
  for (const fault of faults) say(`FAILED  scripts/testing/low-coverage.mjs: ${fault}`)
  return { passed: faults.length === 0 ? 1 : 0, failed: faults.length, skipped: 0 }
}
