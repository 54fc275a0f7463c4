import { text, type Inline } from '../content/inline'
import type { StructureNode } from '../pdf/structure'
import { PARAGRAPH_STYLES } from '../style/paragraph-styles'
import { setParagraph } from '../text/paragraph'
import type { ParagraphContext } from '../text/stretches'
import type { FlowItem } from './flow'
import { gap, NEVER } from './flow'
import { LineBox } from './line-box'

/** One line of the index: an entity with its other names, or another name that points to it. */
export interface IndexEntry {
  readonly name: string
  readonly lang?: string
  readonly aliases: readonly string[]
  /** From 0, ascending. */
  readonly pages: readonly number[]
  /** The page of its own profile, printed in bold. */
  readonly profilePage?: number
  /** Where the entity is, for an entry that only refers to it. */
  readonly see?: { name: string; anchor: string }
}

/** The place a page number in the index leads to. */
export function pageAnchor(page: number): string {
  return `page-${page + 1}`
}

/** Sets the entries one below the other, for columns of this width. */
export function setIndex(
  entries: readonly IndexEntry[],
  index: StructureNode,
  widthPt: number,
  context: ParagraphContext,
): FlowItem[] {
  const style = PARAGRAPH_STYLES.index
  const items: FlowItem[] = []
  let letter = ''
  for (const entry of entries) {
    const initial = entry.name.normalize('NFD').charAt(0).toUpperCase()
    const first = initial !== letter
    letter = initial
    const lines = setParagraph(inlinesOf(entry), style, widthPt - 10, index.child('P'), context)
    items.push(gap(first && items.length > 0 ? 8 : 0))
    lines.forEach((line, at) => {
      if (at > 0) items.push(gap(0, NEVER))
      items.push(new LineBox(line, at === 0 ? 0 : 10))
    })
    items.push(gap(style.spaceAfterPt))
  }
  return items
}

function inlinesOf(entry: IndexEntry): Inline[] {
  const name: Inline = {
    kind: 'text',
    text: entry.name,
    ...(entry.lang === undefined ? {} : { lang: entry.lang }),
  }
  if (entry.see) {
    return [
      name,
      text(', '),
      text('see', 'emphasis'),
      text(' '),
      {
        kind: 'link',
        to: { kind: 'anchor', anchor: entry.see.anchor },
        text: entry.see.name,
        description: `Go to ${entry.see.name}`,
      },
    ]
  }
  const inlines: Inline[] = [name]
  if (entry.aliases.length > 0) inlines.push(text(` (${entry.aliases.join(', ')})`, 'quiet'))
  for (const { from, to } of spans(entry.pages)) {
    inlines.push(text(', '))
    inlines.push({
      kind: 'link',
      to: { kind: 'anchor', anchor: pageAnchor(from) },
      text: from === to ? String(from + 1) : `${from + 1}–${to + 1}`,
      description: `${entry.name}, page ${from + 1}`,
      ...(entry.profilePage !== undefined && entry.profilePage >= from && entry.profilePage <= to && from === to
        ? { tone: 'strong' as const }
        : {}),
    })
  }
  return inlines
}

/** Three pages in a row or more are printed as a range. */
function spans(pages: readonly number[]): { from: number; to: number }[] {
  const result: { from: number; to: number }[] = []
  for (const page of pages) {
    const last = result.at(-1)
    if (last && page === last.to + 1) last.to = page
    else result.push({ from: page, to: page })
  }
  return result.flatMap((span) =>
    span.to - span.from === 1
      ? [
          { from: span.from, to: span.from },
          { from: span.to, to: span.to },
        ]
      : [span],
  )
}
