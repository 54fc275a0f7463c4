import type { BriefingClaim, BriefingModel, BriefingProfile } from '../../domain/briefing-model'
import type { Block, TableBlock } from '../content/block'
import { text, type Inline } from '../content/inline'
import { analystNotes } from './analyst-notes'
import type { CitationNotes } from './citation-notes'
import { claimInlines, kindLabel, panelLook } from './claim-text'

/** The place that mentions of an entity link to. */
export function entityAnchor(id: string): string {
  return `entity-${id}`
}

/** One page section for each entity: names, key facts, relations, statements, notes. */
export function profiles(model: BriefingModel, notes: CitationNotes): Block[] {
  if (model.profiles.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Profiles', anchor: 'profiles' },
    ...model.profiles.map((profile): Block => ({ kind: 'section', blocks: profileBlocks(profile, notes) })),
  ]
}

function profileBlocks(profile: BriefingProfile, notes: CitationNotes): Block[] {
  const [name, ...others] = profile.names
  return [
    {
      kind: 'heading',
      level: 2,
      text: name?.value ?? profile.id,
      anchor: entityAnchor(profile.id),
      ...(name?.lang === undefined ? {} : { lang: name.lang }),
    },
    { kind: 'paragraph', style: 'quiet', content: [text(profile.typeLabel), ...otherNames(others)] },
    ...(profile.summary
      ? [
          {
            kind: 'paragraph' as const,
            style: 'body' as const,
            content: [text(profile.summary.text), ...notes.mark(profile.summary.citations)],
          },
        ]
      : []),
    ...claimTable(profile.keyFacts, 'Key facts', notes),
    ...claimTable(profile.relations, 'Relations', notes),
    ...statements(profile, notes),
    ...analystNotes(profile.notes, notes),
  ]
}

function otherNames(names: BriefingProfile['names']): Inline[] {
  if (names.length === 0) return []
  const inlines: Inline[] = [text(' · also ')]
  names.forEach((name, at) => {
    if (at > 0) inlines.push(text(', '))
    inlines.push({ kind: 'text', text: name.value, ...(name.lang === undefined ? {} : { lang: name.lang }) })
  })
  return inlines
}

function claimTable(claims: readonly BriefingClaim[], caption: string, notes: CitationNotes): Block[] {
  if (claims.length === 0) return []
  const table: TableBlock = {
    kind: 'table',
    caption: [text(caption)],
    columns: [
      { header: 'What', share: 0.32 },
      { header: 'As reported', share: 0.68 },
    ],
    rows: [...byLabel(claims)].map(([label, group]) => [
      { rowHeader: true, blocks: [{ kind: 'paragraph', style: 'cellStrong', content: [text(label)] }] },
      {
        blocks: group.map((claim) => ({ kind: 'paragraph', style: 'cell', content: claimInlines(claim, notes) })),
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

function statements(profile: BriefingProfile, notes: CitationNotes): Block[] {
  if (profile.statements.length === 0) return []
  return [
    { kind: 'heading', level: 3, text: 'Statements and assessments', anchor: `${entityAnchor(profile.id)}-statements` },
    ...profile.statements.map((claim): Block => ({
      kind: 'panel',
      look: panelLook(claim),
      blocks: [
        { kind: 'paragraph', style: 'label', content: [text(kindLabel(claim))] },
        { kind: 'paragraph', style: 'bodyRagged', content: claimInlines(claim, notes) },
      ],
    })),
  ]
}
