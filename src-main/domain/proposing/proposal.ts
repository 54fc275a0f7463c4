import type { Claim } from '../records/claim'
import type { Entity } from '../records/entity'
import type { Id } from '../records/ids'
import type { Vocabulary } from '../vocabulary/vocabulary'

/** What about two claims looks like a contradiction. */
export type ProposalKind = 'value' | 'event' | 'denial' | 'held-twice'

/** Claims that look as if they could not both hold, on which nobody has decided. */
export interface Proposal {
  kind: ProposalKind
  claim: Claim
  /** What it cannot hold beside; all of them say the same. */
  others: readonly Claim[]
  /** What it rests on, as a sentence that can stand as the reason. */
  because: string
  /** They clash all together only, and no two of them by themselves. */
  isWhole?: true
}

/** Among what contradictions are looked for. */
export interface ProposingOver {
  claims: readonly Claim[]
  entities: ReadonlyMap<Id, Entity>
  vocabulary: Vocabulary
}
