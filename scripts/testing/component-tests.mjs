import { startVirtualScreen } from '../lib/display.mjs'
import { commandOf, projectFolder } from '../lib/project.mjs'
import { withSetUpLock } from '../lib/set-up-lock.mjs'
import { addCounts } from './counts.mjs'
import { hasTests, runRunner } from './runner.mjs'
import { ensureTestMachine } from './test-machine.mjs'
import { coverageArguments, vitestArguments } from './vitest-arguments.mjs'

const nothing = { passed: 0, failed: 0, skipped: 0 }

/**
 * Runs the tests of components on Vitest, in one window of the project's Electron.
 *
 * @param {readonly import('./selection.mjs').Target[]} targets
 * @param {{ env: NodeJS.ProcessEnv, hasCoverage: boolean, onFound: (name: string) => void }} options `onFound` hears of each name that some
 *   test has
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runComponentTests(targets, { env, hasCoverage, onFound }) {
  if (targets.length === 0) return nothing
  await withSetUpLock(projectFolder, ensureTestMachine)
  const screen = process.platform === 'linux' ? await startVirtualScreen() : undefined
  try {
    const counts = []
    for (const target of targets) {
      const end = await runRunner({
        name: 'components',
        script: commandOf('vitest'),
        args: [
          ...vitestArguments('components', target),
          ...(hasCoverage ? coverageArguments('components', ['src-renderer/**/*.ts', 'src-renderer/**/*.svelte']) : []),
        ],
        env: { ...env, ...(screen ? { DISPLAY: screen.display, WAYLAND_DISPLAY: '' } : {}) },
        mayBeEmpty: target.title !== undefined,
      })
      if (target.name && hasTests(end.tally)) onFound(target.name)
      counts.push(end.counts)
    }
    return addCounts(counts)
  } finally {
    screen?.stop()
  }
}
