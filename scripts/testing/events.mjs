import { appendFileSync, readFileSync, rmSync, statSync } from 'node:fs'

/**
 * What happens in a test runner, a line of JSON each, written at once: what a runner that dies had done by then is in the file.
 *
 * - `planned`: so many more tests are to run;
 * - `began`: a test began, written by the process that runs it, since one that hangs can no longer tell its runner;
 * - `ended`: a test has its outcome; the last one of a test counts;
 * - `broken`: something failed outside any test, such as a file that cannot be loaded;
 * - `finished`: the runner came to its end.
 *
 * @typedef {{ event: 'planned', tests: number }
 *   | { event: 'began', id: string, test: string }
 *   | { event: 'ended', id: string, test: string, outcome: 'passed' | 'failed' | 'skipped', ms: number }
 *   | { event: 'broken', where: string, why: string }
 *   | { event: 'finished' }} TestEvent
 */

/** The variable that names the file of a run to the runner's reporter. Without it the reporter writes nothing. */
export const EVENTS_FILE_VARIABLE = 'DOSSIER_TEST_EVENTS'

/**
 * @typedef {object} Tally what the events of a run come to
 * @property {import('./counts.mjs').Counts} counts
 * @property {string[]} running the tests that began and have no outcome
 * @property {string[]} skipped the tests that were left out
 * @property {number} missing how many planned tests have no outcome
 * @property {boolean} hasFinished
 */

/**
 * @param {TestEvent} event
 * @param {string | undefined} [file]
 */
export function writeEvent(event, file = process.env[EVENTS_FILE_VARIABLE]) {
  if (file) appendFileSync(file, `${JSON.stringify(event)}\n`)
}

/**
 * @param {string} file of events
 * @returns {{ clear(): void, sign(): string, tally(): Tally }} `sign` changes whenever something happens
 */
export function eventsIn(file) {
  return {
    clear: () => rmSync(file, { force: true }),
    sign: () => String(statSync(file, { throwIfNoEntry: false })?.size ?? 0),
    tally: () => tallyOf(statSync(file, { throwIfNoEntry: false }) ? readFileSync(file, 'utf8') : ''),
  }
}

/**
 * @param {string} text events; its last line may have been cut
 * @returns {Tally}
 */
export function tallyOf(text) {
  /** @type {Map<string, string>} */
  const running = new Map()
  /** @type {Map<string, { test: string, outcome: 'passed' | 'failed' | 'skipped' }>} */
  const ended = new Map()
  let planned = 0
  let broken = 0
  let hasFinished = false
  // What follows the last line end was being written when the process died.
  for (const line of text.split('\n').slice(0, -1)) {
    /** @type {TestEvent} */
    const event = JSON.parse(line)
    if (event.event === 'planned') planned += event.tests
    else if (event.event === 'broken') broken += 1
    else if (event.event === 'finished') hasFinished = true
    else if (event.event === 'began') running.set(event.id, event.test)
    else {
      running.delete(event.id)
      ended.set(event.id, event)
    }
  }
  /** @param {string} outcome */
  const testsThat = (outcome) => [...ended.values()].flatMap((end) => (end.outcome === outcome ? [end.test] : []))
  const skipped = testsThat('skipped')
  return {
    counts: {
      passed: testsThat('passed').length,
      failed: testsThat('failed').length + broken,
      skipped: skipped.length,
    },
    running: [...running.values()],
    skipped,
    missing: Math.max(0, planned - ended.size),
    hasFinished,
  }
}
