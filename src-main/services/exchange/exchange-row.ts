import type { Exchanged } from '../../domain/exchange/exchanged'
import type { KeptBoth } from '../../domain/exchange/keep-both'
import type { Id } from '../../domain/records/ids'
import type { RecordOf } from '../../domain/records/records'
import type { KnownVersions } from './known-versions'

/**
 * How a record of a file stands to the one that is here and to what was handed over or brought in last. `added`: only the file has it.
 * `theirs`, `mine`: only that one was changed since. `both`: both were, or nobody can say which. `deleted`: the file has it as it was
 * when it was deleted here. `absent`: the file, which holds a whole dossier, does not have it.
 */
export type RowState = 'added' | 'both' | 'theirs' | 'mine' | 'deleted' | 'absent'

/** A record in which file and desk differ. */
export type ComparedRow = {
  [C in Exchanged]: {
    collection: C
    id: Id
    /** The id that it has in the file, where that is another one. */
    fileId?: Id
    state: RowState
    /** What is here, also when it is in the bin. */
    mine?: RecordOf<C>
    theirs?: RecordOf<C>
    /** What keeping both comes to, where both are here. */
    kept?: KeptBoth<RecordOf<C>>
    /** The file was made when its sender had the record as it is here: without it, they took it out or kept it back. */
    wasThere?: boolean
  }
}[Exchanged]

export interface ExchangeComparison {
  rows: ComparedRow[]
  /** How many records beside what the dossier says of itself are the same, or are here already as another version. */
  same: number
  /** Under which id a record of the file is here, where that is another one, by key. */
  hereAs: ReadonlyMap<string, Id>
  /** Records of the file that are here in another place, by key. */
  elsewhere: ReadonlySet<string>
  /** What was handed over and brought in before. */
  known: KnownVersions
}
