import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { smallLibrary } from '../../support/library'
import { sha256Of, someBytes } from '../../support/originals'
import { terminalOn } from './terminal'

const FILE = someBytes(1)
const HASH = sha256Of(FILE)

/** A file on somebody's desk, and the terminal program. */
async function desk() {
  const small = await smallLibrary()
  await small.library().close()
  const path = join(small.root, 'Report of the ministry.PDF')
  await writeFile(path, FILE)
  const run = await terminalOn(small)
  const original = (name: string, ...args: string[]) => run('original', name, '--dossier', 'd1', ...args)
  return { ...small, path, run, original }
}

describe('dossier original', () => {
  it('keeps the file of a source, lists it and gives it back byte for byte', async () => {
    const { path, root, original, dataFolder } = await desk()
    expect(await original('add', path, '--source', 'Source s1')).toEqual({
      code: 0,
      said: `Kept ‘Report of the ministry.PDF’ with the source ‘Source s1’. SHA-256: ${HASH}`,
    })
    expect(await readdir(join(dataFolder, 'originals'))).toEqual([HASH])
    const listed = await original('list', '--json')
    expect(JSON.parse(listed.said)).toEqual([
      {
        source: 's1',
        name: 'Report of the ministry.PDF',
        mediaType: 'application/pdf',
        sizeBytes: FILE.length,
        sha256: HASH,
        state: 'whole',
      },
    ])
    const out = join(root, 'again.pdf')
    expect((await original('save', '--source', 's1', '--out', out)).code).toBe(0)
    expect((await readFile(out)).equals(FILE)).toBe(true)
  })

  it('says where the same file is already, and keeps it once', async () => {
    const { path, original, dataFolder } = await desk()
    await original('add', path, '--source', 's1')
    await original('add', path, '--source', 's1')
    expect((await original('add', path, '--source', 's2')).said).toContain('The source ‘Source s1’ has the same file.')
    expect(await readdir(join(dataFolder, 'originals'))).toEqual([HASH])
    expect(JSON.parse((await original('list', '--json')).said)).toHaveLength(2)
  })

  it('says which file is damaged or missing, in the list, in the check and when it is saved, and writes nothing then', async () => {
    const { path, root, run, original, dataFolder } = await desk()
    await original('add', path, '--source', 's1')
    const kept = join(dataFolder, 'originals', HASH)
    await writeFile(kept, someBytes(2))
    const out = join(root, 'again.pdf')
    expect((await original('save', '--source', 's1', '--out', out)).said).toContain('The file is damaged')
    await expect(readFile(out)).rejects.toThrow('ENOENT')
    const check = await run('check', '--dossier', 'd1')
    expect(check.code).toBe(1)
    expect(check.said).toContain('The file ‘Report of the ministry.PDF’ of the source ‘Source s1’ is damaged')
    expect(await original('list')).toMatchObject({ code: 1, said: expect.stringContaining('damaged: its bytes') })
    await rm(kept)
    expect((await original('list')).said).toContain('missing from the data folder')
    expect((await run('check', '--dossier', 'd1', '--json')).said).toContain('"missing-file"')
    await original('add', path, '--source', 's1')
    expect((await original('list')).code).toBe(0)
    expect((await run('check', '--dossier', 'd1')).said).not.toContain('Report of the ministry')
  })

  it('takes a file from a source, and says so where there is none', async () => {
    const { path, original } = await desk()
    await original('add', path, '--source', 's1')
    expect((await original('remove', '--source', 's1', '--file', HASH.slice(0, 8))).code).toBe(0)
    expect((await original('list')).said).toBe('No source of this dossier has a file.')
    const again = await original('remove', '--source', 's1')
    expect(again).toMatchObject({ code: 1, said: expect.stringContaining('no such file') })
  })

  it('is refused for a file or a source that is not there, and changes nothing', async () => {
    const { path, root, original, dataFolder } = await desk()
    expect((await original('add', join(root, 'not there.pdf'), '--source', 's1')).said).toContain('There is no file')
    expect((await original('add', root, '--source', 's1')).code).toBe(1)
    expect((await original('add', path, '--source', 'none')).code).toBe(2)
    expect((await original('add', '--source', 's1')).code).toBe(2)
    expect(await readdir(join(dataFolder, 'originals')).catch(() => [])).toEqual([])
  })
})
