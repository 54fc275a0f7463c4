import { readdirSync } from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../lib/project.mjs'

/** @returns {import('./selection.mjs').TestFiles} all test files, with forward slashes */
export function testFiles() {
  return {
    unit: filesIn('tests/unit', '.test.ts'),
    components: filesIn('tests/components', '.test.ts'),
    e2e: filesIn('tests/e2e', '.e2e.ts'),
  }
}

/**
 * @param {string} folder
 * @param {string} ending
 * @returns {string[]}
 */
function filesIn(folder, ending) {
  return readdirSync(path.join(projectFolder, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => `${folder}/${name.split(path.sep).join('/')}`)
    .sort()
}
