import type { Id } from '../../domain/records/ids'
import { claimDetails } from '../../domain/views/claim-in-full'
import type { ClaimView } from '../../domain/views/claim-view'
import { opened } from '../../domain/views/sealed'
import { partsBeside, type Voice } from '../../domain/views/voice'
import { markdownLine, markdownProse } from './escape'
import type { Footnotes } from './footnotes'
import type { Vault } from './vault'

/**
 * A claim as a list item: what it says, whose it is, how it stands, where it comes from.
 * `label` is Markdown and stands in bold before it; `value` replaces its value, for a relation seen from the other end.
 */
export function claimLine(vault: Vault, notes: Footnotes, view: ClaimView, label: string, value?: string): string {
  const said = value ?? valueMarkdown(vault, view)
  const details = markdownLine(claimDetails(view))
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
  const { voice } = view
  return [
    voice && whose(vault, voice),
    view.event && `at ${vault.entityLink(view.event.id)}`,
    view.place && `in ${vault.entityLink(view.place.id)}`,
    // A judgement says whose it is already.
    !view.ownJudgement ? view.status : voice?.kind === 'judgement' ? undefined : 'own judgement',
    view.confidence && `confidence ${view.confidence.level}`,
    view.deprecated ? 'no longer held' : undefined,
  ].filter((part): part is string => typeof part === 'string' && part !== '')
}

function whose(vault: Vault, voice: Voice): string {
  // The words around the names hold nothing to escape, and the spaces at their ends count.
  return partsBeside(voice)
    .map(({ kind, text, page }) => {
      if (kind === 'words') return text
      return page && !page.missing ? vault.entityLink(page.id) : markdownLine(text)
    })
    .join('')
}

function valueMarkdown(vault: Vault, view: ClaimView): string {
  const { entity, text } = opened(view.value)
  return entity ? vault.entityLink(entity.id) : markdownProse(text, '  ')
}

/** '[[Mali]], [[Niger]]'. */
export function entityLinks(vault: Vault, ids: readonly Id[]): string {
  return ids.map((id) => vault.entityLink(id)).join(', ')
}
