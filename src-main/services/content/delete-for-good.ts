import { erasedWith } from '../../domain/bin/bin-erasing'
import { DossierError } from '../../domain/errors'
import type { Id } from '../../domain/records/ids'
import type { Erasure } from '../../domain/ports'
import type { DossierLibrary } from '../session/dossier-library'

/** What went for good, and what could not. */
export interface DeletedForGood extends Omit<Erasure, 'ops'> {
  /** Entries of the bin that went. */
  entries: number
}

/**
 * Deletes what stands in entries of the bin for good, with everything that is kept of it. What only hides something that came with the
 * app stays. *Errors*: `not-found` when nothing of it is in the bin; `read-only`, `storage-failed`.
 */
export async function deleteForGood(
  library: DossierLibrary,
  dossierId: Id,
  wanted: readonly Id[] | 'all',
): Promise<DeletedForGood> {
  const session = await library.open(dossierId)
  let entries = 0
  const { ops: _, ...erasure } = await session.takeOut(async () => {
    const { layer } = session.store
    const ids = wanted === 'all' ? null : new Set(wanted)
    const chosen = Object.values(layer.records.bin).filter(
      ({ id, record }) => record !== null && (ids?.has(id) ?? true),
    )
    const records = erasedWith(layer, chosen)
    entries = chosen.length
    if (records.length === 0) throw new DossierError('not-found', 'There is nothing of that in the bin any more.')
    return library.storage.erase(dossierId, records)
  })
  return { entries, ...erasure }
}

/** What was done, in sentences for a person. */
export function deletedWords({ entries, backups, left, elsewhere }: DeletedForGood): string[] {
  const things = entries === 1 ? 'It is' : `${entries.toLocaleString('en-GB')} things are`
  const inBackups = backups === 0 ? '' : `, ${backups === 1 ? 'a backup' : `${backups} backups`} too`
  if (left.length > 0) {
    return [
      `${things} gone from the dossier, but not everything could be removed. The next start tries again.`,
      ...left,
    ]
  }
  if (elsewhere.length > 0) {
    return [`${things} gone for good${inBackups}. Some of the words still stand in what was kept:`, ...elsewhere]
  }
  return [
    `${things} gone for good${inBackups}. A search of the data folder finds nothing of ${entries === 1 ? 'it' : 'them'}.`,
  ]
}
