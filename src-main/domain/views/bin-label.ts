import type { DossierIndex } from '../dossier/dossier-index'
import { shownLabel } from '../notes/book/note-label'
import { A_PRIVATE_NOTE, isHidden, type PrivateWords } from '../notes/links/private-words'
import type { Claim } from '../records/claim'
import { binnedNote, type BinEntry } from '../records/records'
import { claimSentence } from './claim-in-full'
import { claimByItself } from './claim-view'
import { linksById } from './links-by-id'

/** What something in the bin is shown as. Claims and notes name others, so they are read anew: those may be called otherwise now, or be gone. */
export function binLabel(index: DossierIndex, entry: BinEntry, words: PrivateWords = 'hidden'): string {
  const note = binnedNote(entry)
  if (note && isHidden(note, words)) return A_PRIVATE_NOTE
  if (note) return shownLabel(note, linksById(index))
  if (entry.collection !== 'claims') return entry.label
  const claim = (entry.record as Claim | null) ?? index.bundled('claims', entry.recordId)
  return claim ? claimSentence(claimByItself(index, claim)) : entry.label
}
