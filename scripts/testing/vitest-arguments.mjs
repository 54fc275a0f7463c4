import path from 'node:path'
import { cacheFolderOf, projectFolder } from '../lib/project.mjs'
import { titlePattern } from './selection.mjs'

/** @typedef {'unit' | 'components'} VitestSuite a folder of `tests` that Vitest runs by a config of its own */

/**
 * @param {VitestSuite} suite
 * @param {import('./selection.mjs').Target} target
 * @returns {string[]} for Vitest's command
 */
export function vitestArguments(suite, { files, title, isRelated = false }) {
  return [
    ...(isRelated ? ['related', '--run'] : ['run']),
    '--config',
    path.join('tests', suite, 'vitest.config.ts'),
    '--reporter=default',
    `--reporter=${path.join(projectFolder, 'scripts', 'testing', 'vitest-reporter.mjs')}`,
    '--passWithNoTests',
    ...(title === undefined ? [] : ['--testNamePattern', titlePattern(title)]),
    ...(files === 'all' ? [] : files),
  ]
}

/**
 * @param {VitestSuite} suite
 * @returns {string} where Vitest writes what its tests run of the code
 */
export function coverageFileOf(suite) {
  return path.join(coverageFolderOf(suite), 'coverage-final.json')
}

/**
 * @param {VitestSuite} suite
 * @param {readonly string[]} included what is looked at, run or not
 * @returns {string[]} for Vitest's command, besides the others
 */
export function coverageArguments(suite, included) {
  return [
    '--coverage.enabled',
    '--coverage.provider=v8',
    '--coverage.reporter=json',
    `--coverage.reportsDirectory=${coverageFolderOf(suite)}`,
    ...included.map((pattern) => `--coverage.include=${pattern}`),
    '--coverage.reportOnFailure',
  ]
}

/** @param {VitestSuite} suite */
function coverageFolderOf(suite) {
  return path.join(cacheFolderOf(), 'coverage', suite)
}
