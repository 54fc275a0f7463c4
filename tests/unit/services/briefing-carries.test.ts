import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readAttachment } from '../../../src-main/briefing/read-attachment'
import { contentHash } from '../../../src-main/domain/content-hash'
import type { DossierContent } from '../../../src-main/domain/dossier'
import { handOver } from '../../../src-main/domain/handover'
import { WRITERS } from '../../support/briefing-writers'
import { dossierJson } from '../../../src-main/exporters/dossier-file'
import { dossierFileReader, readDossierJson } from '../../../src-main/importers/dossier-file'
import { ImportDesk } from '../../../src-main/services/exchange-import'
import { exportBriefing } from '../../../src-main/services/export-briefing'
import { incomingReader } from '../../../src-main/services/incoming-file'
import { dossierHash } from '../../../src-main/services/content-hash'
import { saveNote } from '../../../src-main/services/edit-notes'
import { arbDossierContent } from '../../support/arbitraries'
import { smallLibrary } from '../../support/library'
import { aNote } from '../../support/records'
import { smallDossier } from '../../support/small-dossier'
import { tempFolder } from '../../support/temp-folder'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { render } from '../briefing/engine'
import { runs } from '../../support/runs'

const read = incomingReader({ readDossierFile: dossierFileReader(), readAttachment, readDossierJson })
const hashOf = (content: DossierContent): string => contentHash(content, () => createHash('sha256'))
const code = (error: unknown): unknown => (error instanceof Error && 'code' in error ? error.code : error)

const attachment = { fileName: 'dossier.json', schemaVersion: 1 }

/** A briefing that carries this content, as a file. */
async function carrier(content: DossierContent, folder: string): Promise<string> {
  const { bytes } = await render(sampleModel({ attachment: { ...attachment, json: dossierJson(content) } }), {})
  const path = join(folder, 'briefing.pdf')
  await writeFile(path, bytes)
  return path
}

describe('the dossier that a briefing carries', () => {
  it('comes back with identical hashes, whatever dossier it is', async () => {
    const folder = await tempFolder()
    await fc.assert(
      fc.asyncProperty(arbDossierContent, async (content) => {
        const incoming = await read(await carrier(content, folder))
        expect(incoming.content).toEqual(content)
        expect(incoming.manifest.contentHash).toBe(hashOf(content))
      }),
      { numRuns: runs(12) },
    )
  })

  it('becomes a dossier again, without anybody’s notes', async () => {
    const { session, library, root } = await smallLibrary(smallDossier())
    const open = await session()
    const { id: _id, createdAt: _created, updatedAt: _updated, ...note } = aNote('n-1')
    await saveNote(open, { ...note, body: 'Only for me to read.' })
    const path = join(root, 'brief.pdf')
    await exportBriefing(
      open,
      { format: 'brief', paper: 'A4', noteIds: [], carriesDossier: true },
      { path, producer: 'Dossier', render, writers: WRITERS, dossierJson },
    )
    const desk = new ImportDesk(library(), read, () => 'token')
    const { token, plan } = await desk.inspect(path)
    expect(plan).toMatchObject({ fileName: 'brief.pdf', counts: { entities: 4, claims: 6, sources: 2, notes: 0 } })
    const { id } = await desk.bringIn(token, 'new')
    const again = await library().open(id)
    const { dossier: _meta, ...records } = smallDossier()
    expect(handOver(again.index).content).toMatchObject(records)
    expect(again.index.notes).toEqual({})
    const attached = readAttachment(await readFile(path))
    expect(Buffer.from(attached ?? []).toString('utf8')).toBe(dossierJson(handOver(open.index).content))
    expect((await read(path)).manifest.contentHash).toBe(dossierHash(open.index))
  })

  it('is left out where the author says so, and a PDF without one is refused in words', async () => {
    const { session, root } = await smallLibrary(smallDossier())
    const path = join(root, 'plain.pdf')
    await exportBriefing(
      await session(),
      { format: 'brief', paper: 'A4', noteIds: [], carriesDossier: false },
      { path, producer: 'Dossier', render, writers: WRITERS, dossierJson },
    )
    expect(readAttachment(await readFile(path))).toBeUndefined()
    const refusal = await read(path).catch((error: unknown) => error)
    expect(code(refusal)).toBe('import-rejected')
    expect(String(refusal)).toContain('carries no dossier')
  })

  it('is refused when it is not sound, and when a newer version wrote it', async () => {
    const folder = await tempFolder()
    const spoilt = smallDossier()
    const [claim] = spoilt.claims
    if (claim) claim.subject = 'nobody'
    expect(code(await read(await carrier(spoilt, folder)).catch((error: unknown) => error))).toBe('import-rejected')
    const { bytes } = await render(sampleModel({ attachment: { ...attachment, json: '{"schemaVersion":99}' } }), {})
    const path = join(folder, 'newer.pdf')
    await writeFile(path, bytes)
    expect(String(await read(path).catch((error: unknown) => error))).toContain('newer version')
  })
})
