import type { Claim } from '../../domain/records/claim'
import { CONTRADICTIONS_MAX, withVerdict, type PairVerdict } from '../../domain/dossier/contradictions'
import { DossierError } from '../../domain/errors'
import type { EditKind } from '../../domain/records/edit-made'
import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import { found, type DossierSession } from '../session/dossier-session'

const KINDS = {
  contradict: 'mark-contradiction',
  agree: 'let-stand-beside',
  undecided: 'take-contradiction-back',
} as const satisfies Readonly<Record<PairVerdict['kind'], EditKind>>

/**
 * Decides whether a claim and others can hold together, in one edit. *Errors*: `not-found`; `invalid-input` for a claim and itself,
 * for a superseded one, and for more contradictions than a claim can have.
 */
export function decideBetween(
  session: DossierSession,
  { id, others, verdict }: { id: Id; others: readonly Id[]; verdict: PairVerdict },
): Promise<Id> {
  const { index } = session
  const property = index.claims.get(id)?.property
  return session.edit(
    { kind: KINDS[verdict.kind] },
    () => {
      const changed = new Map<Id, Claim>()
      const present = (claimId: Id) => changed.get(claimId) ?? found(index.claims.get(claimId), 'claim')
      for (const other of others) {
        const pair = [present(id), present(other)] as const
        check(pair, verdict)
        const made = withVerdict(pair, verdict, (claim) => index.origin('claims', claim.id) !== 'bundle')
        for (const claim of made) changed.set(claim.id, claim)
      }
      for (const { disputes = [], agreesWith = [] } of changed.values())
        if (disputes.length > CONTRADICTIONS_MAX || agreesWith.length > CONTRADICTIONS_MAX)
          throw new DossierError('invalid-input', say('editing.contradictions-most', { most: CONTRADICTIONS_MAX }))
      return { ops: [...changed.values()].map((claim) => session.put('claims', claim)), answer: id }
    },
    property && index.vocabulary.property(property).label,
  )
}

function check([first, second]: readonly [Claim, Claim], verdict: PairVerdict): void {
  if (first.id === second.id) throw new DossierError('invalid-input', say('editing.contradicts-itself'))
  if (verdict.kind === 'contradict' && [first, second].some(({ rank }) => rank === 'deprecated'))
    throw new DossierError('invalid-input', say('editing.contradicts-superseded'))
}
