import { counted } from '../../domain/text/counted'
import type { DeletedWords } from '../../contract/calls/bin'
import type { Erasure } from '../../domain/ports'

/** What went for good, and what could not. */
export interface DeletedForGood extends Omit<Erasure, 'ops'> {
  /** Entries of the bin that went. */
  entries: number
}

/** What was done, in sentences for a person. */
export function deletedWords({ entries, backups, left, elsewhere }: DeletedForGood): string[] {
  const things = entries === 1 ? 'It is' : counted(entries, 'thing is', 'things are')
  const inBackups = backups === 0 ? '' : `, ${backups === 1 ? 'a backup' : counted(backups, 'backup')} too`
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

/** The same for the window. */
export function deletedInWords(deleted: DeletedForGood): DeletedWords {
  return { words: deletedWords(deleted), complete: deleted.left.length === 0 }
}
