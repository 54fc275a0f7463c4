import './lib/node-version.mjs'
import path from 'node:path'
import { ensureBuilt } from './lib/build.mjs'
import { startVirtualScreen } from './lib/display.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { say, SetUpError } from './lib/log.mjs'
import { commandOf, projectFolder } from './lib/project.mjs'
import { withSetUpLock } from './lib/set-up-lock.mjs'
import { addCounts, sumLine } from './testing/counts.mjs'
import { ensurePdfTools } from './testing/pdf-tools.mjs'
import { runRunner } from './testing/runner.mjs'
import { runStaticChecks, staticChecks } from './testing/static-checks.mjs'
import { ensureTestMachine } from './testing/test-machine.mjs'

/** @typedef {import('./testing/counts.mjs').Counts} Counts */

/**
 * The parts of a test run, in order. Each one runs even when an earlier one failed, so that one run shows everything.
 *
 * @type {Readonly<Record<string, () => Promise<Counts>>>}
 */
const parts = {
  checks: () => runStaticChecks(staticChecks({ isQuick: false })),
  build: runBuild,
  unit: runUnitTests,
  e2e: runWindowTests,
}

// The reader's own library must be out of reach of a test that forgets to name a folder of its own.
const { DOSSIER_DATA_DIR: _library, ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env

const chosen = process.argv.slice(2)
const unknown = chosen.filter((name) => !Object.hasOwn(parts, name))
if (unknown.length > 0) {
  say(
    `There is no test part named ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}; all of them run when none is named.`,
  )
  process.exit(2)
}

const startedAt = Date.now()
/** @type {Counts[]} */
const results = []
const preparation = await countFailure('packages', preparePackages)
results.push(preparation)
for (const [name, run] of preparation.failed > 0 ? [] : Object.entries(parts)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  say(`\n── ${name}`)
  results.push(await countFailure(name, run))
}
const total = addCounts(results)
say(`\nTests took ${Math.round((Date.now() - startedAt) / 1000)} s.`)
process.stdout.write(`${sumLine(total)}\n`)
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1

/** @returns {Promise<Counts>} nothing to count, when it succeeds */
async function preparePackages() {
  await withSetUpLock(projectFolder, ensureInstalled)
  return { passed: 0, failed: 0, skipped: 0 }
}

/** @returns {Promise<Counts>} the build counts as one test */
async function runBuild() {
  await withSetUpLock(projectFolder, () => ensureBuilt())
  say('passed  build')
  return { passed: 1, failed: 0, skipped: 0 }
}

/** @returns {Promise<Counts>} */
async function runUnitTests() {
  await withSetUpLock(projectFolder, ensurePdfTools)
  const { counts } = await runRunner({
    name: 'unit',
    script: commandOf('vitest'),
    args: [
      'run',
      '--config',
      path.join('tests', 'unit', 'vitest.config.ts'),
      '--reporter=default',
      `--reporter=${path.join(projectFolder, 'scripts', 'testing', 'vitest-reporter.mjs')}`,
    ],
    env,
  })
  return counts
}

/** @returns {Promise<Counts>} */
async function runWindowTests() {
  await withSetUpLock(projectFolder, async () => {
    await ensureTestMachine()
    await ensureBuilt()
  })
  const screen = process.platform === 'linux' ? await startVirtualScreen() : undefined
  try {
    const { counts } = await runRunner({
      name: 'e2e',
      script: commandOf('@playwright/test', 'playwright'),
      args: [
        'test',
        '--config',
        path.join('tests', 'e2e', 'playwright.config.ts'),
        `--reporter=list,${path.join(projectFolder, 'scripts', 'testing', 'playwright-reporter.mjs')}`,
      ],
      env: { ...env, ...(screen ? { DISPLAY: screen.display, WAYLAND_DISPLAY: '' } : {}) },
    })
    return counts
  } finally {
    screen?.stop()
  }
}

/**
 * @param {string} name
 * @param {() => Promise<Counts>} run
 * @returns {Promise<Counts>} what it counted; a part that cannot run at all counts as one failure
 */
async function countFailure(name, run) {
  try {
    return await run()
  } catch (error) {
    say(`FAILED  ${name}: ${sayWhy(error)}`)
    return { passed: 0, failed: 1, skipped: 0 }
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
