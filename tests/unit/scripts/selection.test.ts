import { execFileSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { coverageByFolder, coverageTable, faultsOfCoverage, mergeCoverage } from '../../../scripts/testing/coverage.mjs'
import { selectTests, titlePattern, withoutCoverage } from '../../../scripts/testing/selection.mjs'
import { changedFiles, touchedBy } from '../../../scripts/testing/touched.mjs'

const files = {
  unit: ['tests/unit/notes/anchoring.test.ts', 'tests/unit/notes/parse-note.test.ts', 'tests/unit/dates.test.ts'],
  components: ['tests/components/form/picker.test.ts'],
  e2e: ['tests/e2e/notes.e2e.ts', 'tests/e2e/start.e2e.ts'],
}
const select = (...args: string[]) => {
  const { parts, targets, names } = selectTests(args, files)
  return { parts: [...parts], ...targets, names }
}
const all = [{ files: 'all' }]

describe('what is run', () => {
  it('is everything when nothing is named', () => {
    expect(select()).toEqual({
      parts: ['checks', 'build', 'unit', 'components', 'e2e'],
      unit: all,
      components: all,
      e2e: all,
      names: [],
    })
  })

  it('is the parts that are named', () => {
    expect(select('unit')).toMatchObject({ parts: ['unit'], unit: all })
    expect(select('components')).toMatchObject({ parts: ['components'], components: all })
    expect(select('e2e', 'checks')).toMatchObject({ parts: ['checks', 'e2e'] })
  })

  it('is each file of any runner that has the fragment in its path, as one run', () => {
    expect(select('Notes')).toMatchObject({
      parts: ['unit', 'components', 'e2e'],
      unit: [{ files: ['tests/unit/notes/anchoring.test.ts', 'tests/unit/notes/parse-note.test.ts'] }],
      e2e: [{ files: ['tests/e2e/notes.e2e.ts'] }],
    })
    expect(select('anchoring').e2e).toEqual([])
    expect(select('picker')).toMatchObject({ unit: [], components: [{ files: files.components }], e2e: [] })
  })

  it('is each test that has the fragment in its title, where no file has it', () => {
    const target = { files: 'all', title: 'keeps the words', name: 'keeps the words' }
    expect(select('keeps the words')).toMatchObject({
      unit: [target],
      components: [target],
      e2e: [target],
      names: ['keeps the words'],
    })
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

describe('coverage', () => {
  it('is that of units and components, or of those of them that are named', () => {
    expect(withoutCoverage(['coverage'])).toEqual(['unit', 'components'])
    expect(withoutCoverage(['coverage', 'unit'])).toEqual(['unit'])
    expect(withoutCoverage(['anchoring', 'coverage'])).toEqual(['unit', 'components', 'anchoring'])
    expect(withoutCoverage(['anchoring'])).toEqual(['anchoring'])
  })
})

describe('what a change touches', () => {
  const unitOf = (...changed: string[]) => touchedBy(changed).targets.unit
  const componentsOf = (...changed: string[]) => touchedBy(changed).targets.components
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

  it('is a test of components alone when only that was changed, and all of them after a change of what they show or share', () => {
    const test = 'tests/components/form/picker.test.ts'
    expect(componentsOf(test, 'tests/unit/dates.test.ts', 'README.md')).toEqual([{ files: [test] }])
    for (const file of ['src-renderer/components/Menu.svelte', 'src-main/domain/a.ts', 'tests/components/setup.ts'])
      expect(componentsOf(file, test)).toEqual(all)
    expect(componentsOf('scripts/build.mjs', 'tests/e2e/start.e2e.ts')).toEqual([])
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

describe('what is run of the code', () => {
  const at = (line: number) => ({ start: { line, column: 0 }, end: { line, column: 9 } })
  /** A file with a statement on each line, run so many times, and one branch with two ways. */
  const run = (lines: readonly number[], ways: readonly number[] = []) => ({
    statementMap: Object.fromEntries(lines.map((_, index) => [index, at(index + 1)])),
    s: Object.fromEntries(lines.map((times, index) => [index, times])),
    branchMap: Object.fromEntries(ways.length > 0 ? [[0, { locations: ways.map((_, index) => at(index + 1)) }]] : []),
    b: Object.fromEntries(ways.length > 0 ? [[0, [...ways]]] : []),
  })
  const folders = coverageByFolder(
    mergeCoverage([
      { '/p/src/a/one.ts': run([1, 1, 0, 0], [1, 0]), '/p/src/b/three.ts': run([2, 0]) },
      { '/p/src/a/one.ts': run([1, 0, 1, 0], [1, 0]), '/p/src/a/two.svelte': run([0]) },
    ]),
    '/p',
  )

  it('is what any of the runs has run, of each folder and in all', () => {
    expect(coverageTable(folders)).toEqual([
      'folder  files   lines  branches',
      'src/a       2   60.0%     50.0%',
      'src/b       1   50.0%         –',
      'all         3   57.1%     50.0%',
    ])
  })

  it('has a reason for each folder of which little is run, and for no other', () => {
    expect(faultsOfCoverage(folders, { 'src/a': 'It paints.', 'src/b': 'It starts.' })).toEqual([])
    expect(faultsOfCoverage(folders, { 'src/a': 'It paints.' })).toEqual([
      'Of src/b 50.0% are run, and no reason is given.',
    ])
    const well = coverageByFolder(mergeCoverage([{ '/p/src/c/four.ts': run([1]) }]), '/p')
    expect(faultsOfCoverage(well, { 'src/c': 'It paints.', 'src/gone': 'It went.' })).toEqual([
      'src/c has a reason for less than 70%, and has more.',
      'src/gone is no folder of code.',
    ])
  })
})
