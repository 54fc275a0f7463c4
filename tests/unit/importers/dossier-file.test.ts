import { execFileSync } from 'node:child_process'
import { appendFileSync, closeSync, openSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, describe, expect, it, onTestFinished } from 'vitest'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { DossierError } from '../../../src-main/domain/errors'
import type { IncomingDossier } from '../../../src-main/domain/exchange/exchange-ports'
import { dossierFileImporter } from '../../../src-main/importers/dossier-file'
import { DOSSIER_FILE_LIMITS } from '../../../src-main/importers/zip-limits'
import { packDossier, temporaryFolder, unpackedDossier, writeBytes } from '../../support/exchange-files'
import { smallDossier } from '../../support/small-dossier'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const read = dossierFileImporter()

async function reading(bytes: Uint8Array): Promise<IncomingDossier> {
  return read(writeBytes(folder.path, 'in.dossier', bytes))
}

/** The error that reading ends with; a file that is taken fails the test. */
async function refusalOf(work: Promise<unknown>): Promise<DossierError> {
  const outcome = await work.catch((error: unknown) => error)
  if (!(outcome instanceof DossierError)) throw new Error('the file was not refused', { cause: outcome })
  return outcome
}

/** The small dossier with something spoilt, packed with a manifest that fits it. */
function spoilt(spoil: (content: DossierContent) => void): Uint8Array {
  const content = smallDossier()
  spoil(content)
  return packDossier(unpackedDossier(content))
}

/** Text of the small dossier's content with a piece replaced, for what JSON.stringify would not write. */
function respelt(piece: string, by: string): Uint8Array {
  const text = JSON.stringify(smallDossier())
  if (!text.includes(piece)) throw new Error(`${piece} is not in the dossier`)
  return packDossier({ ...unpackedDossier(smallDossier()), content: text.replace(piece, by) })
}

describe('reading a .dossier file', () => {
  it('takes a sound one', async () => {
    const { content, manifest } = await reading(packDossier(unpackedDossier(smallDossier())))
    expect(content).toEqual(smallDossier())
    expect(manifest.producer).toBe('Dossier 0.1.0')
  })

  it.each<[what: string, spoil: (content: DossierContent) => void, places: string[]]>([
    ['a subject that is missing', (c) => (claim(c, 0).subject = 'nobody'), ['claims.c-member-a.subject', 'nobody']],
    [
      'a relation to what is missing',
      (c) => (claim(c, 1).value = { type: 'entity', entityId: 'nowhere' }),
      ['claims.c-member-b.value', 'nowhere'],
    ],
    [
      'a source that is missing',
      (c) => (claim(c, 2).citations = [{ sourceId: 'gone', locator: { kind: 'page', value: '1' }, credibility: 3 }]),
      ['claims.c-founded.citations.0', 'gone'],
    ],
    ['an id given twice', (c) => (claim(c, 1).id = 'c-member-a'), ['claims.1', 'c-member-a']],
    ['an id of another kind of record', (c) => (claim(c, 1).id = 'aland'), ['aland']],
    [
      'sources that derive from each other',
      (c) => {
        const [gazette] = c.sources
        if (gazette) gazette.derivedFrom = ['atlas']
      },
      ['derivedFrom', 'gazette'],
    ],
    [
      'a date that does not parse',
      (c) => (claim(c, 2).value = { type: 'date', date: { edtf: 'last Tuesday' } }),
      ['claim "c-founded" (number 3)', 'value.date.edtf', 'EDTF'],
    ],
    [
      'a control character in a name',
      (c) => {
        const [entity] = c.entities
        if (entity?.names[0]) entity.names[0].value = 'Al\u0007and'
      },
      ['entity "aland" (number 1)', 'names.0.value', 'control characters'],
    ],
    ['no citation and no judgement', (c) => (claim(c, 0).citations = []), ['claim "c-member-a"', 'citation']],
    ['nobody for a statement', (c) => delete claim(c, 4).attributedTo, ['claim "c-statement"', 'attributedTo']],
    [
      'a field that does not belong there',
      (c) => Object.assign(claim(c, 0), { colour: 'red' }),
      ['claim "c-member-a"', 'colour'],
    ],
    ['a text for a list', (c) => Object.assign(c, { claims: 'none' }), ['dossier.json: claims must be a list']],
    ['a field that is missing', (c) => Object.assign(claim(c, 0), { rank: undefined }), ['rank', 'c-member-a']],
  ])('refuses %s and names the place', async (_what, spoil, places) => {
    const error = await refusalOf(reading(spoilt(spoil)))
    expect(error.code).toBe('import-rejected')
    expect(error.message).toContain('Nothing was changed')
    const said = (error.details ?? []).join('\n')
    for (const place of places) expect(said).toContain(place)
  })

  it('takes right-to-left overrides in a name, which screens show as marks, and refuses ones in an id', async () => {
    const name = 'Bland \u202egnp.exe'
    const { content } = await reading(
      spoilt((c) => {
        const [, entity] = c.entities
        if (entity?.names[0]) entity.names[0].value = name
      }),
    )
    expect(content.entities[1]?.names[0]?.value).toBe(name)
    const error = await refusalOf(reading(spoilt((c) => (claim(c, 0).id = 'c-\u202egnp'))))
    expect(error.details?.join()).toContain('claim "c-\ufffdgnp"')
    expect(error.details?.join()).not.toContain('\u202e')
  })

  it.each([
    ['a field named __proto__', '"kind":"fact"', '"__proto__":{"rank":"preferred"},"kind":"fact"', 'named __proto__'],
    ['a field named __proto__ in escapes', '"kind":"fact"', '"\\u005f_proto__":{},"kind":"fact"', 'named __proto__'],
    ['NaN for a number', '"credibility":3', '"credibility":NaN', 'not JSON'],
    ['a number past all bounds', '"credibility":3', '"credibility":1e999', 'credibility'],
    [
      '5,000 levels of lists',
      '"kind":"fact"',
      `"deep":${'['.repeat(5_000)}${']'.repeat(5_000)},"kind":"fact"`,
      'nested more than 40 levels deep',
    ],
    [
      '500,000 levels of objects',
      '"kind":"fact"',
      `"deep":${'{"a":'.repeat(500_000)}1${'}'.repeat(500_000)},"kind":"fact"`,
      'nested more than 40 levels deep',
    ],
    ['text after its end', '}]}', '}]}}', 'not JSON'],
  ])('refuses %s, and says so', async (_what, piece, by, said) => {
    const error = await refusalOf(reading(respelt(piece, by)))
    expect(error.code).toBe('import-rejected')
    const words = `${error.message} ${error.details?.join(' ') ?? ''}`
    expect(words).toContain('dossier.json')
    expect(words).toContain(said)
    expect(({} as { rank?: string }).rank).toBeUndefined()
  })

  it('refuses a private note and two notes with one id', async () => {
    const note = {
      id: 'r-1',
      targets: [],
      title: '',
      body: 'x',
      tags: [],
      createdAt: '2025-01-01T00:00:00Z',
      updatedAt: '2025-01-01T00:00:00Z',
    }
    const secret = { ...unpackedDossier(smallDossier()), reader: shared([{ ...note, private: true }]) }
    expect((await refusalOf(reading(packDossier(secret)))).details?.join()).toContain('note "r-1"')
    const twice = { ...unpackedDossier(smallDossier()), reader: shared([note, note]) }
    expect((await refusalOf(reading(packDossier(twice)))).details?.join()).toContain('note r-1')
  })

  it('names at most twenty of thousands of faults, and says them short', async () => {
    const bytes = spoilt((c) => {
      c.claims = Array.from({ length: 5_000 }, (_, at) => ({ ...claim(c, 0), id: `C ${at} ${'x'.repeat(500)}` }))
    })
    const error = await refusalOf(reading(bytes))
    expect(error.details).toHaveLength(20)
    expect(error.details?.join('').length).toBeLessThan(8_000)
  })
})

describe('the version of a .dossier file', () => {
  it.each([{ formatVersion: 2 }, { schemaVersion: 7 }])('is said plainly when newer: %o', async (newer) => {
    const parts = unpackedDossier(smallDossier())
    const bytes = packDossier(
      { ...parts, manifest: { format: 'dossier', formatVersion: 1, schemaVersion: 2, ...newer } },
      {},
      {
        'new-part.json': strToU8('{}'),
      },
    )
    const error = await refusalOf(reading(bytes))
    expect(error.code).toBe('import-rejected')
    expect(error.message).toContain('newer version of Dossier')
    expect(error.message).toContain('Update Dossier')
  })

  it('is asked for when it is missing', async () => {
    const error = await refusalOf(reading(packDossier({ ...unpackedDossier(smallDossier()), manifest: {} })))
    expect(error.details?.join()).toContain('manifest.json: formatVersion is missing')
  })
})

describe('the zip of a .dossier file', () => {
  const sound = packDossier(unpackedDossier(smallDossier()))

  it('is refused at every length it can be cut to', async () => {
    const file = path.join(folder.path, 'cut.dossier')
    for (let length = 0; length < sound.length; length += 97) {
      writeFileSync(file, sound)
      truncateSync(file, length)
      expect((await refusalOf(read(file))).code).toBe('import-rejected')
    }
  })

  it('is refused with any part of its data changed', async () => {
    for (const at of [60, 200, 600, 900]) {
      const bytes = Uint8Array.from(sound)
      bytes[at] = (bytes[at] ?? 0) ^ 0x10
      expect((await refusalOf(reading(bytes))).code).toBe('import-rejected')
    }
  })

  it('is refused when a part is another than its checksum says, though it is sound in itself', async () => {
    for (const name of ['dossier.json', 'reader.json']) {
      const parts = unzipSync(sound)
      const text = strFromU8(parts[name] ?? new Uint8Array())
      const bytes = zipSync({ ...parts, [name]: strToU8(text.replace('{', '{ ')) })
      const error = await refusalOf(reading(bytes))
      expect(error.code).toBe('import-rejected')
      expect(error.message).toContain(`${name} in the file is not what was written there`)
    }
  })

  it('is refused when the manifest tells of other content', async () => {
    for (const wrong of [
      { contentHash: '0'.repeat(64) },
      { dossier: { id: 'x', title: 'x', marking: 'TLP:RED' as const } },
    ]) {
      const error = await refusalOf(reading(packDossier(unpackedDossier(smallDossier()), wrong)))
      expect(error.details?.join()).toContain('manifest.json')
    }
  })

  it.each([
    ['a path that leads out of it', { '../evil.json': strToU8('{}') }, 'damaged'],
    ['an absolute path', { '/etc/evil.json': strToU8('{}') }, 'damaged'],
    ['a path of Windows', { 'C:\\evil.json': strToU8('{}') }, 'damaged'],
    ['a path of Windows within it', { 'a\\evil.json': strToU8('{}') }, 'damaged'],
    ['a file too many', { 'photo.jpg': strToU8('x') }, 'photo.jpg'],
  ])('is refused with %s', async (_what, more, said) => {
    const error = await refusalOf(reading(packDossier(unpackedDossier(smallDossier()), {}, more)))
    expect(error.code).toBe('import-rejected')
    expect(error.message).toContain(said)
  })

  it('is refused when a file in it is encrypted, and that is said', async () => {
    const bytes = Buffer.from(sound)
    // The first bit of the flags, 6 bytes after the signature of a file's own record and 8 after that of the list's.
    for (const [signature, flagsAt] of [
      [[0x50, 0x4b, 3, 4], 6],
      [[0x50, 0x4b, 1, 2], 8],
    ] as const) {
      const at = bytes.indexOf(Buffer.from(signature))
      bytes.writeUInt16LE(bytes.readUInt16LE(at + flagsAt) | 1, at + flagsAt)
    }
    const error = await refusalOf(reading(bytes))
    expect(error.code).toBe('import-rejected')
    expect(error.message).toContain('is encrypted; a dossier file is not')
  })

  it('is refused when it holds a file twice', async () => {
    const bytes = Buffer.from(packDossier(unpackedDossier(smallDossier()), {}, { 'readex.json': strToU8('{}') }))
    for (let at = bytes.indexOf('readex.json'); at >= 0; at = bytes.indexOf('readex.json'))
      bytes.write('reader.json', at)
    expect((await refusalOf(reading(bytes))).message).toContain('"reader.json" twice')
  })

  it('is refused when a part is missing', async () => {
    const error = await refusalOf(reading(zipSync({ 'manifest.json': strToU8('{}') })))
    expect(error.details?.join()).toContain('manifest.json: format must be "dossier"')
    expect((await refusalOf(reading(zipSync({ 'a.txt': strToU8('x') })))).message).toContain('manifest.json is missing')
  })

  it('is refused with more files than a dossier has, before any is looked at', async () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, at) => [`${at}.json`, strToU8('{}')]))
    expect((await refusalOf(reading(zipSync(many)))).message).toContain('5,000 files')
  })

  it('is refused as a bomb by the size it unpacks to', async () => {
    const bomb = zipSync({ 'dossier.json': new Uint8Array(60_000_000), 'manifest.json': strToU8('{}') }, { level: 9 })
    expect(bomb.length).toBeLessThan(100_000)
    const error = await refusalOf(reading(bomb))
    expect(error.code).toBe('too-large')
    expect(error.message).toContain('times its size')
  })

  it('is refused when it says a smaller size than it unpacks to', async () => {
    const bytes = Buffer.from(packDossier(unpackedDossier(smallDossier()), {}))
    // The uncompressed size in each record of the central directory, 24 bytes after its signature.
    const signature = Buffer.from([0x50, 0x4b, 1, 2])
    for (let at = bytes.indexOf(signature); at >= 0; at = bytes.indexOf(signature, at + 4))
      bytes.writeUInt32LE(100, at + 24)
    expect((await refusalOf(reading(bytes))).code).toBe('import-rejected')
  })

  it('is refused over the limit of the file itself, without being read', async () => {
    const file = path.join(folder.path, 'large.dossier')
    writeFileSync(file, '')
    truncateSync(file, 200_000_000)
    const error = await refusalOf(read(file))
    expect(error.code).toBe('too-large')
    expect(error.message).toContain('200 MB')
  })

  it('is refused over the limit on all files together', async () => {
    const small = dossierFileImporter({ ...DOSSIER_FILE_LIMITS, totalBytes: 1_000 })
    expect((await refusalOf(small(writeBytes(folder.path, 'in.dossier', sound)))).code).toBe('too-large')
  })

  it('is refused over the limit on one file in it', async () => {
    const small = dossierFileImporter({ ...DOSSIER_FILE_LIMITS, entryBytes: 1_000 })
    const error = await refusalOf(small(writeBytes(folder.path, 'in.dossier', sound)))
    expect(error.code).toBe('too-large')
    expect(error.message).toContain('a dossier is never that large')
  })

  it.skipIf(process.platform === 'win32')(
    'is refused at once when it is a pipe, which would be waited for',
    async () => {
      const pipe = path.join(folder.path, 'pipe.dossier')
      execFileSync('mkfifo', [pipe])
      // Whoever waits at the pipe all the same is let go when the test has failed.
      onTestFinished(() => closeSync(openSync(pipe, 'r+')))
      expect((await refusalOf(read(pipe))).message).toContain('is not a file')
    },
  )

  it('is refused when it is something else: a picture, a folder, nothing', async () => {
    expect((await refusalOf(reading(readFileSync(import.meta.filename)))).message).toContain('not a dossier file')
    const refused = await refusalOf(read(folder.path))
    expect(refused.code).toBe('import-rejected')
    expect(refused.message).toContain('is not a file')
    const error = await refusalOf(read(path.join(folder.path, 'gone.dossier')))
    expect(error.code).toBe('not-found')
    expect(error.message).not.toContain(folder.path)
  })

  it('may have bytes after its end only where a zip allows a comment', async () => {
    const file = writeBytes(folder.path, 'tail.dossier', sound)
    appendFileSync(file, 'trailing')
    expect((await refusalOf(read(file))).code).toBe('import-rejected')
  })
})

it('stops reading when it is cancelled', async () => {
  const file = writeBytes(folder.path, 'in.dossier', packDossier(unpackedDossier(smallDossier())))
  expect((await refusalOf(read(file, { signal: { aborted: true } }))).code).toBe('cancelled')
})

function claim(content: DossierContent, at: number): DossierContent['claims'][number] {
  const found = content.claims[at]
  if (!found) throw new Error(`there is no claim ${at}`)
  return found
}

function shared(notes: readonly object[]): object {
  return { schemaVersion: 2, notes, highlights: [], briefings: [] }
}
