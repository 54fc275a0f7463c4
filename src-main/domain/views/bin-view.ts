import { latestFirst } from '../dating/moments'
import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import type { PrivateWords } from '../notes/links/private-words'
import { binnedNote, type BinnableCollection } from '../records/records'
import { binLabel } from './bin-label'

/** Something in the bin. */
export interface BinView {
  id: Id
  collection: BinnableCollection
  recordId: Id
  label: string
  deletedAt: string
  /** It came with the app: it is only hidden, and comes back whenever it is wanted. */
  bundled: boolean
  private: boolean
}

/** Everything in the bin, the latest deleted first. */
export function binView(index: DossierIndex, words: PrivateWords = 'hidden'): BinView[] {
  return Object.values(index.bin)
    .map((entry) => ({
      id: entry.id,
      collection: entry.collection,
      recordId: entry.recordId,
      label: binLabel(index, entry, words),
      deletedAt: entry.deletedAt,
      bundled: entry.record === null,
      private: binnedNote(entry)?.private === true,
    }))
    .sort((a, b) => latestFirst(a.deletedAt, b.deletedAt))
}
