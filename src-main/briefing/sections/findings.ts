import type { BriefingClaim, BriefingModel } from '../../domain/briefing/model'
import type { Block, ListBlock } from '../content/block'
import { text } from '../content/inline'
import { statementPanels } from './claim-panels'
import { claimAfterVoice, confidenceMargin } from './claim-text'
import type { SectionTools } from './section-tools'

/** What the briefing covers and on what material. */
export function scopeNote(model: BriefingModel, tools: SectionTools): Block[] {
  if (model.scopeNote === undefined) return []
  return [
    { kind: 'heading', level: 1, text: 'Scope note', anchor: 'scope-note' },
    ...paragraphs(model.scopeNote, tools),
  ]
}

/** The background and each finding: what is held, what speaks for it, what against. */
export function findings(model: BriefingModel, tools: SectionTools): Block[] {
  const list = model.findings ?? []
  const { summary } = model
  if (list.length === 0 && !summary) return []
  return [
    { kind: 'heading', level: 1, text: list.length === 0 ? 'Background' : 'Findings', anchor: 'findings' },
    ...(summary
      ? [
          {
            kind: 'paragraph' as const,
            style: 'body' as const,
            content: [...tools.prose(summary.text), ...tools.notes.mark(summary.citations)],
            ...tools.nextParagraph(),
          },
        ]
      : []),
    ...list.flatMap((finding, at): Block[] => {
      const margin = confidenceMargin(finding.confidence)
      return [
        { kind: 'heading', level: 2, text: finding.title, anchor: `finding-${at + 1}` },
        ...(finding.text === undefined
          ? []
          : [
              {
                kind: 'paragraph' as const,
                style: 'body' as const,
                content: tools.prose(finding.text),
                ...tools.nextParagraph(),
                ...(margin ? { margin } : {}),
              },
            ]),
        ...evidence('Evidence', finding.evidence, tools),
        ...evidence('Against it', finding.contrary, tools),
      ]
    }),
  ]
}

function evidence(label: string, claims: readonly BriefingClaim[], tools: SectionTools): Block[] {
  if (claims.length === 0) return []
  const list: ListBlock = {
    kind: 'list',
    numbering: 'Disc',
    items: claims.map((claim) => ({
      label: '–',
      blocks: [
        {
          kind: 'paragraph',
          style: 'evidence',
          content: claimAfterVoice(claim, tools),
          margin: [text(claim.id)],
        },
      ],
    })),
  }
  return [{ kind: 'paragraph', style: 'label', content: [text(label)], keepWithNext: true }, list]
}

/** What is expected, by whom, and what to watch for. */
export function outlook(model: BriefingModel, tools: SectionTools): Block[] {
  const { outlook: what } = model
  if (!what) return []
  return [
    { kind: 'heading', level: 1, text: 'Outlook and indicators', anchor: 'outlook' },
    ...(what.text === undefined ? [] : paragraphs(what.text, tools)),
    ...statementPanels(what.forecasts, tools),
    ...(what.indicators.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            style: 'label' as const,
            content: [text('Indicators to watch')],
            keepWithNext: true,
          },
          bulleted(what.indicators, tools),
        ]),
  ]
}

/** What isn't known. */
export function gaps(model: BriefingModel, tools: SectionTools): Block[] {
  const list = model.gaps ?? []
  if (list.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: 'Gaps', anchor: 'gaps' },
    {
      kind: 'list',
      numbering: 'Disc',
      items: list.map((item) => ({
        label: '–',
        blocks: [
          {
            kind: 'paragraph',
            style: 'evidence',
            content: [...tools.prose(item.text), ...tools.notes.mark(item.citations)],
          },
        ],
      })),
    },
  ]
}

/** What is new, changed or withdrawn since this briefing was last exported. */
export function changes(model: BriefingModel, tools: SectionTools): Block[] {
  const { changes: what } = model
  if (!what) return []
  const heading: Block = { kind: 'heading', level: 1, text: `What changed since ${what.since}`, anchor: 'changes' }
  if (what.items.length === 0)
    return [
      heading,
      { kind: 'paragraph', style: 'body', content: [text('Nothing in the claims that this briefing uses.')] },
    ]
  return [
    heading,
    {
      kind: 'table',
      isWide: true,
      columns: [
        { header: 'Change', share: 0.2 },
        { header: 'Claim', share: 0.8 },
      ],
      rows: what.items.map((item) => [
        { rowHeader: true, blocks: [{ kind: 'paragraph', style: 'cellStrong', content: [text(CHANGE[item.kind])] }] },
        {
          blocks: [
            {
              kind: 'paragraph',
              style: 'cell',
              content: item.claim
                ? claimAfterVoice(item.claim, tools)
                : [text(`A claim that is no longer in the dossier (${item.claimId})`)],
            },
          ],
        },
      ]),
    },
  ]
}

const CHANGE = { new: 'New', changed: 'Changed', withdrawn: 'Withdrawn' } as const

function paragraphs(value: string, tools: SectionTools): Block[] {
  return value
    .split(/\n+/)
    .map((part): Block => ({ kind: 'paragraph', style: 'body', content: tools.prose(part), ...tools.nextParagraph() }))
}

function bulleted(sentences: readonly string[], tools: SectionTools): ListBlock {
  return {
    kind: 'list',
    numbering: 'Disc',
    items: sentences.map((sentence) => ({
      label: '–',
      blocks: [{ kind: 'paragraph', style: 'evidence', content: tools.prose(sentence) }],
    })),
  }
}
