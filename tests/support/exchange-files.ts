import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { contentHash } from '../../src-main/domain/dossier/content-hash'
import type { DossierContent } from '../../src-main/domain/records/dossier'
import { DossierIndex } from '../../src-main/domain/dossier/dossier-index'
import type { Manifest, ReaderPart } from '../../src-main/domain/exchange/exchange-file'
import type { ExportStream, Making } from '../../src-main/domain/exchange/exchange-ports'
import { handOver, type Handover } from '../../src-main/domain/leaving/handover'
import { emptyLayer, type ReaderLayer } from '../../src-main/domain/records/records'

export const MAKING: Making = { producer: 'Dossier 0.1.0', createdAt: '2025-09-01T10:00:00.000Z' }

/** A folder under the system's temporary one; `remove` takes it away. */
export function temporaryFolder(): { path: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'dossier-exchange-'))
  return { path: folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** All bytes of an export that is one file. */
export function bytesOf(stream: ExportStream): Buffer {
  return Buffer.concat([...stream.pieces].map((piece) => piece.bytes))
}

/** The texts of an export's files by their paths; '' for an export that is one file. */
export function textsOf(stream: ExportStream): Map<string, string> {
  const files = new Map<string, Uint8Array[]>()
  for (const { file, bytes } of stream.pieces) files.set(file, [...(files.get(file) ?? []), bytes])
  return new Map([...files].map(([file, pieces]) => [file, Buffer.concat(pieces).toString('utf8')]))
}

/** What is handed over of a dossier, with a reader's layer on it or without. */
export function handoverOf(content: DossierContent, layer: ReaderLayer = emptyLayer(content.dossier.id)): Handover {
  return handOver(new DossierIndex(content, layer))
}

/** The three files of a `.dossier` zip before they are packed, to be spoilt one at a time. */
export interface UnpackedDossier {
  manifest: unknown
  content: unknown
  reader: unknown
}

/** The parts of a sound `.dossier` file of the content. */
export function unpackedDossier(content: DossierContent, reader: Partial<ReaderPart> = {}): UnpackedDossier {
  return {
    manifest: undefined,
    content,
    reader: { schemaVersion: 2, notes: [], highlights: [], briefings: [], ...reader },
  }
}

/** Packs parts with a manifest whose checksums fit them, so that only what was spoilt is wrong. Strings are taken as they are. */
export function packDossier(parts: UnpackedDossier, manifest: Partial<Manifest> = {}, more: Zippable = {}): Uint8Array {
  const content = textOf(parts.content)
  const reader = textOf(parts.reader)
  const fits = parts.manifest ?? { ...fittingManifest(parts, content, reader), ...manifest }
  return zipSync({
    'dossier.json': strToU8(content),
    'reader.json': strToU8(reader),
    'manifest.json': strToU8(textOf(fits)),
    ...more,
  })
}

/** Writes bytes to a file of the folder and answers its path. */
export function writeBytes(folder: string, name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name)
  writeFileSync(file, bytes)
  return file
}

function fittingManifest(parts: UnpackedDossier, content: string, reader: string): object {
  const count = (part: unknown, list: string): number => {
    const found = typeof part === 'object' && part !== null ? (part as Record<string, unknown>)[list] : undefined
    return Array.isArray(found) ? found.length : 0
  }
  const dossier = (parts.content as Partial<DossierContent>).dossier
  return {
    format: 'dossier',
    formatVersion: 1,
    schemaVersion: 2,
    ...MAKING,
    dossier: { id: dossier?.id ?? 'x', title: dossier?.title ?? 'x', marking: dossier?.marking ?? 'TLP:CLEAR' },
    counts: {
      entities: count(parts.content, 'entities'),
      claims: count(parts.content, 'claims'),
      sources: count(parts.content, 'sources'),
      notes: count(parts.reader, 'notes'),
      highlights: count(parts.reader, 'highlights'),
      briefings: count(parts.reader, 'briefings'),
    },
    contentHash: hashOf(parts.content),
    files: {
      'dossier.json': { sha256: sha256(content), sizeBytes: Buffer.byteLength(content) },
      'reader.json': { sha256: sha256(reader), sizeBytes: Buffer.byteLength(reader) },
    },
    leftOut: [],
  }
}

/** Zeros where the content is too spoilt to be hashed; it is refused before that matters. */
function hashOf(content: unknown): string {
  try {
    return contentHash(content as DossierContent, () => createHash('sha256'))
  } catch {
    return '0'.repeat(64)
  }
}

function textOf(part: unknown): string {
  return typeof part === 'string' ? part : JSON.stringify(part)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
