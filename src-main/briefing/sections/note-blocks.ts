import type { BriefingNote, BriefingNoteCitation, BriefingNoteLink } from '../../domain/briefing/model'
import {
  headingFinder,
  headingsNamed,
  headingsOf,
  headingWords,
  noteHeadings,
  type NoteHeading,
} from '../../domain/notes/markdown/own-headings'
import type { NoteBlock, NoteInline, NoteListItem } from '../../domain/notes/markdown/note-block'
import { formatCitation } from '../../domain/notes/markdown/note-syntax'
import { parseNote } from '../../domain/notes/markdown/parse-note'
import type { Block, ParagraphBlock, TableCell } from '../content/block'
import { text, type Inline, type NoteInline as FootnoteInline, type TextInline } from '../content/inline'
import type { ParagraphStyleName } from '../style/paragraph-styles'
import { entityAnchor } from './entity-anchor'
import type { SectionTools } from './section-tools'

/** A table with more columns than this is set row by row: each cell would hold a letter or two. */
const COLUMNS_MAX = 6
/** *Units*: share of the measure below which no column of a table is set, before all are brought to 1. */
const SHARE_MIN = 0.12

const CELL_STYLES = { left: 'cell', centre: 'cellCentre', right: 'cellRight' } as const

/** A note's Markdown as blocks, read as the reading view reads it. Nothing is dropped; its footnotes and citations become footnotes of the briefing. */
export function noteBlocks(note: BriefingNote, tools: SectionTools): Block[] {
  const blocks = parseNote(note.body)
  return new NoteSetter(note, blocks, tools).set(blocks)
}

interface Look {
  tone?: TextInline['tone']
  struck?: boolean
}

class NoteSetter {
  /** What the note's own footnotes say, by their number in the note. */
  readonly #footnotes = new Map<number, readonly NoteBlock[]>()
  /** Their numbers in the briefing, once they were called. */
  readonly #called = new Map<number, number>()
  readonly #links: ReadonlyMap<string, BriefingNoteLink>
  readonly #headings: readonly NoteHeading[]
  readonly #headingMeant: ReturnType<typeof headingFinder>
  /** Where each heading can be gone to. */
  readonly #anchors: ReadonlyMap<NoteBlock, string>
  readonly #citations: ReadonlyMap<string, BriefingNoteCitation>
  /** Inside a footnote no further one can be called: what it would say stands in brackets. */
  #inFootnote = false

  constructor(
    readonly note: BriefingNote,
    blocks: readonly NoteBlock[],
    readonly tools: SectionTools,
  ) {
    for (const block of blocks)
      if (block.kind === 'footnotes') for (const item of block.items) this.#footnotes.set(item.number, item.blocks)
    this.#headings = noteHeadings(blocks)
    this.#headingMeant = headingFinder(this.#headings)
    this.#anchors = new Map(headingsOf(blocks).map((block, at) => [block, headingAnchor(note, at)]))
    this.#links = new Map((note.links ?? []).map((link) => [linkKey(link.target, link.label), link]))
    this.#citations = new Map((note.citations ?? []).map((citation) => [formatCitation([citation.ref]), citation]))
  }

  set(blocks: readonly NoteBlock[]): Block[] {
    return blocks.flatMap((block) => this.#block(block))
  }

  #block(block: NoteBlock): Block[] {
    switch (block.kind) {
      case 'paragraph':
        return this.#lines(block.inlines)
      case 'heading': {
        const anchor = this.#anchors.get(block)
        return [
          {
            kind: 'paragraph',
            style: 'noteHeading',
            content: this.#inlines(block.inlines, { tone: 'strong' }).flat(),
            keepWithNext: true,
            ...(anchor !== undefined && { anchor }),
          },
        ]
      }
      case 'quote':
        return [{ kind: 'quote', blocks: this.set(block.blocks) }]
      case 'list':
        return [
          {
            kind: 'list',
            numbering: block.ordered ? 'Decimal' : 'Disc',
            labelStyle: 'noteBody',
            items: block.items.map((item, at) => ({
              label: labelOf(item, block.ordered ? `${block.start + at}.` : '•'),
              blocks: item.blocks.length === 0 ? [paragraph([text(' ')])] : this.set(item.blocks),
            })),
          },
        ]
      case 'code':
        return block.text
          .replace(/\n$/, '')
          .split('\n')
          .map((line) => paragraph([text(line.trim() === '' ? ' ' : keepingIndent(line))], 'noteCode'))
      case 'table':
        return this.#table(block)
      case 'rule':
        return [{ kind: 'rule' }]
      case 'footnotes':
        return block.items.flatMap((item) => this.#uncalled(item.number, item.blocks))
    }
  }

  /** Lines that were parted in the note stay parted. */
  #lines(inlines: readonly NoteInline[]): ParagraphBlock[] {
    const lines = this.#inlines(inlines, {})
    return lines.map((content, at) => {
      const last = at === lines.length - 1
      const announces = last && /:\s*$/.test(plain(content))
      return {
        ...paragraph(content.length === 0 ? [text(' ')] : content, last ? 'noteBody' : 'noteLine'),
        ...(announces && { keepWithNext: true }),
      }
    })
  }

  #table(block: NoteBlock & { kind: 'table' }): Block[] {
    const header = block.header.map((cell) => this.#cell(cell))
    const rows = block.rows.map((row) => row.map((cell) => this.#cell(cell)))
    if (header.length > COLUMNS_MAX)
      return [
        paragraph(header.flatMap((cell, at) => [...(at > 0 ? [text(' · ')] : []), ...cell])),
        ...rows.map((row) =>
          paragraph(
            row.flatMap((cell, at) => [
              text(`${at > 0 ? ' · ' : ''}${plain(header[at] ?? [])}: `, 'strong'),
              ...(cell.length === 0 ? [text('–')] : cell),
            ]),
          ),
        ),
      ]
    const widths = header.map((cell, at) =>
      Math.max(1, ...[cell, ...rows.map((row) => row[at] ?? [])].map((content) => Math.min(plain(content).length, 60))),
    )
    const align = block.alignments.map((alignment) => alignment ?? 'left')
    return [
      { kind: 'space', heightPt: 4 },
      {
        kind: 'table',
        columns: sharesOf(widths).map((share, at) => ({ header: filled(header[at] ?? []), share, align: align[at] })),
        rows: rows.map((row) =>
          row.map((cell, at): TableCell => ({
            blocks: [{ kind: 'paragraph', style: CELL_STYLES[align[at] ?? 'left'], content: filled(cell) }],
          })),
        ),
      },
    ]
  }

  #cell(inlines: readonly NoteInline[]): Inline[] {
    return this.#inlines(inlines, {}).flatMap((line, at) => (at === 0 ? line : [text(' '), ...line]))
  }

  /** A footnote that nothing points at is set where it stands in the reading view: behind the others. */
  #uncalled(number: number, blocks: readonly NoteBlock[]): Block[] {
    if (this.#called.has(number)) return []
    return [paragraph([text(`${number}. `, 'quiet'), ...this.#flat(blocks)], 'noteLine')]
  }

  /** *Shape*: one list for each line. */
  #inlines(inlines: readonly NoteInline[], look: Look): Inline[][] {
    const lines: Inline[][] = [[]]
    const push = (...content: Inline[]): void => {
      lines.at(-1)?.push(...content)
    }
    for (const inline of inlines) {
      switch (inline.kind) {
        case 'text':
          inline.text.split('\n').forEach((part, at) => {
            if (at > 0) lines.push([])
            if (part !== '') push(run(part, look))
          })
          break
        case 'break':
          lines.push([])
          break
        case 'code':
          push(run(inline.text, look))
          break
        case 'strong':
        case 'emphasis':
        case 'strike':
          this.#inlines(inline.inlines, inside(look, inline.kind)).forEach((part, at) => {
            if (at > 0) lines.push([])
            push(...part)
          })
          break
        case 'link': {
          const label = this.#inlines(inline.inlines, look).flat()
          push({
            kind: 'link',
            to: { kind: 'url', url: inline.href },
            text: plain(label) || inline.href,
            description: `Open ${inline.href}`,
            ...look,
          })
          push(...label.filter(isCall))
          break
        }
        case 'image':
          push(
            run(`[${inline.isFile ? 'File' : 'Picture'}${inline.text === '' ? '' : `: ${inline.text}`}]`, {
              ...look,
              tone: 'quiet',
            }),
          )
          break
        case 'note-link':
          push(this.#noteLink(inline.target, inline.label, look))
          break
        case 'tag':
          push(run(`#${inline.name}`, look))
          break
        case 'citation':
          push(...this.#citation(inline.refs))
          break
        case 'footnote-ref':
          push(...this.#footnote(inline.number))
          break
      }
    }
    return lines
  }

  #noteLink(target: string, label: string | undefined, look: Look): Inline {
    const known = this.#links.get(linkKey(target, label))
    const shown = known?.shown ?? label ?? target
    const named = !known || known.isHeading ? headingsNamed(target) : undefined
    if (named) return this.#ownHeading(named, known?.shown ?? label ?? headingWords(named), look)
    const entityId = known?.entityId
    if (entityId === undefined || !this.tools.showsProfiles || this.tools.profileName(entityId) === undefined)
      return run(shown, look)
    return {
      kind: 'link',
      to: { kind: 'anchor', anchor: entityAnchor(entityId) },
      text: shown,
      description: `Go to the profile of ${this.tools.profileName(entityId) ?? shown}`,
      mention: entityId,
      ...look,
    }
  }

  #ownHeading(named: readonly string[], shown: string, look: Look): Inline {
    const at = this.#headingMeant(named)
    if (at === undefined) return run(shown, look)
    return {
      kind: 'link',
      to: { kind: 'anchor', anchor: headingAnchor(this.note, at) },
      text: shown,
      description: `Go to ‘${this.#headings[at]?.words ?? shown}’ in this note`,
      ...look,
    }
  }

  #citation(refs: (NoteInline & { kind: 'citation' })['refs']): Inline[] {
    const found = refs.map((ref) => this.#citations.get(formatCitation([ref])))
    const cited = found.flatMap((citation) => citation?.citations ?? [])
    // A reader sees that something was meant although nothing is cited.
    if (cited.length === 0) {
      const shown = found.flatMap((citation) => citation?.shown ?? [])
      return [text(shown.length === 0 ? formatCitation(refs) : `[${shown.join('; ')}]`, 'quiet')]
    }
    return this.#inFootnote ? this.tools.notes.words(cited) : this.tools.notes.mark(cited)
  }

  #footnote(number: number): Inline[] {
    const blocks = this.#footnotes.get(number) ?? []
    if (this.#inFootnote) return [text(` [${number}]`, 'quiet')]
    const before = this.#called.get(number)
    if (before !== undefined) return [this.tools.notes.own([text(`See note ${before}.`)])]
    const content = this.#flat(blocks)
    const mark = this.tools.notes.own(content.length === 0 ? [text(' ')] : content)
    this.#called.set(number, mark.note.number)
    return [mark]
  }

  /** Blocks as one run of text, for a footnote. */
  #flat(blocks: readonly NoteBlock[]): Inline[] {
    this.#inFootnote = true
    const content = flattened(this.set(blocks))
    this.#inFootnote = false
    return content
  }
}

/** *Shape*: letters, digits and hyphens, as an address in a web page. */
function headingAnchor({ id }: BriefingNote, at: number): string {
  return `note-${id}-heading-${at + 1}`
}

function isCall(inline: Inline): inline is FootnoteInline {
  return inline.kind === 'note'
}

function inside(look: Look, kind: 'strong' | 'emphasis' | 'strike'): Look {
  if (kind === 'strike') return { ...look, struck: true }
  const other = kind === 'strong' ? 'emphasis' : 'strong'
  const both = look.tone === 'strong-emphasis' || look.tone === other
  return { ...look, tone: both ? 'strong-emphasis' : kind }
}

function run(value: string, look: Look): TextInline {
  return { kind: 'text', text: value, ...look }
}

function paragraph(content: readonly Inline[], style: ParagraphStyleName = 'noteBody'): ParagraphBlock {
  return { kind: 'paragraph', style, content }
}

function filled(content: readonly Inline[]): readonly Inline[] {
  return content.length === 0 ? [text(' ')] : content
}

/** A task's box in letters that every face has. */
function labelOf(item: NoteListItem, usual: string): string {
  return item.checked === undefined ? usual : item.checked ? '[x]' : '[ ]'
}

/** Spaces at the start of a line of code, which a paragraph would drop. */
function keepingIndent(line: string): string {
  return line.replace(/^[ \t]+/, (indent) => '\u00a0'.repeat(indent.replaceAll('\t', '  ').length))
}

function linkKey(target: string, label: string | undefined): string {
  return `${target}\n${label ?? '\n'}`
}

/** The words alone. */
function plain(content: readonly (Inline | FootnoteInline)[]): string {
  return content.map((inline) => (inline.kind === 'note' ? '' : inline.text)).join('')
}

/** Shares of the measure by what the columns hold, none too narrow to read. *Shape*: they add up to 1. */
function sharesOf(widths: readonly number[]): number[] {
  const sum = widths.reduce((total, width) => total + width, 0)
  const wide = widths.map((width) => Math.max(width / sum, SHARE_MIN))
  const all = wide.reduce((total, share) => total + share, 0)
  return wide.map((share) => share / all)
}

function flattened(blocks: readonly Block[]): Inline[] {
  const parts = blocks.map((block): Inline[] => {
    switch (block.kind) {
      case 'paragraph':
        return [...block.content]
      case 'quote':
      case 'section':
      case 'panel':
        return flattened(block.blocks)
      case 'list':
        return block.items.flatMap((item) => [text(`${item.label} `), ...flattened(item.blocks), text(' ')])
      case 'table':
        return block.rows.flatMap((row) => row.flatMap((cell) => [...flattened(cell.blocks), text(' ')]))
      default:
        return []
    }
  })
  return parts.flatMap((part, at) => (at === 0 ? part : [text(' '), ...part]))
}
