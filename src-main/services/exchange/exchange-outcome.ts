import type { ExchangeDecisions } from '../../contract/calls/exchange'
import type { IncomingDossier } from '../../domain/exchange/exchange-ports'
import { keyOf, type CollectedRecord } from '../../domain/exchange/exchanged'
import type { ComparedRow, ExchangeComparison } from './exchange-row'
import { recordsIn } from './remember-exchange'

/** What becomes of all, and of single records otherwise. `add` takes what only the file has, and changes nothing. */
export interface ExchangeChoices {
  all: 'both' | 'add' | 'theirs'
  /** By key. */
  each?: ExchangeDecisions
}

export type Outcome = 'leave' | 'both' | 'theirs' | 'delete'

/** What becomes of a record. */
export function outcome(row: ComparedRow, { all, each }: ExchangeChoices): Outcome {
  const key = keyOf(row.collection, row.id)
  const own = each && Object.hasOwn(each, key) ? each[key] : undefined
  if (own === 'mine') return 'leave'
  if (row.state === 'absent') return own === 'theirs' ? 'delete' : 'leave'
  if (row.state === 'deleted') return own === undefined ? 'leave' : 'theirs'
  if (row.state === 'added') return 'theirs'
  if (own === undefined && (all === 'add' || row.state === 'mine')) return 'leave'
  // What is private here is never replaced.
  if (row.collection === 'notes' && row.mine?.private === true) return 'both'
  return (own ?? (row.state === 'theirs' ? 'theirs' : all)) === 'theirs' ? 'theirs' : 'both'
}

/** The records of a file that have come in when it is brought in, those that are here already among them; of what was left nobody decided. */
export function takenFrom(
  incoming: IncomingDossier,
  { rows, elsewhere }: ExchangeComparison,
  choices: ExchangeChoices,
): CollectedRecord[] {
  const undecided = new Set(elsewhere)
  for (const row of rows) {
    const key = keyOf(row.collection, row.id)
    if (outcome(row, choices) === 'leave' && choices.each?.[key] !== 'mine')
      undecided.add(keyOf(row.collection, row.fileId ?? row.id))
  }
  return recordsIn(incoming).filter(({ collection, record }) => !undecided.has(keyOf(collection, record.id)))
}
