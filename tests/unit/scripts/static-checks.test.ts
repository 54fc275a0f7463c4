import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runStaticChecks, type StaticCheck } from '../../../scripts/testing/static-checks.mjs'

const files = {
  'eslint.config.js': 'rules',
  'src-main/domain/c.ts': 'export const c = 1',
  'src/alone.ts': 'export {}',
  'src/words.md': 'Words.',
}

describe('a static check', () => {
  let folder: string
  let cacheFolder: string
  const write = (name: string, text: string) => writeFile(path.join(folder, name), text)

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dossier-checks-'))
    cacheFolder = path.join(folder, 'node_modules', 'checks')
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(folder, name)), { recursive: true })
      await write(name, text)
    }
    await mkdir(path.join(folder, 'node_modules'))
    // It fails when a file that it is given says so.
    await write(
      'node_modules/check.mjs',
      `import { readFileSync, writeFileSync } from 'node:fs'
const files = process.argv.slice(2)
writeFileSync('node_modules/given.json', JSON.stringify(files))
process.exit(files.some((file) => readFileSync(file, 'utf8').includes('wrong')) ? 1 : 0)`,
    )
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function run(
    reads: StaticCheck['reads'],
    takesFiles = true,
  ): Promise<{ failed: number; given: string[] | undefined }> {
    const given = path.join(folder, 'node_modules', 'given.json')
    await rm(given, { force: true })
    const check = {
      name: 'made up',
      script: () => path.join(folder, 'node_modules/check.mjs'),
      args: [],
      reads,
      takesFiles,
    }
    const { failed } = await runStaticChecks([check], { folder, cacheFolder, tell: () => {} })
    const text = await readFile(given, 'utf8').catch(() => undefined)
    return { failed, given: text === undefined ? undefined : (JSON.parse(text) as string[]) }
  }
  const each: StaticCheck['reads'] = (keys) => keys.ofEach()

  it('looks at everything once, and then at nothing while nothing changes', async () => {
    expect((await run(each)).given?.sort()).toEqual(Object.keys(files).sort())
    expect(await run(each)).toEqual({ failed: 0, given: undefined })
  })

  it('looks again at what has changed, and at that alone where each file stands for itself', async () => {
    await run(each)
    await write('src-main/domain/c.ts', 'export const c = 2')
    expect((await run(each)).given).toEqual(['src-main/domain/c.ts'])
  })

  it.each([
    ['a setting', 'eslint.config.js'],
    ['a new declaration', 'src/global.d.ts'],
    ['a compiler setting', 'src/tsconfig.json'],
  ])('looks again at everything after a change of %s', async (_what, name) => {
    await run(each)
    await write(name, 'another')
    expect((await run(each)).given).toEqual(expect.arrayContaining(Object.keys(files)))
  })

  it('that is one whole is run again when any of its files changes, and for no other', async () => {
    const whole: StaticCheck['reads'] = (keys) => keys.ofWhole('src', ['src-main'])
    await run(whole, false)
    await write('src/alone.ts', 'export const alone = 1')
    expect((await run(whole, false)).given).toBeUndefined()
    await write('src-main/domain/c.ts', 'export const c = 2')
    expect((await run(whole, false)).given).toBeDefined()
  })

  it('that failed is not taken as passed, and fails again', async () => {
    await run(each)
    await write('src/alone.ts', 'wrong')
    expect((await run(each)).failed).toBe(1)
    expect(await run(each)).toEqual({ failed: 1, given: ['src/alone.ts'] })
  })
})
