import { erasedWith } from '../../domain/bin/bin-erasing'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import type { DossierLibrary } from '../session/dossier-library'
import type { DeletedForGood } from './deleted-for-good'

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
    if (records.length === 0) throw new DossierError('not-found', say('editing.bin-empty-of-that'))
    return library.storage.erase(dossierId, records)
  })
  return { entries, ...erasure }
}
