import { createHash } from 'node:crypto'
import { contentHash, type TextHash } from '../../domain/dossier/content-hash'
import type { DossierIndex } from '../../domain/dossier/dossier-index'

/** SHA-256, of Node. */
export const makeHash = (): TextHash => createHash('sha256')

/**
 * SHA-256 of a dossier as it is read now, the reader's grades included: the same number that an exchange file of it carries.
 * *Units*: 64 hex digits.
 */
export function dossierHash(index: DossierIndex): string {
  const sources = [...index.sources.keys()].flatMap((id) => index.gradedSource(id) ?? [])
  const { meta: dossier, entities, claims } = index
  return contentHash({ dossier, entities: entities.values(), claims: claims.values(), sources }, makeHash)
}
