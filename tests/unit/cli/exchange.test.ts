import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../../../src-main/cli/program'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { packDossier, unpackedDossier } from '../../support/exchange-files'
import { smallLibrary } from '../../support/library'
import { smallDossier } from '../../support/small-dossier'
import { tempFolder } from '../../support/temp-folder'
import { READING } from '../../support/reading'
import { terminalOn } from './terminal'

/** Runs the program on the real bundled dossier; `at` chooses one of several data folders. */
async function desks() {
  const folder = await tempFolder()
  const at =
    (place: string) =>
    async (...args: string[]) => {
      const out: string[] = []
      const err: string[] = []
      const code = await runProgram(args, {
        projectFolder,
        reading: READING,
        env: { DOSSIER_DATA_DIR: join(folder, place) },
        print: (line) => out.push(line),
        warn: (line) => err.push(line),
      })
      return { code, out: out.join('\n'), err: err.join('\n') }
    }
  return { folder, at, file: (name: string) => join(folder, name) }
}

describe('export and import at the terminal', () => {
  it('carry a note from one desk to another, and leave the private one', async () => {
    const { at, file } = await desks()
    const [here, there] = [at('here'), at('there')]
    await here('note', 'add', '--dossier', 'sahel-russia', '--entity', 'mali', '--text', 'To be shared.')
    await here('note', 'add', '--dossier', 'sahel-russia', '--text', 'My own.', '--private')
    const path = file('handover.dossier')
    const exported = await here('export', '--dossier', 'sahel-russia', '--format', 'dossier', '--out', path)
    expect(exported).toMatchObject({ code: 0, err: '' })
    expect(exported.out).toContain('1 private note stays here.')
    expect(exported.out).toContain(path)

    const dry = await there('import', path, '--dry-run')
    expect(dry.code).toBe(0)
    expect(dry.out).toContain('1 added, 0 differ, 0 not in the file')
    expect(dry.out).toContain('Adds the note ‘To be shared.’')
    expect(dry.out).toContain('Nothing was changed.')
    expect((await there('note', 'list', '--dossier', 'sahel-russia', '--json')).out).toBe('[]')

    const undecided = await there('import', path)
    expect(undecided.code).toBe(1)
    expect(undecided.err).toContain('keep both')
    expect((await there('import', path, '--as', 'both')).code).toBe(0)
    const notes = (await there('note', 'list', '--dossier', 'sahel-russia', '--json')).out
    expect(notes).toContain('To be shared.')
    expect(notes).not.toContain('My own.')
  })

  it('write every format', async () => {
    const { at, file, folder } = await desks()
    const run = at('here')
    for (const [format, name] of [
      ['followthemoney', 'a.ftm.json'],
      ['csv', 'a.csv'],
      ['markdown', 'vault'],
    ] as const) {
      const { code, out } = await run(
        'export',
        '--dossier',
        'sahel-russia',
        '--format',
        format,
        '-o',
        file(name),
        '--json',
      )
      expect(code).toBe(0)
      expect((JSON.parse(out) as { sizeBytes: number }).sizeBytes).toBeGreaterThan(10_000)
    }
    expect((await readFile(file('a.csv'), 'utf8')).startsWith('\ufeffclaim_id,')).toBe(true)
    expect(await readdir(file('vault'))).toContain('index.md')
    // Exporting reads only: it makes no data folder.
    expect(await readdir(folder)).not.toContain('here')
  })

  it('decide about one record at a time, by the keys that a dry run names, and refuse any other decision', async () => {
    const small = await smallLibrary(smallDossier())
    await small.library().close()
    const run = await terminalOn(small)
    const content = smallDossier()
    for (const claim of content.claims) if (claim.id === 'c-member-a') claim.qualifiers = { role: 'theirs' }
    for (const claim of content.claims) if (claim.id === 'c-member-b') claim.qualifiers = { role: 'theirs too' }
    content.claims.push({ ...content.claims[0], id: 'c-new', rank: 'deprecated' } as (typeof content.claims)[number])
    const path = join(small.root, 'back.dossier')
    await writeFile(path, packDossier(unpackedDossier(content)))
    const { said } = await run('import', path, '--dry-run')
    expect(said).toContain('  claims c-member-a  changed in the file alone: Aland: member of River Pact (theirs)')
    expect(said).toContain('    Role, time and place, here:     founding member | 16 September 2023')
    expect(said).toContain('    Role, time and place, in file:  theirs')
    expect(said).toContain('  claims c-new  only in the file: ')
    for (const [choice, why] of [
      ['claims c-nothing=theirs', "nothing has to be decided about 'claims c-nothing'"],
      ['claims c-new=both', '--choose claims c-new takes theirs or mine: it is only in the file.'],
      ['claims c-new=yours', '--choose takes a key and both, mine, theirs'],
    ] as const)
      expect(await run('import', path, '--as', 'both', '--choose', choice)).toEqual({
        code: 2,
        said: expect.stringContaining(why),
      })
    const chosen = ['claims c-member-a=mine', 'claims c-new=mine'].flatMap((choice) => ['--choose', choice])
    expect((await run('import', path, '--as', 'theirs', ...chosen)).code).toBe(0)
    const { index } = await (await small.reopen()).open('river-pact')
    expect(['a', 'b'].map((of) => index.claims.get(`c-member-${of}`)?.qualifiers?.role)).toEqual([
      'founding member',
      'theirs too',
    ])
    expect(index.claims.has('c-new')).toBe(false)
  })

  it('refuse what is no dossier file, naming why, and end with 1', async () => {
    const { at, file } = await desks()
    const path = file('letter.dossier')
    await writeFile(path, 'Dear colleague')
    const { code, err } = await at('here')('import', path)
    expect(code).toBe(1)
    expect(err).toContain('not a dossier file')
    expect(err).toContain('Nothing was changed.')
    expect((await at('here')('import', file('missing.dossier'))).err).toContain('is not there')
  })

  it('say how they are called', async () => {
    const run = (await desks()).at('here')
    expect((await run('import')).code).toBe(2)
    expect((await run('export', '--dossier', 'sahel-russia', '--format', 'docx', '--out', 'x')).err).toContain('csv')
  })
})
