import type { ClaimKind } from '../../domain/claim'
import type { Id } from '../../domain/ids'
import type { ClaimView } from '../../domain/views/claim-view'
import { markdownLine, markdownProse } from './escape'
import type { Footnotes } from './footnotes'
import type { Vault } from './vault'

const KIND_WORDS: Readonly<Record<ClaimKind, string | undefined>> = {
  fact: undefined,
  attributed: undefined,
  opinion: 'opinion',
  forecast: 'forecast',
  inference: 'inference',
}

/**
 * A claim as a list item: what it says, whose it is, how it stands, where it comes from.
 * `label` is Markdown and stands in bold before it; `value` replaces its value, for a relation seen from the other end.
 */
export function claimLine(vault: Vault, notes: Footnotes, view: ClaimView, label: string, value?: string): string {
  const said = value ?? valueMarkdown(vault, view)
  const details = [view.role && markdownLine(view.role), view.when && markdownLine(view.when)]
    .filter(Boolean)
    .join(', ')
  const citations = vault.index.claims.get(view.id)?.citations ?? []
  const remarks = claimRemarks(vault, view).join('; ')
  return [
    `- **${label}:** ${said}`,
    details === '' ? '' : ` (${details})`,
    notes.cite(citations),
    remarks === '' ? '' : ` *(${remarks})*`,
  ].join('')
}

/** What a reader must know beside the words: kind, speaker, status, confidence. */
function claimRemarks(vault: Vault, view: ClaimView): string[] {
  const speaker = view.attributedTo && vault.entityLink(view.attributedTo.id)
  const reporter = view.reportedBy && vault.entityLink(view.reportedBy.id)
  const kind = KIND_WORDS[view.kind]
  const whose =
    view.kind === 'attributed' ? speaker && `said by ${speaker}` : kind && (speaker ? `${kind} of ${speaker}` : kind)
  return [
    whose,
    reporter && `reported by ${reporter}`,
    view.event && `at ${vault.entityLink(view.event.id)}`,
    view.place && `in ${vault.entityLink(view.place.id)}`,
    view.ownJudgement ? 'own judgement' : view.status,
    view.confidence && `confidence ${view.confidence.level}`,
    view.deprecated ? 'no longer held' : undefined,
  ].filter((part): part is string => part !== undefined && part !== '')
}

function valueMarkdown(vault: Vault, view: ClaimView): string {
  if (view.value.entity) return vault.entityLink(view.value.entity.id)
  return markdownProse(view.value.text, '  ')
}

/** '[[Mali]], [[Niger]]'. */
export function entityLinks(vault: Vault, ids: readonly Id[]): string {
  return ids.map((id) => vault.entityLink(id)).join(', ')
}
