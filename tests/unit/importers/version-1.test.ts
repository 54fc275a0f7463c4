import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { incomingFileImporter } from '../../../src-main/importers/incoming-file'
import { BRIEFING_FILE, DOSSIER_FILE, writtenRecords } from '../../support/golden-harbour'
import { tempFolder } from '../../support/temp-folder'

const read = incomingFileImporter()

describe('a file of version 1', () => {
  it.each([
    ['a .dossier file', DOSSIER_FILE],
    ['a briefing that carries a dossier', BRIEFING_FILE],
  ])('is taken: %s', async (_, path) => {
    const { own } = await writtenRecords()
    const { content, manifest, weaknesses } = await read(path)
    expect([content.schemaVersion, manifest.schemaVersion]).toEqual([2, 2])
    expect(content.claims.map(({ id }) => id).sort()).toEqual(Object.keys(own['claims'] ?? {}).sort())
    for (const claim of content.claims) {
      expect({ ...claim, citations: [] }).toEqual({ ...own['claims']?.[claim.id], citations: [] })
      for (const { locator, selector, lost } of claim.citations) {
        if (locator.kind !== 'paragraph' || locator.value === '12') continue
        expect([lost ?? typeof locator.paragraphId, locator.value === '99' || selector !== undefined]).toEqual([
          lost ?? 'string',
          true,
        ])
      }
    }
    expect(weaknesses.map(({ code }) => code).sort()).toEqual(['missing-paragraph', 'quote-not-found'])
  })

  it('brings its notes, highlights and briefings along', async () => {
    const { own } = await writtenRecords()
    const { reader } = await read(DOSSIER_FILE)
    const shared = Object.values(own['notes'] ?? {}).filter((note) => note['private'] !== true)
    expect(reader.notes.map(({ id, body }) => [id, body])).toEqual(shared.map(({ id, body }) => [id, body]))
    expect(reader.highlights).toEqual(Object.values(own['highlights'] ?? {}))
    expect(reader.briefings.map(({ title }) => title)).toEqual(['The harbour in brief'])
  })

  it('whose content was changed since is refused like any other', async () => {
    const files = unzipSync(await readFile(DOSSIER_FILE))
    const content = strFromU8(files['dossier.json'] ?? new Uint8Array()).replace('opened in 1968', 'opened in 1969')
    const path = join(await tempFolder(), 'changed.dossier')
    await writeFile(path, zipSync({ ...files, 'dossier.json': strToU8(content) }))
    await expect(read(path)).rejects.toMatchObject({ code: 'import-rejected' })
  })

  it('with parts of two versions is refused', async () => {
    const files = unzipSync(await readFile(DOSSIER_FILE))
    const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as object
    const path = join(await tempFolder(), 'mixed.dossier')
    await writeFile(
      path,
      zipSync({ ...files, 'manifest.json': strToU8(JSON.stringify({ ...manifest, schemaVersion: 2 })) }),
    )
    await expect(read(path)).rejects.toMatchObject({ code: 'import-rejected' })
  })
})
