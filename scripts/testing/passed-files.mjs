import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Remembers with which keys a check has passed.
 *
 * @param {string} file where it is kept
 * @returns {{ changedIn(keys: import('./source-keys.mjs').Keys): string[], record(keys: import('./source-keys.mjs').Keys): void }}
 *   `changedIn` names what has not passed as it is now; `record` is for when all of it has
 */
export function createPassedFiles(file) {
  return {
    changedIn(keys) {
      const passed = readPassed(file)
      return [...keys].flatMap(([name, key]) => (passed[name] === key ? [] : [name]))
    },
    record(keys) {
      mkdirSync(path.dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(Object.fromEntries(keys)))
    },
  }
}

/**
 * @param {string} file
 * @returns {Record<string, string>}
 */
function readPassed(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    // Missing or damaged: then nothing has passed.
    return {}
  }
}
