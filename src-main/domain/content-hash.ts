import { canonicalJson } from './canonical-json'
import type { Claim } from './claim'
import type { DossierMeta } from './dossier'
import type { Entity } from './entity'
import type { Source } from './source'

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

/**
 * What a dossier says, as one number: equal content gives equal hashes, whatever the order in which records were written.
 * *Units*: SHA-256, 64 hex digits.
 */
export function contentHash(content: HashedContent, makeHash: () => TextHash): string {
  const hash = makeHash()
  hash.update(`${canonicalJson(content.dossier)}\n`)
  for (const records of [content.entities, content.claims, content.sources]) {
    const sorted = [...records].sort((a, b) => (a.id < b.id ? -1 : 1))
    // A blank line parts the lists, so that a record can't be taken for one of another list.
    for (const record of sorted) hash.update(`${canonicalJson(record)}\n`)
    hash.update('\n')
  }
  return hash.digest('hex')
}
