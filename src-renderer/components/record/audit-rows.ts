import { claimUnderLabel } from '@domain/views/claim-in-full'
import type { CitationView, ClaimView } from '@domain/views/claim-view'
import type { Id } from '@domain/records/ids'
import type { ChangedCitation } from '@domain/views/changed-citations'
import type { GoneCitations } from '@domain/views/audit'
import { shown } from '../../lib/words'
import { citeAnew } from '../../state/forms/cite-anew'
import { router } from '../../state/window/router.svelte'

/** One gap: where it is, what it is, and what it rests on. */
export interface AuditRow {
  href: string
  subject: string
  what: string
  where: string
  /** Why it is a gap, where that is not the same for all of its kind. */
  reason?: string
  /** What puts back what was deleted. */
  putBack?: { entryId: Id; name: string }[]
  /** What is to be done about it, here and now. */
  act?: { label: string; run: () => void }
  /** A claim that does not fit where it stands, and whether it may stand all the same. */
  misfit?: { claimId: Id; mayStand: boolean }
}

/** A claim as a line of the audit: a link to where it stands on its subject's page. */
export function claimRow(claim: ClaimView): AuditRow {
  return {
    href: router.href({ page: 'entity', id: claim.subject.id, claim: claim.id }),
    subject: shown(claim.subject.name),
    what: `${claim.label}: ${shown(claimUnderLabel(claim))}`,
    where: placesInWords(claim.citations),
  }
}

/** A line with the place of a citation whose words have changed or gone. */
export function changedRow({ citation, claim, entity, line = '' }: ChangedCitation): AuditRow {
  return {
    ...(claim
      ? claimRow(claim)
      : {
          href: entity ? router.href({ page: 'entity', id: entity.id }) : router.href({ page: 'overview' }),
          subject: entity ? shown(entity.name) : 'The dossier',
          what: shown(line),
        }),
    where: `${shown(citation.source.shortTitle)}, ${shown(citation.locator)}`,
  }
}

/** A line whose citation has lost its words says which they were and where they stood. */
export function lostRow(changed: ChangedCitation): AuditRow {
  const { lost } = changed.citation
  return {
    ...changedRow(changed),
    ...(lost && { reason: `‘${shown(lost)}’` }),
    act: { label: 'Cite anew', run: () => citeAnew(changed.at) },
  }
}

/** A line that nothing bears out any more says which deleted sources it cited, puts them back, and says that words have gone. */
export function becauseGone({ deleted, lost }: GoneCitations): Pick<AuditRow, 'reason' | 'putBack'> {
  if (deleted.length === 0) return lost === 0 ? {} : { reason: LOST_ALL }
  const names = deleted.map(({ shortTitle }) => shown(shortTitle)).join(', ')
  const other = lost === 0 ? '' : ` ${LOST_REST}`
  return {
    reason: `${lost > 0 ? 'It cites what has been deleted' : deleted.length === 1 ? 'All that it cites has been deleted' : 'All the sources that it cites have been deleted'}: ${names}.${other} Put back, cite another source, or delete it too.`,
    putBack: waysBack(deleted.map(({ shortTitle, binEntryId }) => ({ label: shortTitle, binEntryId }))),
  }
}

const LOST_ALL = 'The words that it cites are no longer in their source. Cite anew, or delete it too.'
const LOST_REST = 'The rest has lost its words.'

export function waysBack(
  deleted: readonly { label: string; binEntryId?: Id | undefined }[],
): { entryId: Id; name: string }[] {
  return deleted.flatMap(({ label, binEntryId }) =>
    binEntryId === undefined ? [] : [{ entryId: binEntryId, name: label }],
  )
}

/** 'Klomegâh, undated, para. 3, 6, 7': each source once, with its places. */
function placesInWords(citations: readonly CitationView[]): string {
  const bySource = new Map<string, string[]>()
  for (const { source, locator, paragraph } of citations) {
    const places = bySource.get(source.shortTitle)
    if (places) places.push(paragraph ?? locator)
    else bySource.set(source.shortTitle, [locator])
  }
  return [...bySource].map(([source, places]) => `${shown(source)}, ${places.join(', ')}`).join('; ')
}
