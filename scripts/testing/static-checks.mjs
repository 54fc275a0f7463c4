import path from 'node:path'
import { runProcess } from '../lib/bounded-process.mjs'
import { say } from '../lib/log.mjs'
import { cacheFolderOf, commandOf, projectFolder } from '../lib/project.mjs'
import { createSilence } from '../lib/silence.mjs'

/**
 * These programs say nothing while they work, except the linter, which names each file. Any of the others takes half a minute.
 */
const SILENCE_MINUTES = 15

/**
 * @typedef {{ name: string, script: () => string, args: readonly string[], env?: NodeJS.ProcessEnv }} StaticCheck one command that passes or fails as a whole
 */

/**
 * The checks, the longest first, so that two at a time end together.
 *
 * @param {{ isQuick: boolean }} options `isQuick`: look only at files that changed since the last time, and lint without the rules
 *   that need the types of the whole program. A full test run goes without.
 * @returns {StaticCheck[]}
 */
export function staticChecks({ isQuick }) {
  const cache = path.join(cacheFolderOf(), 'checks')
  /** @param {string} name */
  const cacheArguments = (name) =>
    isQuick ? ['--cache', '--cache-strategy', 'content', '--cache-location', path.join(cache, name)] : []
  return [
    {
      name: 'lint',
      script: () => commandOf('eslint'),
      args: ['.', '--max-warnings', '0', ...cacheArguments('eslint')],
      env: { ...process.env, ...(isQuick && { DOSSIER_LINT: 'quick' }) },
    },
    { name: 'types', script: () => commandOf('typescript', 'tsc'), args: ['-b'] },
    {
      name: 'svelte-check',
      script: () => commandOf('svelte-check'),
      args: ['--workspace', 'src-renderer', '--tsconfig', './tsconfig.json', '--fail-on-warnings', '--output', 'human'],
    },
    {
      name: 'format',
      script: () => commandOf('prettier'),
      args: ['--check', '--log-level', 'warn', '.', ...cacheArguments('prettier')],
    },
  ]
}

/**
 * Runs the checks, two at a time, and says of each whether it passed; a failed one shows what it wrote.
 *
 * @param {readonly StaticCheck[]} checks
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runStaticChecks(checks) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const waiting = [...checks]
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const startedAt = Date.now()
      const end = await runProcess(process.execPath, [check.script(), ...check.args], {
        cwd: projectFolder,
        env: check.env,
        silence: createSilence(SILENCE_MINUTES),
      })
      const hasPassed = end.code === 0
      counts[hasPassed ? 'passed' : 'failed'] += 1
      if (!hasPassed) say(end.output.trimEnd())
      const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
      say(
        `${hasPassed ? 'passed' : 'FAILED'}  ${check.name} (${seconds} s)${end.how === 'silent' ? `, stopped: silent for ${SILENCE_MINUTES} minutes` : ''}`,
      )
    }
  }
  await Promise.all([worker(), worker()])
  return counts
}
