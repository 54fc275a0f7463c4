import { createHash } from 'node:crypto'
import { z } from 'zod'
import { briefingSchema } from '../domain/records/briefing'
import { claimSchema } from '../domain/records/claim'
import { canonicalJson } from '../domain/text/canonical-json'
import { ContentHash, type HashedList } from '../domain/dossier/content-hash'
import { dossierContentSchema, SCHEMA_VERSION, type DossierContent } from '../domain/records/dossier'
import { entitySchema } from '../domain/records/entity'
import { type DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import { sortFaults } from '../domain/exchange/exchange-faults'
import {
  ALWAYS_LEFT_OUT,
  EXCHANGE_FILES,
  EXCHANGE_FORMAT_VERSION,
  manifestSchema,
  readerPartSchema,
  sharedNoteSchema,
  type Manifest,
  type ReaderPart,
} from '../domain/exchange/exchange-file'
import type { IncomingDossier, ReadDossierFile, WorkOptions } from '../domain/exchange/exchange-ports'
import { describeFinding } from '../domain/checking/finding'
import { highlightSchema } from '../domain/records/highlight'
import { sourceSchema } from '../domain/records/source'
import { broughtUpToDate } from './earlier-version'
import { parseJson } from './json-text'
import { describeFaults, MAX_FAULTS, parseRecords } from './record-list'
import { DOSSIER_FILE_LIMITS, type ZipLimits } from './zip-limits'
import { quoted, rejected, OpenZip } from './open-zip'

/** Reads `.dossier` files within the limits. */
export function dossierFileImporter(limits: ZipLimits = DOSSIER_FILE_LIMITS): ReadDossierFile {
  return async (path, options = {}) => {
    const zip = await OpenZip.open(path, limits, options.signal)
    try {
      return await readDossierZip(zip, options)
    } finally {
      zip.close()
    }
  }
}

/** Reads an opened `.dossier` file and checks everything in it. *Errors*: `import-rejected` with the places in `details`, `cancelled`. */
export async function readDossierZip(zip: OpenZip, options: WorkOptions): Promise<IncomingDossier> {
  const { onProgress } = options
  onProgress?.({ phase: 'Reading the file', done: 0, total: 0 })
  const { manifest, version } = parseManifest(
    parseJson(await zip.read(EXCHANGE_FILES.manifest), EXCHANGE_FILES.manifest),
  )
  const expected: readonly string[] = Object.values(EXCHANGE_FILES)
  const strange = zip.names.find((name) => !expected.includes(name))
  if (strange !== undefined) throw rejected(say('reading.part-strange', { part: quoted(strange) }))
  const written = {
    content: await readPart(zip, manifest, EXCHANGE_FILES.content),
    reader: await readPart(zip, manifest, EXCHANGE_FILES.reader),
  }
  const parts = version === SCHEMA_VERSION ? { ...written, writtenHash: undefined } : broughtUpToDate(written)

  const total = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0)
  let done = 0
  const onRecord = () => {
    if (++done % 500 === 0) onProgress?.({ phase: 'Checking', done, total })
  }
  const check = new PartCheck({ ...options, onRecord })
  const content = await check.content(parts.content)
  const reader = await check.reader(parts.reader)
  check.refuse()
  const contentHash = check.hash.digest()
  refuseMismatch(manifest, content, reader, parts.writtenHash ?? contentHash)
  refuseRepeated(reader)
  const { refusing, weaknesses } = sortFaults(content)
  if (refusing.length > 0) {
    throw refusal(refusing.slice(0, MAX_FAULTS).map((finding) => `dossier.json, ${describeFinding(finding)}`))
  }
  return { manifest: { ...manifest, contentHash }, content, reader, weaknesses }
}

/**
 * Reads a `dossier.json` that stands alone, as it does inside a briefing, and checks everything in it.
 * `name` is what messages call it.
 * *Errors*: `import-rejected` with the places in `details`, `cancelled`.
 */
export async function readDossierJson(
  bytes: Uint8Array,
  from: { name: string; producer: string; createdAt: string },
  options: WorkOptions = {},
): Promise<IncomingDossier> {
  options.onProgress?.({ phase: 'Reading the file', done: 0, total: 0 })
  const json = parseJson(bytes, from.name)
  refuseNewer(json)
  const check = new PartCheck({ ...options, onRecord: () => undefined })
  const content = await check.content(broughtUpToDate({ content: json }).content)
  check.refuse()
  const { refusing, weaknesses } = sortFaults(content)
  if (refusing.length > 0) {
    throw refusal(refusing.slice(0, MAX_FAULTS).map((finding) => `${from.name}, ${describeFinding(finding)}`))
  }
  const { id, title, marking } = content.dossier
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const none = createHash('sha256').digest('hex')
  return {
    manifest: {
      format: 'dossier',
      formatVersion: EXCHANGE_FORMAT_VERSION,
      schemaVersion: SCHEMA_VERSION,
      producer: from.producer,
      createdAt: from.createdAt,
      dossier: { id, title, marking },
      counts: {
        entities: content.entities.length,
        claims: content.claims.length,
        sources: content.sources.length,
        notes: 0,
        highlights: 0,
        briefings: 0,
      },
      contentHash: check.hash.digest(),
      files: {
        [EXCHANGE_FILES.content]: { sha256, sizeBytes: bytes.byteLength },
        [EXCHANGE_FILES.reader]: { sha256: none, sizeBytes: 0 },
      },
      leftOut: [ALWAYS_LEFT_OUT],
    },
    content,
    reader: { schemaVersion: SCHEMA_VERSION, notes: [], highlights: [], briefings: [] },
    weaknesses,
  }
}

function refuseNewer(json: unknown): void {
  const version = z.looseObject({ schemaVersion: z.int().min(1) }).safeParse(json)
  if (!version.success || version.data.schemaVersion <= SCHEMA_VERSION) return
  throw rejected(say('reading.newer'), [
    say('reading.newer-model', { version: version.data.schemaVersion, own: SCHEMA_VERSION }),
  ])
}

/** Looks at the versions first: what a newer version wrote need not fit this one's schema. An earlier one's manifest has its shape. */
function parseManifest(json: unknown): { manifest: Manifest; version: number } {
  const versions = z
    .looseObject({ format: z.literal('dossier'), formatVersion: z.int().min(1), schemaVersion: z.int().min(1) })
    .safeParse(json)
  if (!versions.success) throw refusal(describeFaults(versions.error, EXCHANGE_FILES.manifest))
  const { formatVersion, schemaVersion } = versions.data
  if (formatVersion > EXCHANGE_FORMAT_VERSION || schemaVersion > SCHEMA_VERSION) {
    throw rejected(say('reading.newer'), [
      say('reading.newer-format', { version: formatVersion, own: EXCHANGE_FORMAT_VERSION }),
      say('reading.newer-model', { version: schemaVersion, own: SCHEMA_VERSION }),
    ])
  }
  const parsed = manifestSchema.safeParse({ ...versions.data, schemaVersion: SCHEMA_VERSION })
  if (!parsed.success) throw refusal(describeFaults(parsed.error, EXCHANGE_FILES.manifest))
  return { manifest: parsed.data, version: schemaVersion }
}

async function readPart(zip: OpenZip, manifest: Manifest, name: keyof Manifest['files']): Promise<unknown> {
  const bytes = await zip.read(name)
  const { sha256, sizeBytes } = manifest.files[name]
  if (bytes.byteLength !== sizeBytes || createHash('sha256').update(bytes).digest('hex') !== sha256) {
    throw rejected(say('reading.part-changed', { part: name }))
  }
  return parseJson(bytes, name)
}

/** Lists are looked at only as lists here; their records follow one by one. */
const records = z.array(z.unknown())
const contentShape = dossierContentSchema.extend({ entities: records, claims: records, sources: records })
const readerShape = readerPartSchema.extend({ notes: records, highlights: records, briefings: records })

/** Checks both parts and gathers what is wrong, so that one look at the message shows the first faults of all. */
class PartCheck {
  private readonly faults: string[] = []
  /** Of the records that parsed: the file's content when all did. */
  readonly hash = new ContentHash(() => createHash('sha256'))

  constructor(private readonly options: { onRecord: () => void } & WorkOptions) {}

  async content(json: unknown): Promise<DossierContent> {
    const shape = this.shape(contentShape, json, EXCHANGE_FILES.content)
    this.hash.add('dossier', canonicalJson(shape.dossier))
    return {
      schemaVersion: shape.schemaVersion,
      dossier: shape.dossier,
      entities: await this.list(entitySchema, shape.entities, EXCHANGE_FILES.content, 'entity', 'entities'),
      claims: await this.list(claimSchema, shape.claims, EXCHANGE_FILES.content, 'claim', 'claims'),
      sources: await this.list(sourceSchema, shape.sources, EXCHANGE_FILES.content, 'source', 'sources'),
    }
  }

  async reader(json: unknown): Promise<ReaderPart> {
    const shape = this.shape(readerShape, json, EXCHANGE_FILES.reader)
    return {
      schemaVersion: shape.schemaVersion,
      notes: await this.list(sharedNoteSchema, shape.notes, EXCHANGE_FILES.reader, 'note'),
      highlights: await this.list(highlightSchema, shape.highlights, EXCHANGE_FILES.reader, 'highlight'),
      briefings: await this.list(briefingSchema, shape.briefings, EXCHANGE_FILES.reader, 'briefing'),
    }
  }

  refuse(): void {
    if (this.faults.length > 0) throw refusal(this.faults.slice(0, MAX_FAULTS))
  }

  private shape<S extends z.ZodType>(schema: S, json: unknown, file: string): z.output<S> {
    const parsed = schema.safeParse(json)
    if (parsed.success) return parsed.data
    throw refusal(describeFaults(parsed.error, file))
  }

  private async list<S extends z.ZodType>(
    schema: S,
    list: readonly unknown[],
    file: string,
    noun: string,
    hashedAs?: HashedList,
  ): Promise<z.output<S>[]> {
    if (this.faults.length >= MAX_FAULTS) return []
    const onRecord = (record: unknown) => {
      if (hashedAs) this.hash.add(hashedAs, canonicalJson(record))
      this.options.onRecord()
    }
    return parseRecords(schema, list, { file, noun }, this.faults, { ...this.options, onRecord })
  }
}

/** A manifest that tells of other content than the file holds was put together by hand. */
function refuseMismatch(manifest: Manifest, content: DossierContent, reader: ReaderPart, hash: string): void {
  const counts: Manifest['counts'] = {
    entities: content.entities.length,
    claims: content.claims.length,
    sources: content.sources.length,
    notes: reader.notes.length,
    highlights: reader.highlights.length,
    briefings: reader.briefings.length,
  }
  const faults = Object.entries(counts)
    .filter(([noun, count]) => manifest.counts[noun as keyof Manifest['counts']] !== count)
    .map(([noun, count]) => `manifest.json: the count of ${noun} is not the ${count} that the file holds.`)
  const { id, title, marking } = content.dossier
  if (manifest.dossier.id !== id || manifest.dossier.title !== title || manifest.dossier.marking !== marking) {
    faults.push('manifest.json: the dossier is another than the one in dossier.json.')
  }
  if (manifest.contentHash !== hash) {
    faults.push('manifest.json: the content hash is not that of dossier.json.')
  }
  if (faults.length > 0) throw refusal(faults)
}

function refuseRepeated(reader: ReaderPart): void {
  const faults: string[] = []
  for (const [noun, list] of Object.entries({
    note: reader.notes,
    highlight: reader.highlights,
    briefing: reader.briefings,
  })) {
    const seen = new Set<string>()
    for (const { id } of list) {
      if (seen.has(id) && faults.length < MAX_FAULTS)
        faults.push(`reader.json, ${noun} ${id}: there are two with this id.`)
      seen.add(id)
    }
  }
  if (faults.length > 0) throw refusal(faults)
}

function refusal(details: readonly string[]): DossierError {
  return rejected(say('reading.unsound'), details)
}
