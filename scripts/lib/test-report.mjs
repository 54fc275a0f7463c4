/**
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/**
 * @param {readonly Counts[]} all
 * @returns {Counts} their sum
 */
export function addCounts(all) {
  return all.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    { passed: 0, failed: 0, skipped: 0 },
  )
}

/**
 * @param {Counts} counts
 * @returns {string} the line a test run ends with
 */
export function sumLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/**
 * Counts what Vitest's JSON reporter wrote. A file that could not be loaded has no tests in it and counts as one failure.
 *
 * *Errors*: throws when the text is not such a report.
 *
 * @param {string} text
 * @returns {Counts}
 */
export function readVitestReport(text) {
  const report = JSON.parse(text)
  const brokenFiles = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ file) =>
      file.status === 'failed' && file.assertionResults.length === 0,
  ).length
  return countsOf(
    report.numPassedTests,
    report.numFailedTests + brokenFiles,
    report.numPendingTests + report.numTodoTests,
  )
}

/**
 * Counts what Playwright's JSON reporter wrote. A flaky test, which failed once, counts as failed; so does an error outside any test.
 *
 * *Errors*: throws when the text is not such a report.
 *
 * @param {string} text
 * @returns {Counts}
 */
export function readPlaywrightReport(text) {
  const { stats, errors } = JSON.parse(text)
  return countsOf(stats.expected, stats.unexpected + stats.flaky + errors.length, stats.skipped)
}

/**
 * What a runner's end is worth: one that died without a failure of its own to show, or ran nothing, adds one failure, so that the
 * last line never looks better than the exit code.
 *
 * @param {{ code: number, counts: Counts | undefined }} end its exit code, and its counts if it left a report
 * @returns {{ counts: Counts, problem?: string }}
 */
export function judgeRunner({ code, counts }) {
  if (!counts)
    return { counts: { passed: 0, failed: 1, skipped: 0 }, problem: `ended with code ${code} and left no report` }
  if (counts.passed + counts.failed === 0) return { counts: { ...counts, failed: 1 }, problem: 'ran no tests' }
  if (code !== 0 && counts.failed === 0)
    return { counts: { ...counts, failed: 1 }, problem: `ended with code ${code} though no test failed` }
  return { counts }
}

/**
 * @param {unknown} passed
 * @param {unknown} failed
 * @param {unknown} skipped
 * @returns {Counts}
 */
function countsOf(passed, failed, skipped) {
  if (![passed, failed, skipped].every(Number.isInteger)) throw new Error('the report has no counts')
  return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) }
}
