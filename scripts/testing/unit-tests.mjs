import { readFileSync } from 'node:fs'
import path from 'node:path'
import { say } from '../lib/log.mjs'
import { cacheFolderOf, commandOf, projectFolder } from '../lib/project.mjs'
import { withSetUpLock } from '../lib/set-up-lock.mjs'
import { addCounts } from './counts.mjs'
import { coverageTable } from './coverage.mjs'
import { ensurePdfTools } from './pdf-tools.mjs'
import { hasTests, runRunner } from './runner.mjs'
import { titlePattern } from './selection.mjs'

const coverageFolder = path.join(cacheFolderOf(), 'coverage')

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
      args: [...argumentsFor(target), ...(hasCoverage ? coverageArguments : [])],
      env,
      mayBeEmpty: target.title !== undefined || target.isRelated,
    })
    if (target.name && hasTests(end.tally)) onFound(target.name)
    counts.push(end.counts)
  }
  if (hasCoverage) tellCoverage()
  return addCounts(counts)
}

/**
 * @param {import('./selection.mjs').Target} target
 * @returns {string[]}
 */
function argumentsFor({ files, title, isRelated = false }) {
  return [
    ...(isRelated ? ['related', '--run'] : ['run']),
    '--config',
    path.join('tests', 'unit', 'vitest.config.ts'),
    '--reporter=default',
    `--reporter=${path.join(projectFolder, 'scripts', 'testing', 'vitest-reporter.mjs')}`,
    '--passWithNoTests',
    ...(title === undefined ? [] : ['--testNamePattern', titlePattern(title)]),
    ...(files === 'all' ? [] : files),
  ]
}

const coverageArguments = [
  '--coverage.enabled',
  '--coverage.provider=v8',
  '--coverage.reporter=json-summary',
  `--coverage.reportsDirectory=${coverageFolder}`,
  '--coverage.include=src-main/**/*.ts',
  '--coverage.include=src-renderer/**/*.ts',
  '--coverage.reportOnFailure',
]

/** Components are left out: they run in the window tests only. */
function tellCoverage() {
  const summary = JSON.parse(readFileSync(path.join(coverageFolder, 'coverage-summary.json'), 'utf8'))
  say('\nWhat the unit tests run of each folder, without components, which the window tests run:')
  for (const line of coverageTable(summary, projectFolder)) say(line)
}
