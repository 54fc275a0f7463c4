import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../../../src-main/cli/program'
import { projectFolder as realProject } from '../../../scripts/lib/project.mjs'
import { tempFolder } from '../../support/temp-folder'
import { READING } from '../../support/reading'

/** Runs the program on the real bundled dossier with a data folder of its own. */
async function desk(projectFolder: string = realProject) {
  const folder = await tempFolder()
  const dataFolder = join(folder, 'data')
  return {
    folder,
    dataFolder,
    async run(...args: string[]) {
      const out: string[] = []
      const err: string[] = []
      const code = await runProgram(args, {
        projectFolder,
        reading: READING,
        env: { DOSSIER_DATA_DIR: dataFolder },
        print: (line) => out.push(line),
        warn: (line) => err.push(line),
      })
      return { code, out: out.join('\n'), err: err.join('\n') }
    },
  }
}

describe('the terminal program', () => {
  it('lists every entity of the dossier with all its names', async () => {
    const { run } = await desk()
    const { code, out } = await run('list', '--dossier', 'sahel-russia', '--json')
    expect(code).toBe(0)
    const entities = JSON.parse(out) as { id: string; names: { value: string }[] }[]
    const aes = entities.find((entity) => entity.names.some((name) => name.value === 'Alliance of Sahel States'))
    expect(aes?.names.map((name) => name.value)).toContain('AES')
  })

  it('shows an entity by any name, with where each line comes from', async () => {
    const { run } = await desk()
    const { code, out } = await run('show', 'sadio', 'camara')
    expect(code).toBe(0)
    expect(out).toContain('Sadio Camara')
    expect(out).toMatch(/para\.\u00a05/)
  })

  it('says which names are near when an entity is unknown, and changes nothing', async () => {
    const { run, dataFolder } = await desk()
    const { code, err } = await run('show', 'Sergei Lavrow')
    expect(code).toBe(1)
    expect(err).toContain('Lavrov')
    await expect(readdir(dataFolder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('keeps a note that is added, for the next run', async () => {
    const { run } = await desk()
    const text = 'Ask – « the desk » – about Ouagadougou.'
    const added = await run('note', 'add', '--dossier', 'sahel-russia', '--entity', 'mali', '--text', text)
    expect(added).toMatchObject({ code: 0, err: '' })
    const listed = await run('note', 'list', '--dossier', 'sahel-russia', '--json')
    const notes = JSON.parse(listed.out) as { body: string; targets: unknown[] }[]
    expect(notes).toMatchObject([{ body: text, targets: [{ kind: 'entity', id: 'mali' }] }])
  })

  it('does not keep a note on an entity that is not there', async () => {
    const { run } = await desk()
    const added = await run('note', 'add', '--dossier', 'sahel-russia', '--entity', 'atlantis', '--text', 'x')
    expect(added.code).toBe(1)
    expect(JSON.parse((await run('note', 'list', '--dossier', 'sahel-russia', '--json')).out)).toEqual([])
  })

  it('writes a briefing PDF of the entities named', async () => {
    const { run, folder } = await desk()
    const path = join(folder, 'x.pdf')
    const { code, out } = await run(
      ...['brief', '--dossier', 'sahel-russia', '--out', path, '--entity', 'mali', '--json'],
    )
    expect(code).toBe(0)
    const bytes = await readFile(path)
    expect(bytes.subarray(0, 5).toString('latin1')).toBe('%PDF-')
    expect(JSON.parse(out)).toMatchObject({ path, sizeBytes: bytes.byteLength })
  })

  it('brings the dossier back from a briefing’s PDF, and says when there is none in it', async () => {
    const { run, folder } = await desk()
    const path = join(folder, 'x.pdf')
    await run('brief', '--dossier', 'sahel-russia', '--out', path, '--entity', 'mali', '--carry', 'all')
    const { code, out } = await run('import', path, '--as', 'new', '--json')
    expect(code).toBe(0)
    const { plan, id } = JSON.parse(out) as { plan: { existing: Record<string, unknown>; counts: object }; id: string }
    expect(plan.existing).toMatchObject({ added: 0, changed: 0, removed: 0 })
    expect(id).not.toBe('sahel-russia')
    await run('brief', '--dossier', 'sahel-russia', '--out', path, '--entity', 'mali')
    expect(await run('import', path)).toMatchObject({ code: 1, err: expect.stringContaining('carries no dossier') })
  })

  it('leaves a PDF that cannot be replaced as it was, and says so', async () => {
    const { run, folder } = await desk()
    const locked = join(folder, 'folder.pdf')
    await mkdir(locked)
    const { code, err } = await run('brief', '--dossier', 'sahel-russia', '--out', locked, '--entity', 'mali')
    expect(code).toBe(1)
    expect(err).toContain("'folder.pdf'")
    expect(await readdir(folder)).not.toContainEqual(expect.stringContaining('.part'))
    const nowhere = await run('brief', '--dossier', 'sahel-russia', '--out', join(folder, 'no', 'x.pdf'))
    expect(nowhere).toMatchObject({ code: 1, err: expect.stringContaining('folder') })
  })

  it('finds no fault in the bundled dossier', async () => {
    const { run } = await desk()
    const { code, out } = await run('check', '--dossier', 'sahel-russia')
    expect(out).toContain('No fault found')
    expect(code).toBe(0)
  })

  it('names the place in a bundled dossier that does not parse, and changes nothing', async () => {
    const project = await tempFolder()
    const folder = join(project, 'resources', 'dossiers', 'sahel-russia')
    await mkdir(folder, { recursive: true })
    await writeFile(join(project, 'package.json'), '{"version":"9.9.9"}')
    const bundle = JSON.parse(
      await readFile(join(realProject, 'resources/dossiers/sahel-russia/dossier.json'), 'utf8'),
    ) as { claims: { citations: unknown[] }[] }
    bundle.claims[3]?.citations.splice(0)
    await writeFile(join(folder, 'dossier.json'), JSON.stringify(bundle))
    const { run, dataFolder } = await desk(project)
    const { code, err } = await run('list', '--dossier', 'sahel-russia')
    expect(code).toBe(1)
    expect(err).toContain('claims.3.citations')
    await expect(readdir(dataFolder)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('says what to do when the data folder cannot be written', async () => {
    const folder = await tempFolder()
    await writeFile(join(folder, 'file'), '')
    const { run } = await desk()
    const args = ['--dossier', 'sahel-russia', '--text', 'x', '--data-dir', join(folder, 'file', 'data')]
    const { code, err } = await run('note', 'add', ...args)
    expect(code).toBe(1)
    expect(err).toMatch(/folder/)
  })

  it.each([
    [['nonsense'], "no command 'nonsense'"],
    [['note'], 'note add, note import, note list'],
    [['brief', '--dossier', 'sahel-russia'], '--out is missing'],
    [['list', '--no-such-option'], 'usage: dossier list'],
    [['brief', '--dossier', 'sahel-russia', '--out', 'x.pdf', '--paper', 'A3'], 'A4, Letter'],
    [[], ''],
  ])('ends with 2 when it is called wrongly: %j', async (args, sentence) => {
    const { run } = await desk()
    const { code, err } = await run(...args)
    expect(code).toBe(2)
    expect(err).toContain(sentence)
  })

  it('explains every command with --help', async () => {
    const { run } = await desk()
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    for (const name of ['list', 'show', 'note add', 'note list', 'brief', 'check']) {
      expect(out).toContain(`  ${name} `)
      const own = await run(...name.split(' '), '--help')
      expect(own).toMatchObject({ code: 0, out: expect.stringContaining(`usage: dossier ${name}`) })
    }
  })
})
