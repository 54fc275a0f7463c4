import { canonicalJson } from '../text/canonical-json'
import type { Claim } from '../records/claim'
import type { DossierMeta } from '../records/dossier'
import type { Entity } from '../records/entity'
import type { Source } from '../records/source'

/** Takes text bit by bit and answers its SHA-256; `() => createHash('sha256')` of Node makes one. */
export interface TextHash {
  update(text: string): unknown
  digest(encoding: 'hex'): string
}

/** What is hashed: a `DossierContent`, or the same lists from anywhere else. */
export interface HashedContent {
  dossier: DossierMeta
  entities: Iterable<Entity>
  claims: Iterable<Claim>
  sources: Iterable<Source>
}

/** Which list of the content a record stands in. */
export type HashedList = 'dossier' | 'entities' | 'claims' | 'sources'

/**
 * What a dossier says, as one number: equal content gives equal hashes, whatever the order in which records were written.
 * *Units*: SHA-256, 64 hex digits.
 */
export function contentHash(content: HashedContent, makeHash: () => TextHash): string {
  const hash = new ContentHash(makeHash)
  hash.add('dossier', canonicalJson(content.dossier))
  for (const list of ['entities', 'claims', 'sources'] as const) {
    for (const record of content[list]) hash.add(list, canonicalJson(record))
  }
  return hash.digest()
}

/**
 * The content hash, record by record in any order.
 * *Shape*: the SHA-256 of the records' own ones, sorted, a line each; a record's is that of its list's name, a space and
 * its canonical JSON.
 */
export class ContentHash {
  private readonly lines: string[] = []

  constructor(private readonly makeHash: () => TextHash) {}

  add(list: HashedList, json: string): void {
    const hash = this.makeHash()
    hash.update(`${list} ${json}`)
    this.lines.push(hash.digest('hex'))
  }

  /** *Units*: 64 hex digits. */
  digest(): string {
    const hash = this.makeHash()
    for (const line of this.lines.sort()) hash.update(`${line}\n`)
    return hash.digest('hex')
  }
}
