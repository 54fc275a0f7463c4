import type { BriefingClaim, BriefingModel, BriefingProfile } from '../../domain/briefing/model'
import type { Block, TableBlock } from '../content/block'
import { text, type Inline } from '../content/inline'
import { analystNotes } from './analyst-notes'
import { statementPanels } from './claim-panels'
import { claimInlines } from './claim-text'
import { entityAnchor } from './entity-anchor'
import type { SectionTools } from './section-tools'

/** One section for each entity: names, key facts, relations, statements, notes. */
export function profiles(model: BriefingModel, tools: SectionTools): Block[] {
  if (model.profiles.length === 0) return []
  return [
    {
      kind: 'heading',
      level: 1,
      text: model.format === 'report' ? 'Annex: profiles' : 'Profiles',
      anchor: 'profiles',
    },
    ...model.profiles.map((profile): Block => ({ kind: 'section', blocks: profileBlocks(profile, tools) })),
  ]
}

function profileBlocks(profile: BriefingProfile, tools: SectionTools): Block[] {
  const [name, ...others] = profile.names
  return [
    {
      kind: 'heading',
      level: 2,
      text: name?.value ?? profile.id,
      anchor: entityAnchor(profile.id),
      ...(name?.lang === undefined ? {} : { lang: name.lang }),
    },
    {
      kind: 'paragraph',
      style: 'quiet',
      content: [text(profile.typeLabel), ...otherNames(name?.value, others)],
      keepWithNext: true,
    },
    ...(profile.summary
      ? [
          {
            kind: 'paragraph' as const,
            style: 'body' as const,
            content: [...tools.prose(profile.summary.text), ...tools.notes.mark(profile.summary.citations)],
          },
        ]
      : []),
    ...claimTable([...profile.keyFacts, ...profile.relations], tools),
    ...statementPanels(profile.statements, tools),
    ...analystNotes(profile.notes, tools),
  ]
}

function otherNames(shown: string | undefined, names: BriefingProfile['names']): Inline[] {
  const seen = new Set([shown])
  const inlines: Inline[] = []
  for (const { value, lang } of names) {
    if (seen.has(value)) continue
    seen.add(value)
    inlines.push(text(inlines.length === 0 ? ' · also ' : ', '))
    inlines.push({ kind: 'text', text: value, ...(lang === undefined ? {} : { lang }) })
  }
  return inlines
}

function claimTable(claims: readonly BriefingClaim[], tools: SectionTools): Block[] {
  if (claims.length === 0) return []
  const table: TableBlock = {
    kind: 'table',
    rowHeadersOnly: true,
    columns: [
      { header: 'What', share: 0.28 },
      { header: 'As reported', share: 0.72 },
    ],
    rows: [...byLabel(claims)].map(([label, group]) => [
      { rowHeader: true, blocks: [{ kind: 'paragraph', style: 'cellStrong', content: [text(label)] }] },
      {
        blocks: group.map((claim) => ({ kind: 'paragraph', style: 'cell', content: claimInlines(claim, tools) })),
      },
    ]),
  }
  return [table]
}

/** Claims with the same label share a row. */
function byLabel(claims: readonly BriefingClaim[]): Map<string, BriefingClaim[]> {
  const groups = new Map<string, BriefingClaim[]>()
  for (const claim of claims) {
    const group = groups.get(claim.label)
    if (group) group.push(claim)
    else groups.set(claim.label, [claim])
  }
  return groups
}
