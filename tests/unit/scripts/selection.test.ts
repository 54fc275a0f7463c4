import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { coverageTable } from '../../../scripts/testing/coverage.mjs'
import { selectTests, titlePattern } from '../../../scripts/testing/selection.mjs'
import { changedFiles, touchedBy } from '../../../scripts/testing/touched.mjs'

const files = {
  unit: ['tests/unit/notes/anchoring.test.ts', 'tests/unit/notes/parse-note.test.ts', 'tests/unit/dates.test.ts'],
  e2e: ['tests/e2e/notes.e2e.ts', 'tests/e2e/start.e2e.ts'],
}
const select = (...args: string[]) => {
  const { parts, targets, names } = selectTests(args, files)
  return { parts: [...parts], ...targets, names }
}
const all = [{ files: 'all' }]

describe('what is run', () => {
  it('is everything when nothing is named', () => {
    expect(select()).toEqual({ parts: ['checks', 'build', 'unit', 'e2e'], unit: all, e2e: all, names: [] })
  })

  it('is the parts that are named', () => {
    expect(select('unit')).toMatchObject({ parts: ['unit'], unit: all })
    expect(select('e2e', 'checks')).toMatchObject({ parts: ['checks', 'e2e'] })
  })

  it('is each file of either runner that has the fragment in its path, as one run', () => {
    expect(select('Notes')).toMatchObject({
      parts: ['unit', 'e2e'],
      unit: [{ files: ['tests/unit/notes/anchoring.test.ts', 'tests/unit/notes/parse-note.test.ts'] }],
      e2e: [{ files: ['tests/e2e/notes.e2e.ts'] }],
    })
    expect(select('anchoring').e2e).toEqual([])
  })

  it('is each test that has the fragment in its title, where no file has it', () => {
    const target = { files: 'all', title: 'keeps the words', name: 'keeps the words' }
    expect(select('keeps the words')).toMatchObject({ unit: [target], e2e: [target], names: ['keeps the words'] })
    expect(select('unit', 'keeps the words')).toMatchObject({ parts: ['unit'], unit: [target] })
  })

  it('may be named as a run prints it', () => {
    const name = 'tests/unit/dates.test.ts › a date › lasts whole days'
    expect(select(name)).toMatchObject({
      unit: [{ files: ['tests/unit/dates.test.ts'], title: 'a date lasts whole days', name }],
      e2e: [],
    })
  })

  it('minds no capitals, and takes signs as they are', () => {
    const pattern = new RegExp(titlePattern('Is it (really) 50% über?'))
    expect(pattern.test('says: is it (REALLY) 50% Über?')).toBe(true)
    expect(pattern.test('is it really 50% über')).toBe(false)
  })
})

describe('what a change touches', () => {
  const unitOf = (...changed: string[]) => touchedBy(changed).targets.unit
  const e2eOf = (...changed: string[]) => touchedBy(changed).targets.e2e

  it('is no test at all for words that nobody tests', () => {
    expect(unitOf('README.md', 'tests/bench/a.bench.ts')).toEqual([])
    expect(e2eOf('README.md', 'tests/bench/a.bench.ts')).toEqual([])
  })

  it('is what imports it, the tests that read all code, and every window that may show it', () => {
    expect(unitOf('src-main/domain/records/note.ts')).toEqual([
      { files: ['src-main/domain/records/note.ts', 'tests/unit/import-rules.test.ts'], isRelated: true },
    ])
    expect(e2eOf('src-main/domain/records/note.ts')).toEqual(all)
  })

  it('is everything where no import leads to the tests', () => {
    for (const file of ['package-lock.json', 'resources/dossiers/a/dossier.json']) {
      expect(unitOf(file)).toEqual(all)
      expect(e2eOf(file)).toEqual(all)
    }
    expect(unitOf('tests/fixtures/storage/a.json')).toEqual(all)
    expect(e2eOf('tests/e2e/pages/composer.ts')).toEqual(all)
  })

  it('is no unit test after a change of what only the torture runs, and each of them after one of what is killed there', () => {
    const unitOf = (file: string) => touchedBy([file]).targets.unit
    expect(unitOf('tests/torture/kill-child.ts')).toEqual([{ files: 'all' }])
    for (const file of ['tests/torture/mutants/storage.ts', 'tests/torture/kills.torture.ts'])
      expect(unitOf(file)).toEqual([{ files: [file, 'tests/unit/import-rules.test.ts'], isRelated: true }])
  })

  it('is a window test alone when only that was changed', () => {
    expect(e2eOf('tests/e2e/start.e2e.ts', 'tests/unit/dates.test.ts')).toEqual([{ files: ['tests/e2e/start.e2e.ts'] }])
  })
})

describe('the files of a change', () => {
  let folder: string
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: folder })
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dossier-change-'))
    git('init', '--quiet', '--initial-branch=main')
    for (const name of ['kept', 'edited', 'committed', 'gone']) await writeFile(path.join(folder, name), name)
    git('add', '.')
    git('commit', '--quiet', '-m', 'first')
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  it('are those committed since the main line, those not committed, and new ones', async () => {
    git('switch', '--quiet', '-c', 'work')
    await writeFile(path.join(folder, 'committed'), 'other')
    await rm(path.join(folder, 'gone'))
    git('commit', '--quiet', '-am', 'second')
    await writeFile(path.join(folder, 'edited'), 'other')
    await mkdir(path.join(folder, 'a folder'))
    await writeFile(path.join(folder, 'a folder', 'né'), 'new')
    expect(changedFiles(folder)).toEqual({ files: ['a folder/né', 'committed', 'edited', 'gone'], base: 'main' })
  })

  it('are those not committed where there is no other line', async () => {
    await writeFile(path.join(folder, 'edited'), 'other')
    expect(changedFiles(folder)).toEqual({ files: ['edited'], base: 'the last commit' })
  })
})

describe('the table of what is run of the code', () => {
  it('adds up the files of each folder, and all', () => {
    const share = (total: number, covered: number) => ({ total, covered })
    const table = coverageTable(
      {
        total: { lines: share(30, 20), branches: share(4, 1) },
        '/p/src/a/one.ts': { lines: share(10, 5), branches: share(4, 1) },
        '/p/src/a/two.ts': { lines: share(10, 10), branches: share(0, 0) },
        '/p/src/b/three.ts': { lines: share(10, 5), branches: share(0, 0) },
      },
      '/p',
    )
    expect(table).toEqual([
      'folder  files   lines  branches',
      'src/a       2   75.0%     25.0%',
      'src/b       1   50.0%         –',
      'all         3   66.7%     25.0%',
    ])
  })
})
