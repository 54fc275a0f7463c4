import type { DossierIndex } from '../../domain/dossier/dossier-index'
import type { Exchanged } from '../../domain/exchange/exchanged'
import type { KeptBoth } from '../../domain/exchange/keep-both'
import { fieldWords } from '../../domain/exchange/record-words'
import type { Id } from '../../domain/records/ids'
import type { Note, NoteTarget } from '../../domain/records/note'
import type { ComparedRow } from './exchange-row'
import { unplacedNoteId } from './version-id'

/** The note on a record that keeps what a file says of it and what found no place there; the same for the same, whoever makes it. */
export function unplacedNote(
  inFile: DossierIndex,
  { collection, id }: Pick<ComparedRow, 'collection' | 'id'>,
  unplaced: KeptBoth<unknown>['unplaced'],
  at: string,
): Note {
  return {
    id: unplacedNoteId(collection, id, unplaced),
    targets: [targetOf(collection, id)],
    title: `What another version says of ${SAID_OF[collection]}`,
    body: [
      'This came with a dossier that was brought in. What is here says otherwise and was left as it is.',
      ...unplaced.map(([field, value]) => {
        const { label, lines } = fieldWords(inFile, field, value)
        return `**${label}**\n\n${quoted(lines)}`
      }),
    ].join('\n\n'),
    tags: [],
    createdAt: at,
    updatedAt: at,
  }
}

function targetOf(collection: Exchanged, id: Id): NoteTarget {
  if (collection === 'entities') return { kind: 'entity', id }
  if (collection === 'claims') return { kind: 'claim', id }
  return collection === 'sources' ? { kind: 'source', id } : { kind: 'dossier' }
}

/** No name stands in the note's title: it would stay there when the record is given another one. */
const SAID_OF: Readonly<Record<Exchanged, string>> = {
  meta: 'the dossier',
  entities: 'this entity',
  sources: 'this source',
  claims: 'this claim',
  notes: 'a note',
  highlights: 'a highlight',
  briefings: 'a briefing',
}

function quoted(lines: readonly string[]): string {
  return lines
    .map((line) =>
      line
        .split('\n')
        .map((part) => `> ${part}`)
        .join('\n'),
    )
    .join('\n>\n')
}
