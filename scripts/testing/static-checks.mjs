import path from 'node:path'
import { runProcess } from '../lib/bounded-process.mjs'
import { say } from '../lib/log.mjs'
import { cacheFolderOf, commandOf, projectFolder } from '../lib/project.mjs'
import { createSilence } from '../lib/silence.mjs'
import { createPassedFiles } from './passed-files.mjs'
import { createSourceKeys } from './source-keys.mjs'

/**
 * How long a check may show no sign of life. The linter names each file as it comes to it; the others say nothing before their end,
 * and take half a minute on two idle cores.
 */
const SILENCE_MINUTES = 15

/** The linter's own word for a file it is done with. */
const LINT_SIGN = 'eslint:eslint-helpers'

/**
 * @typedef {object} StaticCheck one command that passes or fails as a whole
 * @property {string} name
 * @property {() => string} script
 * @property {readonly string[]} args
 * @property {NodeJS.ProcessEnv} [env]
 * @property {(keys: ReturnType<typeof createSourceKeys>) => import('./source-keys.mjs').Keys} [reads] what its outcome depends on; it is
 *   not run while that is as it was when it passed. Without it, it is always run
 * @property {boolean} [takesFiles] whether it can be run on some files only; it is then given those that changed
 */

/** @param {string} file */
const isComponent = (file) => /\.svelte(?:\.ts)?$/.test(file)

/**
 * The checks, the longest first, so that two at a time end together. Types are checked and the rules held by native programs, which
 * take a tenth of the time; what a component is only ESLint and svelte-check know, with the older compiler.
 *
 * @type {readonly StaticCheck[]}
 */
export const STATIC_CHECKS = [
  {
    name: 'svelte-check',
    script: () => commandOf('svelte-check'),
    args: [
      '--workspace',
      '.',
      '--tsconfig',
      'tests/components/tsconfig.json',
      '--fail-on-warnings',
      '--output',
      'human',
    ],
    reads: (keys) =>
      keys.ofWhole('src-renderer', ['src-renderer', 'src-main', 'resources', 'tests/components', 'tests/support']),
  },
  {
    name: 'lint of components',
    script: () => commandOf('eslint'),
    args: ['--max-warnings', '0', '--no-warn-ignored'],
    env: { ...process.env, DEBUG: LINT_SIGN },
    reads: (keys) => keys.ofEach(isComponent),
    takesFiles: true,
  },
  // It keeps what it knows of each project by itself.
  { name: 'types', script: () => commandOf('@typescript/native', 'tsc'), args: ['-b'] },
  {
    name: 'lint',
    script: () => commandOf('oxlint'),
    args: ['--type-aware', '--deny-warnings', '--report-unused-disable-directives-severity=error'],
  },
  {
    name: 'format',
    script: () => commandOf('oxfmt'),
    args: ['--list-different', '--no-error-on-unmatched-pattern'],
    reads: (keys) => keys.ofEach(),
    takesFiles: true,
  },
]

/** Some systems take no longer a command than 32,000 characters: beyond that, a check is given the whole project. */
const LONGEST_LIST = 25_000

/**
 * Runs the checks and says of each whether it passed; a failed one shows what it wrote.
 *
 * @param {readonly StaticCheck[]} checks
 * @param {{ atATime?: number, folder?: string, cacheFolder?: string, tell?: (text: string) => void }} [options]
 * @returns {Promise<import('./counts.mjs').Counts>}
 */
export async function runStaticChecks(
  checks,
  { atATime = 2, folder = projectFolder, cacheFolder = path.join(cacheFolderOf(), 'checks'), tell = say } = {},
) {
  const counts = { passed: 0, failed: 0, skipped: 0 }
  const sources = createSourceKeys(folder)
  const waiting = [...checks]
  const worker = async () => {
    for (let check = waiting.shift(); check; check = waiting.shift()) {
      const hasPassed = await runCheck(check, { folder, cacheFolder, sources, tell })
      counts[hasPassed ? 'passed' : 'failed'] += 1
    }
  }
  await Promise.all(Array.from({ length: atATime }, worker))
  return counts
}

/**
 * @param {StaticCheck} check
 * @param {{ folder: string, cacheFolder: string, sources: ReturnType<typeof createSourceKeys>, tell: (text: string) => void }} place
 * @returns {Promise<boolean>} whether it passed
 */
async function runCheck(check, { folder, cacheFolder, sources, tell }) {
  const startedAt = Date.now()
  const passed = createPassedFiles(path.join(cacheFolder, `${check.name.replaceAll(' ', '-')}.json`))
  const keys = check.reads?.(sources)
  const changed = keys && passed.changedIn(keys)
  if (changed?.length === 0) {
    tell(`passed  ${check.name} (as it did before: nothing that it reads has changed)`)
    return true
  }
  const files = changed && changed.join(' ').length < LONGEST_LIST ? changed : ['.']
  const end = await runProcess(process.execPath, [check.script(), ...check.args, ...(check.takesFiles ? files : [])], {
    cwd: folder,
    env: check.env,
    silence: createSilence(SILENCE_MINUTES),
  })
  const hasPassed = end.code === 0
  if (hasPassed && keys) passed.record(keys)
  const seconds = ((Date.now() - startedAt) / 1000).toFixed(1)
  const stopped = end.how === 'silent' ? `, stopped: silent for ${SILENCE_MINUTES} minutes` : ''
  const said = end.output
    .split('\n')
    .filter((line) => !line.includes(LINT_SIGN))
    .join('\n')
    .trimEnd()
  tell(`${hasPassed ? '' : `${said}\n`}${hasPassed ? 'passed' : 'FAILED'}  ${check.name} (${seconds} s${stopped})`)
  return hasPassed
}
