import type { ExchangeChoice, ExchangeRow, ExchangeState } from '../../contract/calls/exchange'
import type { DossierIndex } from '../../domain/dossier/dossier-index'
import { keyOf, type Exchanged, type CollectedRecord } from '../../domain/exchange/exchanged'
import { differingFields, recordLabel } from '../../domain/exchange/record-words'
import { PRIVATE_NOTE } from '../../domain/notes/links/private-words'
import type { RecordOf } from '../../domain/records/records'
import { revealBidiControls } from '../../domain/records/text'
import type { ComparedRow } from './exchange-row'
import { outcome, type ExchangeChoices } from './exchange-outcome'

/** *Units*: rows that are shown one by one. */
const ROWS_MAX = 1_000

const ORDER: readonly ExchangeState[] = ['both', 'theirs', 'absent', 'deleted', 'mine', 'added']

const NOUNS: Readonly<Record<Exchanged, string>> = {
  meta: 'dossier',
  entities: 'entity',
  sources: 'source',
  claims: 'claim',
  notes: 'note',
  highlights: 'marked passage',
  briefings: 'briefing',
}

const CHOICES: Readonly<Record<ExchangeState, readonly ExchangeChoice[]>> = {
  both: ['both', 'mine', 'theirs'],
  theirs: ['both', 'mine', 'theirs'],
  mine: ['both', 'mine', 'theirs'],
  added: ['theirs', 'mine'],
  deleted: ['mine', 'theirs'],
  absent: ['mine', 'theirs'],
}

/** What a person can decide one by one; what was made here since is only said to be here alone. */
export function exchangeRows(
  rows: readonly ComparedRow[],
  here: DossierIndex,
  inFile: DossierIndex,
): { rows: ExchangeRow[]; more: number } {
  const decidable = rows.filter(({ state, wasThere }) => state !== 'absent' || wasThere === true)
  const ordered = ORDER.flatMap((state) => decidable.filter((row) => row.state === state))
  const shown = ordered.slice(0, ROWS_MAX).map((row) => rowOf(row, here, inFile))
  return { rows: shown, more: ordered.length - shown.length }
}

function rowOf(row: ComparedRow, here: DossierIndex, inFile: DossierIndex): ExchangeRow {
  const { collection, id, state } = row
  const isPrivate = collection === 'notes' && row.mine?.private === true
  return {
    key: keyOf(collection, id),
    noun: NOUNS[collection],
    label: labelOf(row, here, inFile),
    state,
    fields:
      state === 'added' || state === 'deleted' || state === 'absent' ? [] : fieldsOf(row, here, inFile, isPrivate),
    // A private note is never replaced.
    choices: isPrivate ? ['both', 'mine'] : CHOICES[state],
    usual: { both: usual(row, 'both'), add: usual(row, 'add'), theirs: usual(row, 'theirs') },
  }
}

function usual(row: ComparedRow, all: ExchangeChoices['all']): ExchangeChoice {
  const as = outcome(row, { all })
  if (as === 'leave') return 'mine'
  return as === 'both' ? 'both' : 'theirs'
}

function labelOf({ collection, mine, theirs }: ComparedRow, here: DossierIndex, inFile: DossierIndex): string {
  const [index, record] = theirs ? [inFile, theirs] : [here, mine]
  return record ? revealBidiControls(recordLabel(index, { collection, record } as CollectedRecord)) : ''
}

function fieldsOf(
  { collection, mine, theirs }: ComparedRow,
  here: DossierIndex,
  inFile: DossierIndex,
  isPrivate: boolean,
): ExchangeRow['fields'] {
  if (!mine || !theirs) return []
  const fields = differingFields(
    collection,
    { index: here, record: mine as RecordOf<typeof collection> },
    { index: inFile, record: theirs as RecordOf<typeof collection> },
  )
  return fields.map(({ label, mine: own, theirs: others }) => ({
    label,
    mine: isPrivate ? [PRIVATE_NOTE] : own.map(revealBidiControls),
    theirs: others.map(revealBidiControls),
  }))
}
