import { spawnSync } from 'node:child_process'
import { SetUpError } from '../lib/log.mjs'
import { PARTS } from './selection.mjs'

/** What no test can notice. */
const withoutEffect = [
  /^LICENSE$/,
  /\.md$/,
  /^\.gitignore$/,
  /^\.npmrc$/,
  /^\.ci\//,
  /^tests\/bench\//,
  /^\.ox(?:fmt|lint)rc/,
  /^resources\/readme\//,
]
/** What is read by path, or by the runner itself, so that no import leads to it. */
const reachesEveryUnitTest = [
  /^package(-lock)?\.json$/,
  /^resources\//,
  /^tests\/fixtures\//,
  // Bundled by name, as the processes that get killed.
  /^tests\/torture\/(?!mutants\/|[^/]+\.torture\.ts$)/,
  /^tests\/support\/(?:bundle\.mjs|test-events\.ts)$/,
  /^tests\/unit\/vitest\.config\.ts$/,
]
/** What a component shows and asks, and what its tests share. */
const reachesEveryComponent = [
  /^package(-lock)?\.json$/,
  /^src-main\//,
  /^src-renderer\//,
  /^resources\/vocabulary\//,
  /^scripts\/(?:lib|testing)\//,
  /^tests\/support\//,
  /^tests\/components\/(?!.*\.test\.ts$)/,
]
/** What the window shows, what makes and starts it, and what its tests share. */
const reachesEveryWindow = [
  /^package(-lock)?\.json$/,
  /^electron\.vite\.config\.ts$/,
  /^src-main\//,
  /^src-renderer\//,
  /^resources\//,
  /^scripts\/(?:lib|testing)\//,
  /^tests\/support\//,
  /^tests\/e2e\/(?!.*\.e2e\.ts$)/,
]
/** Tests that read the project's files by path: any change of code is theirs. */
const readsTheProject = ['tests/unit/import-rules.test.ts']

/**
 * The tests that a change may have broken: unit tests that import what was changed, and all of them where no import leads to it; tests of
 * components and windows that were changed themselves, and all of them after any change of what a window shows.
 *
 * @param {readonly string[]} changed from the project folder
 * @returns {import('./selection.mjs').Selection}
 */
export function touchedBy(changed) {
  const effective = changed.filter((file) => !withoutEffect.some((pattern) => pattern.test(file)))
  /** @param {readonly RegExp[]} patterns */
  const hasAny = (patterns) => effective.some((file) => patterns.some((pattern) => pattern.test(file)))
  const code = effective.filter((file) => /\.(?:ts|mjs|cjs|svelte)$/.test(file))
  const windowTests = effective.filter((file) => file.endsWith('.e2e.ts'))
  const componentTests = effective.filter((file) => /^tests\/components\/.*\.test\.ts$/.test(file))
  /** @type {readonly import('./selection.mjs').Target[]} */
  const related = code.length > 0 ? [{ files: [...code, ...readsTheProject], isRelated: true }] : []
  /**
   * @param {readonly RegExp[]} reachesAll
   * @param {readonly string[]} tests that were changed themselves
   * @returns {readonly import('./selection.mjs').Target[]}
   */
  const allOr = (reachesAll, tests) =>
    hasAny(reachesAll) ? [{ files: 'all' }] : tests.length > 0 ? [{ files: tests }] : []
  return {
    parts: new Set(PARTS),
    targets: {
      unit: hasAny(reachesEveryUnitTest) ? [{ files: 'all' }] : related,
      components: allOr(reachesEveryComponent, componentTests),
      e2e: allOr(reachesEveryWindow, windowTests),
    },
    names: [],
  }
}

/**
 * The files that differ from where this branch left the main line, whether committed or not, and new ones.
 *
 * *Errors*: SetUpError where git cannot tell.
 *
 * @param {string} folder the project folder
 * @returns {{ files: string[], base: string }} deleted files are among them; `base` for a sentence
 */
export function changedFiles(folder) {
  const branch = git(folder, 'rev-parse', '--abbrev-ref', 'HEAD').trim()
  const bases = ['origin/HEAD', 'origin/main', 'main']
    .filter((name) => name !== branch && isThere(folder, name))
    .map((name) => ({ name, commit: git(folder, 'merge-base', 'HEAD', name).trim() }))
    .map(({ name, commit }) => ({
      name,
      commit,
      distance: Number(git(folder, 'rev-list', '--count', `${commit}..HEAD`)),
    }))
    .sort((left, right) => left.distance - right.distance)
  const base = bases[0] ?? { name: 'the last commit', commit: 'HEAD' }
  const listed = [
    git(folder, 'diff', '--name-only', '--no-renames', '-z', base.commit),
    git(folder, 'ls-files', '--others', '--exclude-standard', '-z'),
  ]
  return { files: [...new Set(listed.flatMap((text) => text.split('\0').filter(Boolean)))].sort(), base: base.name }
}

/**
 * @param {string} folder
 * @param {string} name
 * @returns {boolean}
 */
function isThere(folder, name) {
  return spawnSync('git', ['rev-parse', '--verify', '--quiet', `${name}^{commit}`], { cwd: folder }).status === 0
}

/**
 * @param {string} folder
 * @param {...string} args
 * @returns {string}
 */
function git(folder, ...args) {
  const { status, stdout, stderr, error } = spawnSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64_000_000,
  })
  if (status !== 0)
    throw new SetUpError(`git cannot tell what has changed here: ${(stderr || error?.message || '').trim()}`)
  return stdout
}
