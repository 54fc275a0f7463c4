import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { runProcess } from '../lib/bounded-process.mjs'
import { say } from '../lib/log.mjs'
import { cacheFolderOf, projectFolder } from '../lib/project.mjs'
import { createSilence } from '../lib/silence.mjs'
import { sumLine } from './counts.mjs'
import { EVENTS_FILE_VARIABLE, eventsIn } from './events.mjs'

/**
 * How long a runner may show no sign of life: no output and no event of a test. It is longer than the longest limit of a single test
 * (`tests/unit/vitest.config.ts`, `tests/e2e/playwright.config.ts`), so that a test that hangs fails by its own limit first.
 * There is no limit for a whole run: a slow machine takes what it takes.
 */
const SILENCE_MINUTES = 8

/**
 * Runs a test runner whose reporter writes events, and counts what happened by them: also when it was stopped for its silence or died.
 *
 * @param {object} runner
 * @param {string} runner.name
 * @param {string} runner.script
 * @param {readonly string[]} runner.args
 * @param {NodeJS.ProcessEnv} runner.env
 * @param {boolean} [runner.mayBeEmpty] whether no test at all is an answer too, as when tests are asked for by name
 * @param {string} [runner.eventsFile]
 * @param {import('../lib/silence.mjs').Silence} [runner.silence]
 * @param {number} [runner.farewellMs] how long it may take to say what it was at, once it is stopped
 * @param {boolean} [runner.isShown] whether what it writes is shown
 * @param {(text: string) => void} [runner.tell]
 * @returns {Promise<{ counts: import('./counts.mjs').Counts, tally: import('./events.mjs').Tally }>}
 */
export async function runRunner({
  name,
  script,
  args,
  env,
  mayBeEmpty = false,
  eventsFile = path.join(cacheFolderOf(), 'test-reports', `${name}.jsonl`),
  silence = createSilence(SILENCE_MINUTES),
  farewellMs,
  isShown = true,
  tell = say,
}) {
  mkdirSync(path.dirname(eventsFile), { recursive: true })
  const events = eventsIn(eventsFile)
  // Old events must not be counted for a runner that died.
  events.clear()
  const { code, how } = await runProcess(process.execPath, [script, ...args], {
    cwd: projectFolder,
    env: { ...env, [EVENTS_FILE_VARIABLE]: eventsFile, ...(process.stderr.isTTY ? { FORCE_COLOR: '1' } : {}) },
    show: isShown,
    silence,
    sign: events.sign,
    farewellMs,
  })
  const tally = events.tally()
  const { counts, problem } = judgeRunner({ code, how, tally, mayBeEmpty, silence })
  if (problem) tell(`FAILED  ${name}: the runner ${problem}`)
  for (const test of tally.skipped) tell(`skipped  ${test}`)
  tell(`${name}: ${sumLine(counts)}`)
  return { counts, tally }
}

/**
 * What a runner's end is worth: one that was stopped, died without a failure of its own to show, or ran nothing, adds one failure, so
 * that the last line never looks better than the run was.
 *
 * @param {{ code: number, how: string, tally: import('./events.mjs').Tally, mayBeEmpty?: boolean, silence: { limit: string } }} end
 * @returns {{ counts: import('./counts.mjs').Counts, problem?: string }}
 */
export function judgeRunner({ code, how, tally, mayBeEmpty = false, silence }) {
  const { counts, running, missing, hasFinished } = tally
  const withFailure = { ...counts, failed: counts.failed + 1 }
  const ranBefore = describeRest({ running, missing })
  if (how === 'silent')
    return { counts: withFailure, problem: `was stopped: nothing had happened for ${silence.limit}${ranBefore}` }
  if (!hasFinished || missing > 0) return { counts: withFailure, problem: `ended early, with code ${code}${ranBefore}` }
  if (counts.passed + counts.failed === 0 && !(mayBeEmpty && code === 0))
    return { counts: withFailure, problem: 'ran no tests' }
  if (code !== 0 && counts.failed === 0)
    return { counts: withFailure, problem: `ended with code ${code} though no test failed` }
  return { counts }
}

/**
 * @param {{ running: readonly string[], missing: number }} rest
 * @returns {string} the end of a sentence
 */
function describeRest({ running, missing }) {
  const begun = running.length > 0 ? `\n        while it ran ${running.join('\n        and ')}` : ''
  const others = missing > running.length ? `\n        ${missing - running.length} more tests were not run` : ''
  return `${begun}${others}`
}

/**
 * @param {import('./events.mjs').Tally} tally
 * @returns {boolean} whether there was any test to run
 */
export function hasTests({ counts, missing }) {
  return counts.passed + counts.failed + counts.skipped + missing > 0
}
