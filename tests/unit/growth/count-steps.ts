import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { bundle } from '../../support/bundle.mjs'

/**
 * Counts the steps of each work at each size: how often V8 ran each function, and each branch or loop within it. Unlike time, the count
 * is the same on every machine. What goes on inside a built-in, such as one match of a pattern, counts as nothing.
 *
 * *Shape*: for each work its steps in the order of the sizes.
 *
 * *Source*: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/#method-startPreciseCoverage
 */
export async function countSteps(sizes: readonly number[]): Promise<Record<string, number[]>> {
  const { file, remove } = await bundle('tests/unit/growth/steps-child.ts')
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [file, ...sizes.map(String)])
    return JSON.parse(stdout) as Record<string, number[]>
  } finally {
    await remove()
  }
}
