import path from 'node:path'
import { ensureBuilt } from '../lib/build.mjs'
import { startVirtualScreen } from '../lib/display.mjs'
import { commandOf, projectFolder } from '../lib/project.mjs'
import { withSetUpLock } from '../lib/set-up-lock.mjs'
import { addCounts } from './counts.mjs'
import { hasTests, runRunner } from './runner.mjs'
import { ensureTestMachine } from './test-machine.mjs'

const nothing = { passed: 0, failed: 0, skipped: 0 }

/**
 * Runs window tests on Playwright and a real Electron.
 *
 * @param {readonly import('./selection.mjs').Target[]} targets
 * @param {{ env: NodeJS.ProcessEnv, onFound: (name: string) => void }} options `onFound` hears of each name that some test has
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runWindowTests(targets, { env, onFound }) {
  const wanted = []
  for (const target of targets) if (await isAnyIn(target, env)) wanted.push(target)
  if (wanted.length === 0) return nothing
  await withSetUpLock(projectFolder, async () => {
    await ensureTestMachine()
    await ensureBuilt()
  })
  const screen = process.platform === 'linux' ? await startVirtualScreen() : undefined
  try {
    const counts = []
    for (const target of wanted) {
      const end = await runPlaywright(target, {
        ...env,
        ...(screen ? { DISPLAY: screen.display, WAYLAND_DISPLAY: '' } : {}),
      })
      if (target.name && hasTests(end.tally)) onFound(target.name)
      counts.push(end.counts)
    }
    return addCounts(counts)
  } finally {
    screen?.stop()
  }
}

/**
 * Whether a title is any test's: known without a build and a screen.
 *
 * @param {import('./selection.mjs').Target} target
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<boolean>}
 */
async function isAnyIn(target, env) {
  if (target.title === undefined) return true
  const { tally } = await runPlaywright(target, env, ['--list'])
  return hasTests(tally)
}

/**
 * @param {import('./selection.mjs').Target} target
 * @param {NodeJS.ProcessEnv} env
 * @param {readonly string[]} [options]
 */
function runPlaywright({ files, title }, env, options = []) {
  const isListed = options.includes('--list')
  return runRunner({
    name: isListed ? 'e2e-list' : 'e2e',
    script: commandOf('@playwright/test', 'playwright'),
    args: [
      'test',
      '--config',
      path.join('tests', 'e2e', 'playwright.config.ts'),
      `--reporter=list,${path.join(projectFolder, 'scripts', 'testing', 'playwright-reporter.mjs')}`,
      '--pass-with-no-tests',
      ...(title === undefined ? [] : ['--grep', title.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')]),
      ...options,
      ...(files === 'all' ? [] : files),
    ],
    env,
    mayBeEmpty: title !== undefined,
    ...(isListed ? { isShown: false, tell: () => {} } : {}),
  })
}
