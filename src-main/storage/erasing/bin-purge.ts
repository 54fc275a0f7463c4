import { erasedWith } from '../../domain/bin/bin-erasing'
import { isOverdue } from '../../domain/bin/bin-time'
import type { ErasedRecord } from '../../domain/ports'
import type { ReaderLayer } from '../../domain/records/records'

/** What may go from a dossier's bin for good because its time is over. */
export function overdueRecords(layer: ReaderLayer, now: string): ErasedRecord[] {
  return erasedWith(
    layer,
    Object.values(layer.records.bin).filter((entry) => isOverdue(entry.deletedAt, now)),
  )
}
