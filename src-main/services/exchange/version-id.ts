import { createHash } from 'node:crypto'
import { canonicalJson } from '../../domain/text/canonical-json'
import { OTHER_VERSION, type Exchanged } from '../../domain/exchange/exchanged'
import type { KeptBoth, VersionId } from '../../domain/exchange/keep-both'
import type { Id } from '../../domain/records/ids'

/** *Shape*: `v-`, 8 hex digits of the SHA-256 of which record it is a version of, and 16 of that of what it says. */
export const versionId: VersionId = (collection, id, says) =>
  `${versionsBegin(collection, id)}${sha256(`${collection} ${id} ${canonicalJson(says)}`).slice(0, 16)}`

/** *Units*: characters with which the ids of all versions of one record begin. */
export const VERSIONS_BEGIN = OTHER_VERSION.length + 8

/** How the ids of all other versions of a record begin. */
export function versionsBegin(collection: Exchanged, id: Id): string {
  return `${OTHER_VERSION}${sha256(`${collection} ${id}`).slice(0, 8)}`
}

/** The id of the note that keeps what found no place in a record. */
export function unplacedNoteId(collection: Exchanged, id: Id, unplaced: KeptBoth<unknown>['unplaced']): Id {
  return versionId(collection, id, unplaced)
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
