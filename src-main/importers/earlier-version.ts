import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/text/canonical-json'
import { ContentHash } from '../domain/dossier/content-hash'
import { SCHEMA_VERSION } from '../domain/records/dossier'
import { isOldRecord, type OldRecord, type OldRecords } from '../domain/migration/old-records'
import { TO_VERSION_2 } from '../domain/migration/to-version-2'

/** The parts of a file as JSON, before anything in them is checked. A briefing carries no `reader`. */
export interface FileParts {
  content: unknown
  reader?: unknown
}

/** The version of the records' shape that an earlier program wrote and this one still reads. */
const EARLIER = 1

/**
 * The parts in the shape of this version. Parts that are in it already are the very same; what is neither of this version nor of an
 * earlier one stays as it is, for the check that follows. `writtenHash` is the content hash as the earlier version took it.
 */
export function broughtUpToDate(parts: FileParts): FileParts & { writtenHash?: string } {
  const { content, reader } = parts
  if (!isOldRecord(content) || content['schemaVersion'] !== EARLIER) return parts
  if (reader !== undefined && (!isOldRecord(reader) || reader['schemaVersion'] !== EARLIER)) return parts
  const records = new FileRecords(content, reader)
  const writtenHash = hashOf(content)
  for (const step of TO_VERSION_2) step(records)
  return {
    content: { ...content, ...records.content(), schemaVersion: SCHEMA_VERSION },
    ...(reader && { reader: { ...reader, ...records.reader(), schemaVersion: SCHEMA_VERSION } }),
    writtenHash,
  }
}

const CONTENT_LISTS = ['entities', 'claims', 'sources'] as const
const READER_LISTS = ['notes', 'highlights', 'briefings'] as const

/** The records of a file by collection, for the steps of a migration. */
class FileRecords implements OldRecords {
  private readonly lists = new Map<string, unknown[]>()
  private readonly sources: ReadonlyMap<unknown, OldRecord>

  constructor(content: OldRecord, reader: OldRecord | undefined) {
    for (const name of CONTENT_LISTS) this.take(name, content[name])
    for (const name of READER_LISTS) this.take(name, reader?.[name])
    this.take('meta', [content['dossier']])
    this.sources = new Map(
      (this.lists.get('sources') ?? []).filter(isOldRecord).map((source) => [source['id'], source]),
    )
  }

  change(collection: string, change: (record: OldRecord) => OldRecord): void {
    const list = this.lists.get(collection)
    list?.forEach((record, at) => {
      if (isOldRecord(record)) list[at] = change(record)
    })
  }

  find(collection: string, id: string): OldRecord | undefined {
    if (collection === 'sources') return this.sources.get(id)
    return (this.lists.get(collection) ?? []).filter(isOldRecord).find((record) => record['id'] === id)
  }

  content(): OldRecord {
    return { ...this.named(CONTENT_LISTS), dossier: this.lists.get('meta')?.[0] }
  }

  reader(): OldRecord {
    return this.named(READER_LISTS)
  }

  private named(names: readonly string[]): OldRecord {
    return Object.fromEntries(names.flatMap((name) => (this.lists.has(name) ? [[name, this.lists.get(name)]] : [])))
  }

  /** A list is copied, because the steps write into it; anything else stays where it is. */
  private take(name: string, list: unknown): void {
    if (Array.isArray(list)) this.lists.set(name, [...(list as unknown[])])
  }
}

function hashOf(content: OldRecord): string {
  const hash = new ContentHash(() => createHash('sha256'))
  hash.add('dossier', canonicalJson(content['dossier']))
  for (const name of CONTENT_LISTS) {
    const list = content[name]
    if (Array.isArray(list)) for (const record of list) hash.add(name, canonicalJson(record))
  }
  return hash.digest()
}
