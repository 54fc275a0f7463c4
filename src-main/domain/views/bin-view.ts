import type { Claim } from '../records/claim'
import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import { shownLabel } from '../notes/book/note-label'
import { A_PRIVATE_NOTE, isHidden, type PrivateWords } from '../notes/links/private-words'
import { binnedNote, type BinEntry, type BinnableCollection } from '../records/records'
import { claimSentence } from './claim-in-full'
import { claimByItself } from './claim-view'
import { linksById } from './note-view'

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
    .sort((a, b) => (a.deletedAt < b.deletedAt ? 1 : -1))
}

/** What something in the bin is shown as. Claims and notes name others, so they are read anew: those may be called otherwise now, or be gone. */
export function binLabel(index: DossierIndex, entry: BinEntry, words: PrivateWords = 'hidden'): string {
  const note = binnedNote(entry)
  if (note && isHidden(note, words)) return A_PRIVATE_NOTE
  if (note) return shownLabel(note, linksById(index))
  if (entry.collection !== 'claims') return entry.label
  const claim = (entry.record as Claim | null) ?? index.bundled('claims', entry.recordId)
  return claim ? claimSentence(claimByItself(index, claim)) : entry.label
}
