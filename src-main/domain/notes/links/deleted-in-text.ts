import type { DossierIndex } from '../../dossier/dossier-index'
import type { Id } from '../../records/ids'
import type { Note } from '../../records/note'
import type { BinnableCollection } from '../../records/records'
import { partsOf } from '../markdown/note-syntax'
import { scanNote } from '../markdown/scan-note'

/** What a note's text links to or cites by its id and has been deleted, each once. What is gone for good has no name to be told by. */
export function deletedInText(
  index: DossierIndex,
  { body }: Pick<Note, 'body'>,
): { collection: BinnableCollection; id: Id }[] {
  if (!body.includes('[[') && !body.includes('[@')) return []
  const { links, citations } = scanNote(body)
  const ids = new Set([
    ...links.map(({ target }) => partsOf(target).page),
    ...citations.flatMap(({ refs }) => refs.map((ref) => (ref.kind === 'source' ? ref.sourceId : ref.claimId))),
  ])
  return [...ids].flatMap((id) => {
    const entry = isHere(index, id) ? undefined : index.anyBinEntryOf(id)
    return entry ? [{ collection: entry.collection, id }] : []
  })
}

function isHere(index: DossierIndex, id: Id): boolean {
  const { entities, sources, claims, notes, highlights, briefings } = index
  return (
    [entities, sources, claims].some((records) => records.has(id)) ||
    [notes, highlights, briefings].some((records) => Object.hasOwn(records, id))
  )
}
