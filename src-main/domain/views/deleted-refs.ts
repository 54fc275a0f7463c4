import type { DossierIndex } from '../dossier/dossier-index'
import type { Id } from '../records/ids'
import { asDeleted, GONE } from '../dossier/references'
import type { BinnableCollection } from '../records/records'
import { shortened } from '../records/text'
import { binLabel } from './bin-label'
import type { DeletedRef } from './refs'

/** *Units*: characters of a claim, a note or a passage that its name among others has. */
const LENGTH = 120

/** What stands for a record that is not here. A private note keeps its words to itself. */
export function deletedRef(index: DossierIndex, collection: BinnableCollection, id: Id): DeletedRef {
  const entry = index.binEntryOf(collection, id)
  if (!entry) return { collection, id, label: GONE[collection] }
  return { collection, id, label: asDeleted(shortened(binLabel(index, entry), LENGTH)), binEntryId: entry.id }
}
