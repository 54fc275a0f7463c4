import type { DossierIndex } from '../dossier/dossier-index'
import { privateNotes } from '../notes/links/private-links'
import { PRIVATE_NOTE } from '../notes/links/private-words'
import type { LinkLookup, LinkTarget } from '../notes/links/resolve-link'
import type { Id } from '../records/ids'
import { noteLabel, type Note } from '../records/note'
import { foldText } from '../text/folding'
import { entityRef, sourceRef } from './refs'

/**
 * Gives links by id their names, without the cost of reading every name there is; one by name shows what is written, unless that is
 * what a private note is called. Several notes of a page share one.
 */
export function linksById(index: DossierIndex): LinkLookup {
  let hidden: ReadonlySet<string> | null = null
  const nameOf = (id: Id): { kind: LinkTarget['kind']; name: string } | undefined => {
    if (index.entities.has(id)) return { kind: 'entity', name: entityRef(index, id).name }
    if (index.sources.has(id)) return { kind: 'source', name: sourceRef(index, id).shortTitle }
    const note = Object.hasOwn(index.notes, id) ? index.notes[id] : undefined
    return note && { kind: 'note', name: noteLabel(note) }
  }
  const privateTarget = (note: Note): LinkTarget => {
    const names = [noteLabel(note)]
    const { id, formerNames = [] } = note
    return { kind: 'note', id, name: PRIVATE_NOTE, names, folded: names.map(foldText), formerNames, private: true }
  }
  return {
    byId: (id) => {
      const note = Object.hasOwn(index.notes, id) ? index.notes[id] : undefined
      if (note?.private === true) return privateTarget(note)
      const found = nameOf(id)
      return found && { ...found, id, names: [found.name], folded: [], formerNames: [] }
    },
    byName: () => [],
    hides: (folded) => (hidden ??= privateNotes(index, noteLabel).names).has(folded),
    binned: (id) => index.anyBinEntryOf(id),
    isClaim: (id) => index.claims.has(id),
  }
}
