import type { DeletionOutlook } from '@contract/calls/record'
import type { Id } from '@domain/records/ids'
import type { BinHoldings } from '@domain/ports'
import type { BinView } from '@domain/views/bin-view'
import { call } from '../../lib/api'

/** What is in the bin, with private notes by their names. *Errors*: `CallFailed`. */
export const readBinWithPrivate = (dossierId: Id): Promise<BinView[]> =>
  call('bin:list', { dossierId, private: 'shown' })

/** Where what is in the bin is kept besides, by entry; every backup is looked through for it. *Errors*: `CallFailed`. */
export const readHoldings = (dossierId: Id): Promise<Record<Id, BinHoldings>> => call('bin:holdings', { dossierId })

/** What rests on what stands in entries of the bin. *Errors*: `CallFailed`. */
export const readRestingOnEntries = (dossierId: Id, ids: Id[]): Promise<DeletionOutlook> =>
  call('record:outlook', { dossierId, what: { kind: 'entries', ids } })
