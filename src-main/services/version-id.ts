import { createHash } from 'node:crypto'
import { canonicalJson } from '../domain/canonical-json'
import { OTHER_VERSION, type Exchanged } from '../domain/exchange/exchanged'
import type { KeptBoth, VersionId } from '../domain/exchange/keep-both'
import type { Id } from '../domain/ids'

/** *Shape*: `v-` and 24 hex digits of the SHA-256 of what the version says. */
export const versionId: VersionId = (collection, id, says) => {
  const hash = createHash('sha256').update(`${collection} ${id} ${canonicalJson(says)}`)
  return `${OTHER_VERSION}${hash.digest('hex').slice(0, 24)}`
}

/** The id of the note that keeps what found no place in a record. */
export function unplacedNoteId(collection: Exchanged, id: Id, unplaced: KeptBoth<unknown>['unplaced']): Id {
  return versionId(collection, id, unplaced)
}
