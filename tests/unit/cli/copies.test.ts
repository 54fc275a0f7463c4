import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { runProgram } from '../../../src-main/cli/program'
import { tempFolder } from '../../support/temp-folder'
import { READING } from '../../support/reading'

/** The terminal program on two machines that share a stick. */
async function desk() {
  const folder = await tempFolder()
  const stick = join(folder, 'stick')
  await mkdir(stick)
  const on =
    (machine: string) =>
    async (...args: string[]) => {
      const out: string[] = []
      const err: string[] = []
      const code = await runProgram(args, {
        projectFolder,
        reading: READING,
        env: { DOSSIER_DATA_DIR: join(folder, machine) },
        print: (line) => out.push(line),
        warn: (line) => err.push(line),
      })
      return { code, out: out.join('\n'), err: err.join('\n') }
    }
  return { stick, here: on('here'), there: on('there') }
}

const add = (text: string) => ['note', 'add', '--dossier', 'sahel-russia', '--text', text]
const notes = ['note', 'list', '--dossier', 'sahel-russia', '--json']

describe('dossier copy and bring-back', () => {
  it('carry everything to another machine, and say first what differs', async () => {
    const { stick, here, there } = await desk()
    await here(...add('from here'))
    const made = await here('copy', '--to', stick)
    expect(made).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^Copied to Dossier copy .*, 1 dossier, and read back\.$/),
    })
    const [name = ''] = await readdir(stick)
    // What is documented holds for a tool that knows nothing of Dossier.
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: join(stick, name) })
    if (process.platform !== 'win32') {
      expect((await stat(join(stick, name))).mode & 0o777).toBe(0o700)
      expect((await stat(join(stick, name, 'dossiers', 'sahel-russia.json'))).mode & 0o777).toBe(0o600)
    }

    const looked = await there('bring-back', stick, '--dry-run')
    expect(looked.out).toContain('sahel-russia: not here')
    expect(looked.out).toContain('Nothing was changed.')
    expect((await there('bring-back', stick)).code).toBe(0)
    expect((await there(...notes)).out).toBe((await here(...notes)).out)

    await there(...add('from there'))
    expect((await there('bring-back', stick)).out).toContain('notes: 0 only in the copy, 1 only here, 0 changed')
    expect(JSON.parse((await there(...notes)).out)).toHaveLength(2)
    await there('bring-back', stick, '--here', 'replace')
    expect(JSON.parse((await there(...notes)).out)).toHaveLength(1)
    expect((await there('backup', '--dossier', 'sahel-russia', '--list')).out).toContain('before a restore')
  })

  it('refuse a damaged copy, and a wrong call, with a sentence', async () => {
    const { stick, here, there } = await desk()
    await here(...add('one'))
    await here('copy', '--to', stick)
    const [name = ''] = await readdir(stick)
    const path = join(stick, name, 'dossiers', 'sahel-russia.json')
    const bytes = await readFile(path)
    bytes[bytes.length - 20] = (bytes[bytes.length - 20] ?? 0) ^ 1
    await writeFile(path, bytes)
    expect(await there('bring-back', stick)).toMatchObject({
      code: 1,
      err: 'The copy is damaged: ‘dossiers/sahel-russia.json’ is not what was written. Nothing was changed. Use another copy.',
    })
    expect((await there('bring-back')).code).toBe(2)
    expect((await there('bring-back', stick, '--here', 'both')).code).toBe(2)
    expect((await here('copy')).code).toBe(2)
    expect((await here('copy', '--to', join(stick, 'gone'))).err).toContain('is not there')
  })
})
