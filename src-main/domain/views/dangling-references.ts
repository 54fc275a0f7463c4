import { allReferences, type NamedAs, type Naming } from '../dossier/all-references'
import type { Claim } from '../records/claim'
import type { DossierIndex } from '../dossier/dossier-index'
import { inSentence } from '../vocabulary/in-sentence'
import { displayName } from '../records/entity'
import type { Id } from '../records/ids'
import { deletedInText } from '../notes/links/deleted-in-text'
import { shownLabel } from '../notes/book/note-label'
import { A_PRIVATE_NOTE } from '../notes/links/private-words'
import type { LinkLookup } from '../notes/links/resolve-link'
import type { BinnableCollection } from '../records/records'
import { referred } from '../dossier/references'
import { deletedRef } from './deleted-refs'
import { entityRef, sourceShortTitle, type DeletedRef } from './refs'
import { linksById } from './links-by-id'

/** Something that names what has been deleted, and in what way it does. */
export interface DanglingReference {
  /** 'Mali: began', 'Ask the desk'. */
  place: string
  as: NamedAs | 'what its text names'
  deleted: DeletedRef
  /** Where the one that names it stands. */
  at: { collection: BinnableCollection | 'dossier'; id: Id; subject?: Id }
}

/** Everything here that names what is not here any more. */
export function danglingReferences(index: DossierIndex): DanglingReference[] {
  const found: DanglingReference[] = []
  const links = linksById(index)
  for (const { from, as, collection, ids } of allReferences(index))
    for (const id of ids) {
      if (referred(index, collection, id).state === 'live') continue
      const subject = from.collection === 'claims' ? { subject: from.record.subject } : {}
      found.push({
        place: namingPlace(index, from, links),
        as,
        deleted: deletedRef(index, collection, id),
        at: { collection: from.collection, id: from.record.id, ...subject },
      })
    }
  for (const note of Object.values(index.notes)) {
    // What a private note says is told nowhere.
    if (note.private === true) continue
    for (const { collection, id } of deletedInText(index, note))
      found.push({
        place: shownLabel(note, links),
        as: 'what its text names',
        deleted: deletedRef(index, collection, id),
        at: { collection: 'notes', id: note.id },
      })
  }
  return found
}

/** What names others, by what it is called: 'Mali: began', 'Ask the desk'. */
function namingPlace(index: DossierIndex, { collection, record }: Naming, links: LinkLookup): string {
  switch (collection) {
    case 'claims':
      return claimPlace(index, record)
    case 'entities':
      return displayName(record)
    case 'sources':
      return sourceShortTitle(record)
    case 'notes':
      return record.private === true ? A_PRIVATE_NOTE : shownLabel(record, links)
    case 'dossier':
    case 'briefings':
      return record.title
  }
}

/** 'Mali: began'. */
function claimPlace(index: DossierIndex, { subject, property }: Claim): string {
  return `${entityRef(index, subject).name}: ${inSentence(index.vocabulary.property(property).label)}`
}
