import './lib/node-version.mjs'
import os from 'node:os'
import { interruptProcesses } from './lib/bounded-process.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { say, SetUpError } from './lib/log.mjs'
import { projectFolder } from './lib/project.mjs'
import { withSetUpLock } from './lib/set-up-lock.mjs'
import { addCounts, sumLine } from './testing/counts.mjs'
import { COVERING, PARTS, selectTests, withoutCoverage } from './testing/selection.mjs'
import { runComponentTests } from './testing/component-tests.mjs'
import { runStaticChecks, STATIC_CHECKS } from './testing/static-checks.mjs'
import { tellCoverage } from './testing/tell-coverage.mjs'
import { testFiles } from './testing/test-files.mjs'
import { changedFiles, touchedBy } from './testing/touched.mjs'
import { runUnitTests } from './testing/unit-tests.mjs'
import { runWindowTests } from './testing/window-tests.mjs'

/**
 * `npm test` runs everything: static checks, build, unit tests, tests of components, window tests. Each part runs even when an earlier one failed, so that one
 * run shows everything. The last line on stdout is `N passed, N failed, N skipped`, whatever was run; the exit code is 0 when something
 * passed and nothing failed.
 *
 * Arguments name what is to be run instead: parts, fragments of files' or tests' names, `touched` for what the change since the main line
 * touches, or `coverage` for the tests of units and components with what they run of the code.
 *
 * @typedef {import('./testing/counts.mjs').Counts} Counts
 * @typedef {import('./testing/selection.mjs').Selection} Selection
 */

// The reader's own library must be out of reach of a test that forgets to name a folder of its own.
const { DOSSIER_DATA_DIR: _library, ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env
const nothing = { passed: 0, failed: 0, skipped: 0 }
const args = process.argv.slice(2)

const startedAt = Date.now()
let isInterrupted = false
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  // What had passed by then is still told. A second signal ends at once.
  process.once(signal, () => {
    isInterrupted = true
    interruptProcesses()
  })
}

const total = addCounts(await runAll())
say(`\nTests took ${Math.round((Date.now() - startedAt) / 1000)} s.`)
process.stdout.write(`${sumLine(total)}\n`)
process.exitCode = total.failed === 0 && total.passed > 0 && !isInterrupted ? 0 : 1

/** @returns {Promise<readonly Counts[]>} */
async function runAll() {
  const preparation = await inPart('packages', preparePackages)
  if (preparation.failed > 0) return [preparation]
  const hasCoverage = args.includes('coverage')
  /** @type {Selection} */
  let selection
  try {
    selection = args.includes('touched') ? selectTouched() : selectTests(withoutCoverage(args), testFiles())
  } catch (error) {
    say(`FAILED  ${sayWhy(error)}`)
    return [{ ...nothing, failed: 1 }]
  }
  const { parts, targets, names } = selection
  const found = new Set()
  /** @param {string} name */
  const onFound = (name) => found.add(name)

  const checks = () => inPart('checks', () => runStaticChecks(STATIC_CHECKS), parts.has('checks'))
  const unit = async () => [
    await inPart('build', runBuild, parts.has('build')),
    await inPart('unit', () => runUnitTests(targets.unit, { env, hasCoverage, onFound }), parts.has('unit')),
    await inPart(
      'components',
      () => runComponentTests(targets.components, { env, hasCoverage, onFound }),
      parts.has('components'),
    ),
    await inPart('coverage', async () => tellCoverage(...coverageOf(selection)), hasCoverage),
  ]
  const besides = os.availableParallelism() > 1
  const early = besides ? (await Promise.all([checks(), unit()])).flat() : [await checks(), ...(await unit())]
  // Alone: what a person at a window waits for should not wait for a compiler.
  const late = await inPart('e2e', () => runWindowTests(targets.e2e, { env, onFound }), parts.has('e2e'))
  const unknown = isInterrupted ? [] : names.filter((name) => !found.has(name))
  for (const name of unknown) say(`FAILED  no test, and no file of tests, has ‘${name}’ in its name`)
  if (unknown.length > 0) say(`        (the parts are ${PARTS.join(', ')}, touched and coverage)`)
  return [...early, late, { ...nothing, failed: unknown.length }]
}

/**
 * @param {Selection} selection
 * @returns {Parameters<typeof tellCoverage>}
 */
function coverageOf({ parts, targets }) {
  const suites = COVERING.filter((suite) => parts.has(suite) && targets[suite].length > 0)
  const isWhole = COVERING.every((suite) => parts.has(suite) && targets[suite].some(({ files }) => files === 'all'))
  return [suites, { isJudged: isWhole }]
}

/** @returns {Selection} */
function selectTouched() {
  if (args.length > 1) throw new SetUpError('‘touched’ stands alone: it chooses what to run by what was changed.')
  const { files, base } = changedFiles(projectFolder)
  say(`${files.length} files differ from ${base}.`)
  return touchedBy(files)
}

/** @returns {Promise<Counts>} nothing to count, when it succeeds */
async function preparePackages() {
  await withSetUpLock(projectFolder, ensureInstalled)
  return nothing
}

/** @returns {Promise<Counts>} the build counts as one test */
async function runBuild() {
  await withSetUpLock(projectFolder, () => ensureBuilt())
  say('passed  build')
  return { ...nothing, passed: 1 }
}

/**
 * @param {string} name
 * @param {() => Promise<Counts>} run
 * @param {boolean} [isWanted]
 * @returns {Promise<Counts>} what it counted; a part that cannot run at all counts as one failure
 */
async function inPart(name, run, isWanted = true) {
  if (!isWanted || isInterrupted) return nothing
  if (name !== 'packages') say(`\n── ${name}`)
  try {
    return await run()
  } catch (error) {
    say(`FAILED  ${name}: ${sayWhy(error)}`)
    return { ...nothing, failed: 1 }
  }
}

/**
 * @param {unknown} error
 * @returns {string}
 */
function sayWhy(error) {
  if (error instanceof SetUpError) return error.message
  return error instanceof Error && error.stack ? error.stack : String(error)
}
