import { unzipSync } from 'fflate'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DossierContent } from '../../../src-main/domain/records/dossier'
import type { ExportDossier } from '../../../src-main/domain/exchange/exchange-ports'
import { emptyLayer, type ReaderLayer } from '../../../src-main/domain/records/records'
import { exportClaimsCsv } from '../../../src-main/exporters/claims-csv'
import { exportDossierFile } from '../../../src-main/exporters/dossier-file'
import { exportFollowTheMoney } from '../../../src-main/exporters/follow-the-money'
import { exportMarkdownFolder } from '../../../src-main/exporters/markdown-folder'
import { arbReadDossier } from '../../support/arbitraries'
import { handoverOf, MAKING } from '../../support/exchange-files'
import { aNote } from '../../support/records'
import { smallDossier } from '../../support/small-dossier'
import { runs } from '../../support/runs'

const EXPORTS: Readonly<Record<string, ExportDossier>> = {
  dossier: exportDossierFile,
  followthemoney: exportFollowTheMoney,
  csv: exportClaimsCsv,
  markdown: exportMarkdownFolder,
}

/** Everything that an export writes, names of files included, unpacked where it is a zip. */
function written(exporter: ExportDossier, content: DossierContent, layer: ReaderLayer): string {
  const parts: string[] = []
  const bytes: Uint8Array[] = []
  for (const piece of exporter(handoverOf(content, layer), MAKING).pieces) {
    parts.push(piece.file)
    bytes.push(piece.bytes)
  }
  const all = Buffer.concat(bytes)
  if (all.subarray(0, 2).toString() === 'PK') {
    for (const [name, data] of Object.entries(unzipSync(all))) parts.push(name, Buffer.from(data).toString('utf8'))
  }
  return [...parts, all.toString('utf8')].join('\n')
}

/** A dossier whose private note is also revised, deleted, briefed from and linked to, each with a word of its own. */
function seeded(): { content: DossierContent; layer: ReaderLayer; seeds: string[] } {
  const content = smallDossier()
  const layer = emptyLayer(content.dossier.id)
  const seeds = [
    'seed-title',
    'seed-body',
    'seed-tag',
    'seed-revision',
    'seed-binned',
    'seed-once',
    'r-seed-note',
    'seed-shared-before',
  ]
  const secret = aNote('r-seed-note', {
    private: true,
    title: 'seed-title',
    body: 'seed-body',
    tags: ['seed-tag'],
    targets: [{ kind: 'entity', id: 'aland' }],
  })
  const at = '2025-01-01T00:00:00.000Z'
  layer.records.notes[secret.id] = secret
  layer.records.notes['r-open'] = aNote('r-open', {
    title: 'Open',
    body: 'open words [[seed-once]] [[r-gone-too|seed-once]]',
    formerNames: ['seed-former'],
  })
  layer.records.revisions['r-rev'] = { id: 'r-rev', noteId: secret.id, at, note: { ...secret, body: 'seed-revision' } }
  layer.records.revisions['r-rev-2'] = {
    id: 'r-rev-2',
    noteId: 'r-open',
    at,
    note: aNote('r-open', { body: 'seed-shared-before' }),
  }
  layer.records.bin['r-bin'] = {
    id: 'r-bin',
    collection: 'notes',
    recordId: 'r-gone',
    label: 'seed-binned',
    deletedAt: at,
    record: aNote('r-gone', { body: 'seed-binned' }),
  }
  layer.records.bin['r-bin-too'] = {
    id: 'r-bin-too',
    collection: 'notes',
    recordId: 'r-gone-too',
    label: 'seed-binned too',
    deletedAt: at,
    record: aNote('r-gone-too', { private: true, formerNames: ['seed-once'] }),
  }
  layer.records.briefings['r-brief'] = {
    id: 'r-brief',
    title: 'A briefing',
    format: 'brief',
    paper: 'A4',
    marking: 'TLP:CLEAR',
    keyJudgements: [],
    sections: [],
    entityIds: [],
    noteIds: [secret.id, 'r-open'],
    createdAt: at,
    updatedAt: at,
  }
  return { content, layer, seeds }
}

describe.each(Object.entries(EXPORTS))('the %s export', (name, exporter) => {
  it('holds nothing of a private note, of its revisions, of the bin or of earlier versions', () => {
    const { content, layer, seeds } = seeded()
    const text = written(exporter, content, layer)
    for (const seed of seeds) expect(text).not.toContain(seed)
    // The same look finds what may leave, so it would find what may not.
    if (name === 'dossier' || name === 'markdown') expect(text).toContain('open words')
    else expect(text).toContain('river-pact-org')
  })

  it('is the same file whether there are private notes or not', () => {
    const { content, layer } = seeded()
    const without = seeded().layer
    delete without.records.notes['r-seed-note']
    expect(written(exporter, content, layer)).toBe(written(exporter, content, without))
  })

  it('is the same file with and without the private notes of any reader', () => {
    fc.assert(
      fc.property(arbReadDossier, ({ content, layer }) => {
        const without = structuredClone(layer)
        for (const note of Object.values(layer.records.notes)) {
          if (note.private === true) delete without.records.notes[note.id]
        }
        expect(written(exporter, content, layer)).toBe(written(exporter, content, without))
      }),
      { numRuns: runs(6) },
    )
  })
})
