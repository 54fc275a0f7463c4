import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { runProgram } from '../../../src-main/cli/program'
import { openStorage } from '../../support/storage'
import { tempFolder } from '../../support/temp-folder'
import { READING } from '../../support/reading'

/** The terminal program with a data folder of its own. */
async function desk() {
  const folder = await tempFolder()
  const dataFolder = join(folder, 'data')
  const run = async (...args: string[]) => {
    const out: string[] = []
    const err: string[] = []
    const code = await runProgram(args, {
      projectFolder,
      reading: READING,
      env: { DOSSIER_DATA_DIR: dataFolder, XDG_CONFIG_HOME: `${dataFolder}-config` },
      print: (line) => out.push(line),
      warn: (line) => err.push(line),
    })
    return { code, out: out.join('\n'), err: err.join('\n') }
  }
  const add = (text: string) => run('note', 'add', '--dossier', 'sahel-russia', '--text', text)
  const bodies = async () => {
    const { out } = await run('note', 'list', '--dossier', 'sahel-russia', '--json')
    return (JSON.parse(out) as { body: string }[]).map(({ body }) => body).sort()
  }
  return { folder, dataFolder, run, add, bodies }
}

describe('the terminal beside an open app', () => {
  it('refuses to write with a sentence that says why, and reads what the app has saved', async () => {
    const { dataFolder, run, add, bodies } = await desk()
    await add('before')
    const app = await openStorage({ dataFolder, program: 'app' })
    const refused = await add('not kept')
    expect(refused.code).toBe(1)
    expect(refused.err).toMatch(/^Dossier is open and using this data folder \(process \d+, since .*\)\. Close it/)
    expect(await bodies()).toEqual(['before'])
    expect((await run('list')).code).toBe(0)
    await app.close()
    expect((await add('after')).code).toBe(0)
    expect(await bodies()).toEqual(['after', 'before'])
  })
})

describe('a damaged dossier at the terminal', () => {
  it('is told, refuses writing, and goes on when that is asked for', async () => {
    const { dataFolder, run, add, bodies } = await desk()
    await add('one')
    await add('two')
    const folder = join(dataFolder, 'dossiers', 'sahel-russia')
    const [first = ''] = (await readdir(folder)).filter((name) => name.startsWith('journal'))
    const bytes = await readFile(join(folder, first))
    bytes[bytes.indexOf('"one"') + 1] = 0x4f
    await writeFile(join(folder, first), bytes)

    const refused = await add('three')
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('1 saved change')
    expect(await bodies()).toEqual(['two'])
    expect(await run('restore', '--dossier', 'sahel-russia', '--go-on')).toMatchObject({ code: 0 })
    expect((await add('three')).code).toBe(0)
    expect(await bodies()).toEqual(['three', 'two'])
    expect((await readdir(folder)).some((name) => name.startsWith(`${first}.corrupt-`))).toBe(true)
  })
})

describe('the data folder at the terminal', () => {
  it('is shown, warned of where a service keeps it in step, and moved', async () => {
    const { folder, dataFolder, run, add, bodies } = await desk()
    await add('taken along')
    expect((await run('data-folder')).out).toBe(dataFolder)
    const target = join(folder, 'Dropbox', 'dossier')
    expect((await run('data-folder', '--move-to', target)).code).toBe(0)
    const { out } = await run('data-folder')
    expect(out.split('\n')[0]).toBe(target)
    expect(out).toContain('Dropbox keeps in step')
    expect(await bodies()).toEqual(['taken along'])
  })

  it('is not moved onto other files', async () => {
    const { folder, run, add, bodies } = await desk()
    await add('stays')
    await mkdir(join(folder, 'full'))
    await writeFile(join(folder, 'full', 'thesis.txt'), 'mine')
    const refused = await run('data-folder', '--move-to', join(folder, 'full'))
    expect(refused.code).toBe(1)
    expect(refused.err).toContain('empty folder')
    expect(await bodies()).toEqual(['stays'])
  })
})
