import { createHash } from 'node:crypto'
import type { DossierIndex } from '../domain/dossier-index'

/**
 * SHA-256 of a dossier's entities, claims and sources as they are read now: equal content gives equal hashes,
 * whatever the order in which it was written. *Units*: 64 hex digits.
 */
export function dossierHash(index: DossierIndex): string {
  const hash = createHash('sha256')
  const collections = [index.entities, index.claims, index.sources]
  for (const records of collections) {
    for (const id of [...records.keys()].sort()) hash.update(canonicalJson(records.get(id)), 'utf8').update('\n')
  }
  return hash.digest('hex')
}

/** JSON with keys in code-unit order and without undefined fields. *Source*: RFC 8785 for the kinds of value a dossier holds. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined)
    fields.sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
