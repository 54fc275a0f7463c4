import { commandOf, projectFolder } from '../lib/project.mjs'
import { withSetUpLock } from '../lib/set-up-lock.mjs'
import { addCounts } from './counts.mjs'
import { ensurePdfTools } from './pdf-tools.mjs'
import { hasTests, runRunner } from './runner.mjs'
import { coverageArguments, vitestArguments } from './vitest-arguments.mjs'

/**
 * Runs unit tests on Vitest.
 *
 * @param {readonly import('./selection.mjs').Target[]} targets
 * @param {{ env: NodeJS.ProcessEnv, hasCoverage: boolean, onFound: (name: string) => void }} options `onFound` hears of each name that some
 *   test has
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runUnitTests(targets, { env, hasCoverage, onFound }) {
  if (targets.length > 0) await withSetUpLock(projectFolder, ensurePdfTools)
  const counts = []
  for (const target of targets) {
    const end = await runRunner({
      name: 'unit',
      script: commandOf('vitest'),
      args: [
        ...vitestArguments('unit', target),
        ...(hasCoverage ? coverageArguments('unit', ['src-main/**/*.ts', 'src-renderer/**/*.ts']) : []),
      ],
      env,
      mayBeEmpty: target.title !== undefined || target.isRelated,
    })
    if (target.name && hasTests(end.tally)) onFound(target.name)
    counts.push(end.counts)
  }
  return addCounts(counts)
}
