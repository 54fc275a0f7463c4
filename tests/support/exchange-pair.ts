import { createHash } from 'node:crypto'
import { expect } from 'vitest'
import { isSameJson } from '../../src-main/domain/text/canonical-json'
import { contentHash } from '../../src-main/domain/dossier/content-hash'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import { sortFaults } from '../../src-main/domain/exchange/exchange-faults'
import { exchangeFileSchema } from '../../src-main/domain/exchange/exchange-file'
import type { IncomingDossier } from '../../src-main/domain/exchange/exchange-ports'
import { handOver } from '../../src-main/domain/leaving/handover'
import type { ReaderStore } from '../../src-main/domain/ports'
import {
  applyOps,
  emptyLayer,
  RECORD_SCHEMAS,
  type Change,
  type ReaderLayer,
} from '../../src-main/domain/records/records'
import { DossierSession } from '../../src-main/services/session/dossier-session'

/** A session on nothing but memory, for laws that need many. Every record it takes is checked, and every `before`. */
export function memorySession(
  name: string,
  content: DossierContent | null,
  layer: ReaderLayer,
  now: () => string,
): DossierSession {
  let ids = 0
  const history: Change[] = []
  const take = (change: Change) => {
    for (const op of change.ops) {
      const present: unknown = layer.records[op.collection][op.id] ?? null
      expect(isSameJson(op.before, present), `${op.collection} ${op.id} stands as the change says`).toBe(true)
      if (op.after !== null) RECORD_SCHEMAS[op.collection].parse(op.after)
      applyOps(layer, [op])
    }
    history.push(change)
  }
  const store: ReaderStore = {
    layer,
    history,
    recovery: { kind: 'none' } as never,
    undecided: null,
    goOnWithRecovered: () => Promise.resolve(),
    saveState: () => ({ kind: 'saved' }) as never,
    onSaveState: () => () => undefined,
    unsaved: () => [],
    edit({ plan, onApplied, onPublished }) {
      return Promise.resolve().then(async () => {
        const change = await plan()
        if (!change) return
        take(change)
        onApplied?.(change.ops)
        onPublished?.(change)
      })
    },
    commit(change) {
      take(change)
      return Promise.resolve()
    },
    close: () => Promise.resolve(),
  }
  return new DossierSession(layer.dossierId, content, store, { now, makeId: () => `r-${name}-${++ids}` })
}

/** A layer with the content as the reader's own. */
export function ownLayer(content: DossierContent): ReaderLayer {
  const layer = emptyLayer(content.dossier.id)
  const { bundle: _, ...meta } = content.dossier
  layer.records.meta[meta.id] = meta
  for (const name of ['entities', 'claims', 'sources'] as const) {
    for (const record of content[name]) Object.assign(layer.records[name], { [record.id]: record })
  }
  return structuredClone(layer)
}

/** What a dossier hands over, as the other side reads it. */
export function handedOver(session: DossierSession): IncomingDossier {
  const { content, reader, leftOut } = structuredClone(handOver(session.index))
  expect(sortFaults(content).refusing).toEqual([])
  const { id, title, marking } = content.dossier
  const file = { sha256: 'ab'.repeat(32), sizeBytes: 1 }
  const manifest: IncomingDossier['manifest'] = {
    format: 'dossier',
    formatVersion: 1,
    schemaVersion: content.schemaVersion,
    producer: 'Dossier 0.1.0',
    createdAt: session.tools.now(),
    dossier: { id, title, marking },
    counts: {
      entities: content.entities.length,
      claims: content.claims.length,
      sources: content.sources.length,
      notes: reader.notes.length,
      highlights: reader.highlights.length,
      briefings: reader.briefings.length,
    },
    contentHash: contentHash(content, () => createHash('sha256')),
    files: { 'dossier.json': file, 'reader.json': file },
    leftOut,
  }
  exchangeFileSchema.parse({ 'manifest.json': manifest, 'dossier.json': content, 'reader.json': reader })
  return { content, reader, manifest, weaknesses: [] }
}
