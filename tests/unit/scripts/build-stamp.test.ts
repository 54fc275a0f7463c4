import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createBuildStamp } from '../../../scripts/lib/build-stamp.mjs'

let folder: string
let stamp: ReturnType<typeof createBuildStamp>

beforeEach(() => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'dossier-stamp-'))
  put('src-main/domain/records/note.ts', 'export {}')
  put('package.json', '{}')
  for (const name of ['out/main/index.cjs', 'out/main/cli.cjs', 'out/main/read-process.cjs', 'out/renderer/index.html'])
    put(name, 'built')
  stamp = createBuildStamp({ folder, file: path.join(folder, 'node_modules', '.cache', 'stamp.json') })
  stamp.write()
})

afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function put(name: string, text: string) {
  const file = path.join(folder, name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
}

describe('a build', () => {
  it('is fresh while its sources and its output are as they were', () => {
    expect(stamp.isFresh()).toBe(true)
    expect(stamp.isUntouched()).toBe(true)
  })

  it('stays fresh when a source was only touched', () => {
    const file = path.join(folder, 'src-main/domain/records/note.ts')
    utimesSync(file, new Date(0), new Date(0))
    expect(readFileSync(file, 'utf8')).toBe('export {}')
    expect(stamp.isUntouched()).toBe(false)
    expect(stamp.isFresh()).toBe(true)
    // Once they were read, nobody has to read them again.
    expect(stamp.isUntouched()).toBe(true)
  })

  it.each([
    ['a source changed', () => put('src-main/domain/records/note.ts', 'export { }')],
    ['a source was added', () => put('src-renderer/main.ts', '')],
    [
      'a source was renamed',
      () => {
        rmSync(path.join(folder, 'src-main/domain/records/note.ts'))
        put('src-main/domain/notes.ts', 'export {}')
      },
    ],
    ['a dependency changed', () => put('package-lock.json', '{}')],
    ['a part of it is gone', () => rmSync(path.join(folder, 'out/main/cli.cjs'))],
    ['another command wrote over it', () => put('out/main/index.cjs', 'built for development')],
    ['the next one was interrupted', () => stamp.clear()],
    ['its stamp is damaged', () => put('node_modules/.cache/stamp.json', '{')],
  ])('is stale when %s', (_when, change) => {
    change()
    expect(stamp.isUntouched()).toBe(false)
    expect(stamp.isFresh()).toBe(false)
  })
})
