import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/text/canonical-json'
import { ContentHash, type HashedList } from '../domain/dossier/content-hash'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import {
  ALWAYS_LEFT_OUT,
  EXCHANGE_FILES,
  EXCHANGE_FORMAT_VERSION,
  type Manifest,
} from '../domain/exchange/exchange-file'
import { sortFaults } from '../domain/exchange/exchange-faults'
import type { ExportPiece, ExportStream, Making } from '../domain/exchange/exchange-ports'
import { describeFinding } from '../domain/checking/finding'
import type { Handover } from '../domain/leaving/handover'
import { textPieces } from './text-pieces'
import { ZipStream } from './zip-stream'

/**
 * A dossier as one `.dossier` file: a zip with JSON inside, one record a line, each file's checksum in the manifest.
 * Equal input gives equal bytes.
 * *Errors*: `conflict` naming the places when the dossier is not whole, since no Dossier would take the file back.
 */
export function exportDossierFile(handover: Handover, making: Making): ExportStream {
  const { content, reader } = handover
  const { refusing: faults } = sortFaults(content)
  if (faults.length > 0) {
    throw new DossierError('conflict', say('leaving.unsound'), faults.slice(0, 20).map(describeFinding))
  }
  const records = [content.entities, content.claims, content.sources, reader.notes, reader.highlights, reader.briefings]
  return {
    records: records.reduce((sum, list) => sum + list.length, 0),
    pieces: zipPieces(handover, making),
  }
}

function* zipPieces({ content, reader, partial, leftOut }: Handover, making: Making): Generator<ExportPiece> {
  const zip = new ZipStream()
  const written: Manifest['files'] = {
    [EXCHANGE_FILES.content]: { sha256: '', sizeBytes: 0 },
    [EXCHANGE_FILES.reader]: { sha256: '', sizeBytes: 0 },
  }
  const { schemaVersion, dossier, entities, claims, sources } = content
  const { notes, highlights, briefings } = reader
  const parts = [
    [EXCHANGE_FILES.content, { schemaVersion, dossier, entities, claims, sources }],
    [EXCHANGE_FILES.reader, { schemaVersion, notes, highlights, briefings }],
  ] as const
  const said = new ContentHash(() => createHash('sha256'))
  for (const [name, part] of parts) {
    const hash = createHash('sha256')
    let sizeBytes = 0
    zip.begin(name)
    for (const { bytes, records } of textPieces(name, jsonLines(part, name === EXCHANGE_FILES.content ? said : null))) {
      hash.update(bytes)
      sizeBytes += bytes.byteLength
      zip.add(bytes)
      yield { file: '', bytes: zip.take(), records }
    }
    written[name] = { sha256: hash.digest('hex'), sizeBytes }
  }
  const { id, title, marking } = dossier
  const manifest: Manifest = {
    format: 'dossier',
    formatVersion: EXCHANGE_FORMAT_VERSION,
    schemaVersion,
    producer: making.producer,
    createdAt: making.createdAt,
    dossier: { id, title, marking },
    counts: {
      entities: entities.length,
      claims: claims.length,
      sources: sources.length,
      notes: notes.length,
      highlights: highlights.length,
      briefings: briefings.length,
    },
    contentHash: said.digest(),
    files: written,
    ...(partial === true && { partial }),
    leftOut: [ALWAYS_LEFT_OUT, ...leftOut],
  }
  zip.begin(EXCHANGE_FILES.manifest)
  zip.add(Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`))
  zip.end()
  yield { file: '', bytes: zip.take(), records: 0 }
}

/** An object's JSON, its own fields in the order given and each element of its lists on a line of its own; hashed on the way. */
function* jsonLines(part: Readonly<Record<string, unknown>>, said: ContentHash | null): Generator<string> {
  let before = '{'
  for (const [key, value] of Object.entries(part)) {
    const field = `${before}${JSON.stringify(key)}:`
    before = ','
    const list = HASHED.find((name) => name === key)
    const json = (record: unknown) => {
      const text = canonicalJson(record)
      if (list) said?.add(list, text)
      return text
    }
    if (Array.isArray(value)) {
      if (value.length === 0) yield `${field}[]`
      for (const [at, record] of value.entries()) {
        const opening = at === 0 ? `${field}[` : ''
        yield `${opening}\n${json(record)}${at === value.length - 1 ? ']' : ','}`
      }
    } else {
      yield `${field}${json(value)}`
    }
  }
  yield '}\n'
}

const HASHED: readonly HashedList[] = ['dossier', 'entities', 'claims', 'sources']
