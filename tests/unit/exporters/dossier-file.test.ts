import { createHash } from 'node:crypto'
import { strFromU8, unzipSync } from 'fflate'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { contentHash } from '../../../src-main/domain/dossier/content-hash'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import { DossierError } from '../../../src-main/domain/errors'
import { exportDossierFile } from '../../../src-main/exporters/dossier-file'
import { dossierFileImporter } from '../../../src-main/importers/dossier-file'
import { arbReadDossier } from '../../support/arbitraries'
import { bytesOf, handoverOf, MAKING, temporaryFolder, writeBytes } from '../../support/exchange-files'
import { smallDossier } from '../../support/small-dossier'
import { readBundledDossier } from '../resources/bundled-dossier'
import { runs } from '../../support/runs'

const folder = temporaryFolder()
afterAll(() => folder.remove())

const read = dossierFileImporter()
const hashOf = (content: DossierContent) => contentHash(content, () => createHash('sha256'))

describe('a .dossier file', () => {
  it('gives back exactly the content and the shared work that went in', async () => {
    await fc.assert(
      fc.asyncProperty(arbReadDossier, async ({ content, layer }) => {
        const handover = handoverOf(content, layer)
        const file = writeBytes(folder.path, 'round.dossier', bytesOf(exportDossierFile(handover, MAKING)))
        const back = await read(file)
        expect(back.content).toEqual(content)
        expect(back.content.claims).toEqual(content.claims)
        expect(hashOf(back.content)).toBe(hashOf(content))
        expect(back.manifest.contentHash).toBe(hashOf(content))
        expect(back.reader).toEqual(handover.reader)
        expect(back.reader.notes.length).toBe(
          Object.values(layer.records.notes).filter((note) => note.private !== true).length,
        )
      }),
      { numRuns: runs(20) },
    )
  })

  it('is the same bytes for equal input, however the records’ fields are ordered', () => {
    const content = smallDossier()
    const turned = JSON.parse(JSON.stringify(content), (_key, value: unknown) =>
      typeof value === 'object' && value !== null && !Array.isArray(value)
        ? Object.fromEntries(Object.entries(value).reverse())
        : value,
    ) as DossierContent
    expect(Object.keys(turned)[0]).toBe('sources')
    const bytes = bytesOf(exportDossierFile(handoverOf(content), MAKING))
    expect(bytesOf(exportDossierFile(handoverOf(turned), MAKING)).equals(bytes)).toBe(true)
  })

  it('holds each record on a line of its own and checksums that anybody can check', () => {
    const zip = unzipSync(bytesOf(exportDossierFile(handoverOf(smallDossier()), MAKING)))
    expect(Object.keys(zip)).toEqual(['dossier.json', 'reader.json', 'manifest.json'])
    const content = zip['dossier.json'] ?? new Uint8Array()
    expect(
      strFromU8(content)
        .split('\n')
        .filter((line) => line.includes('"id":"c-')).length,
    ).toBe(6)
    const manifest = JSON.parse(strFromU8(zip['manifest.json'] ?? new Uint8Array())) as {
      files: Record<string, { sha256: string }>
    }
    expect(manifest.files['dossier.json']?.sha256).toBe(createHash('sha256').update(content).digest('hex'))
  })

  it('carries the bundled dossier there and back', async () => {
    const content = readBundledDossier()
    const file = writeBytes(folder.path, 'bundled.dossier', bytesOf(exportDossierFile(handoverOf(content), MAKING)))
    expect((await read(file)).content).toEqual(content)
  })

  it('is not written for a dossier that no Dossier would take back', () => {
    const content = smallDossier()
    const [gazette] = content.sources
    if (gazette) gazette.derivedFrom = ['atlas']
    expect(() => exportDossierFile(handoverOf(content), MAKING)).toThrow(DossierError)
  })
})

describe('the content hash', () => {
  it('does not depend on the order of records, and changes with anything they say', () => {
    const content = smallDossier()
    const turned = smallDossier()
    turned.claims.reverse()
    turned.entities.reverse()
    expect(hashOf(turned)).toBe(hashOf(content))
    const claim = turned.claims[0]
    if (claim) claim.rank = 'deprecated'
    expect(hashOf(turned)).not.toBe(hashOf(content))
  })
})
