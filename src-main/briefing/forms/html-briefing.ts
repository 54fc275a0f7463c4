import type { WriteBriefing } from '../../domain/briefing/files'
import type { BriefingModel } from '../../domain/briefing/model'
import { MARKING_COLOURS } from '../../domain/records/marking'
import type { Block, HeadingBlock, ListBlock, TableBlock } from '../content/block'
import type { Footnote, Inline } from '../content/inline'
import type { MeasureText } from '../../figures/figure'
import { PAGE_GEOMETRY } from '../style/page-geometry'
import { printable } from '../text/safe-text'
import { composeBlocks } from './compose-blocks'
import { escapeHtml } from './escape-html'
import { HTML_STYLE } from './html-style'
import { DrawingColours, svgFigure } from './svg-figure'
import { writeSteps, type WriteStep } from './write-steps'

/**
 * Writes a briefing as one web page that needs nothing else: no script, no font, no picture from anywhere.
 * It says what the PDF says, with the footnotes at its end.
 */
export function htmlBriefing(measure: MeasureText): WriteBriefing {
  return async (model, options = {}) => {
    const blocks = await composeBlocks(model, measure)
    return page(model, new HtmlWriter(measure, writeSteps(blocks, options)), blocks)
  }
}

function page(model: BriefingModel, writer: HtmlWriter, blocks: readonly Block[]): string {
  const title = escapeHtml(printable(model.title))
  const [front = [], rest = []] = model.format === 'report' ? parted(blocks) : [blocks, []]
  const body = [
    writer.blocks(front),
    ...(model.format === 'report' ? [contents(headingsIn(blocks))] : []),
    writer.blocks(rest),
    writer.notes(),
  ].join('\n')
  const colours = writer.colours
  const marking = escapeHtml(model.marking)
  return `<!doctype html>
<html lang="${escapeHtml(model.language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="${escapeHtml(model.producer)}">
${model.author === undefined ? '' : `<meta name="author" content="${escapeHtml(model.author)}">\n`}<title>${title}</title>
<style>${HTML_STYLE}:root{--mark:${MARKING_COLOURS[model.marking]};${colours.declarations(false)}}
@media screen and (prefers-color-scheme:dark){:root{${colours.declarations(true)}}}
</style>
</head>
<body>
<main>
<p class="mark"><span>${marking}</span></p>
${body}
<p class="mark foot"><span>${marking}</span></p>
</main>
</body>
</html>
`
}

/** The first page, and what the contents list. */
function parted(blocks: readonly Block[]): [Block[], Block[]] {
  const at = blocks.findIndex(
    (block) => block.kind === 'section' && headingsIn([block]).some(({ anchor }) => anchor !== 'key-judgements'),
  )
  return at === -1 ? [[...blocks], []] : [blocks.slice(0, at), blocks.slice(at)]
}

function headingsIn(blocks: readonly Block[]): HeadingBlock[] {
  return blocks.flatMap((block): HeadingBlock[] => {
    if (block.kind === 'heading') return [block]
    return block.kind === 'section' ? headingsIn(block.blocks) : []
  })
}

function contents(headings: readonly HeadingBlock[]): string {
  const items = headings
    .filter(({ level }) => level < 3)
    .map(({ level, anchor, text }) => {
      const part = level === 2 ? ' class="part"' : ''
      return `<li${part}><a href="#${escapeHtml(anchor)}">${escapeHtml(printable(text))}</a></li>`
    })
  return `<nav aria-label="Contents"><h2>Contents</h2><ol>${items.join('')}</ol></nav>`
}

class HtmlWriter {
  readonly colours = new DrawingColours()
  readonly #footnotes: Footnote[] = []

  constructor(
    readonly measure: MeasureText,
    readonly step: WriteStep,
  ) {}

  blocks(blocks: readonly Block[]): string {
    return blocks.map((block) => this.#block(block)).join('\n')
  }

  /** The footnotes that were called. They may call none themselves. */
  notes(): string {
    if (this.#footnotes.length === 0) return ''
    const items = this.#footnotes.map(
      ({ number, content }) =>
        `<li id="note-${number}"><a href="#note-${number}-mark" aria-label="Back to the text at note ${number}">${number}</a><span>${this.#inlines(content)}</span></li>`,
    )
    return `<section class="notes" role="doc-endnotes" aria-label="Notes"><h2 id="footnotes">Notes</h2><ol>${items.join('\n')}</ol></section>`
  }

  #block(block: Block): string {
    switch (block.kind) {
      case 'heading': {
        const tag = `h${block.level + 1}`
        return `<${tag} id="${escapeHtml(block.anchor)}"${langOf(block.lang)} dir="auto">${escapeHtml(printable(block.text))}</${tag}>`
      }
      case 'paragraph': {
        const tag = block.isTitle ? 'h1' : 'p'
        const anchor = block.anchor === undefined ? '' : ` id="${escapeHtml(block.anchor)}"`
        const number = block.number === undefined ? '' : `<span class="number">${escapeHtml(block.number)}</span> `
        const margin = block.margin ? `\n<p class="margin">${this.#inlines(block.margin)}</p>` : ''
        return `<${tag} class="${block.style}"${anchor} dir="auto">${number}${this.#inlines(block.content)}</${tag}>${margin}`
      }
      case 'list':
        return this.#list(block)
      case 'table':
        return this.#table(block)
      case 'figure': {
        const drawing = svgFigure(block.figure, PAGE_GEOMETRY.A4.widePt, block.alt, this.colours, this.measure)
        return `<figure><figcaption>${escapeHtml(printable(block.title))}</figcaption>${drawing}<p class="figureSource">${this.#inlines(block.source)}</p></figure>`
      }
      case 'panel': {
        const tag = block.look === 'note' ? 'aside' : 'div'
        return `<${tag} class="panel ${block.look}">${this.blocks(block.blocks)}</${tag}>`
      }
      case 'quote':
        return `<blockquote>${this.blocks(block.blocks)}</blockquote>`
      case 'columns': {
        const look = block.ruled ? 'columns ruled' : 'columns facts'
        return `<div class="${look}">${block.columns.map((column) => `<div>${this.blocks(column)}</div>`).join('')}</div>`
      }
      case 'section':
        this.step()
        return `<section>${this.blocks(block.blocks)}</section>`
      case 'rule':
        return '<hr>'
      case 'space':
      case 'page-break':
        return ''
    }
  }

  #list({ numbering, items }: ListBlock): string {
    const tag = numbering === 'Decimal' ? 'ol' : 'ul'
    const rows = items.map(
      ({ label, blocks }) => `<li><span class="of">${escapeHtml(label)}</span><div>${this.blocks(blocks)}</div></li>`,
    )
    return `<${tag} class="list" role="list">${rows.join('')}</${tag}>`
  }

  #table({ caption, columns, rowHeadersOnly, rows }: TableBlock): string {
    const head = columns.map(
      ({ header }) => `<th scope="col">${typeof header === 'string' ? escapeHtml(header) : this.#inlines(header)}</th>`,
    )
    const body = rows.map((row) => {
      const cells = row.map(({ blocks, rowHeader }) =>
        rowHeader ? `<th scope="row">${this.blocks(blocks)}</th>` : `<td>${this.blocks(blocks)}</td>`,
      )
      return `<tr>${cells.join('')}</tr>`
    })
    return [
      '<div class="scroll"><table>',
      caption ? `<caption>${this.#inlines(caption)}</caption>` : '',
      `<colgroup>${columns.map(({ share }) => `<col style="width:${Math.round(share * 100)}%">`).join('')}</colgroup>`,
      rowHeadersOnly ? '' : `<thead><tr>${head.join('')}</tr></thead>`,
      `<tbody>${body.join('\n')}</tbody></table></div>`,
    ].join('')
  }

  #inlines(content: readonly Inline[]): string {
    return content.map((inline) => this.#inline(inline)).join('')
  }

  #inline(inline: Inline): string {
    if (inline.kind === 'note') {
      const { number } = inline.note
      this.#footnotes.push(inline.note)
      return `<sup><a id="note-${number}-mark" href="#note-${number}" role="doc-noteref" aria-label="Footnote ${number}">${number}</a></sup>`
    }
    const words = toned(escapeHtml(printable(inline.text)), inline.tone)
    const struck = inline.kind === 'text' && inline.struck ? `<s>${words}</s>` : words
    const shown = inline.lang === undefined ? struck : `<bdi${langOf(inline.lang)}>${struck}</bdi>`
    if (inline.kind === 'text') return shown
    const { to, description } = inline
    if (to.kind === 'anchor')
      return `<a href="#${escapeHtml(to.anchor)}" title="${escapeHtml(description)}">${shown}</a>`
    if (!/^(?:https?|mailto):/i.test(to.url)) return shown
    return `<a href="${escapeHtml(to.url)}" rel="noreferrer noopener">${shown}</a>`
  }
}

function langOf(lang: string | undefined): string {
  return lang === undefined ? '' : ` lang="${escapeHtml(lang)}"`
}

function toned(html: string, tone: Exclude<Inline, { kind: 'note' }>['tone']): string {
  switch (tone) {
    case 'strong':
      return `<strong>${html}</strong>`
    case 'emphasis':
      return `<em>${html}</em>`
    case 'strong-emphasis':
      return `<strong><em>${html}</em></strong>`
    case 'quiet':
      return `<span class="quiet">${html}</span>`
    case undefined:
      return html
  }
}
