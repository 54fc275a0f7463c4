import type { Block } from '../../src-main/briefing/content/block'
import type { Footnote, Inline } from '../../src-main/briefing/content/inline'

const STYLE = `@page{size:A4;margin:78pt 143pt 72pt 72pt}body{font:11pt/15pt 'Source Serif 4',serif;text-align:justify;hyphens:auto}
h1,h2,h3{font-family:'Source Sans 3',sans-serif;text-align:left;break-after:avoid}table{width:100%;border-collapse:collapse;font:9pt/12pt 'Source Sans 3',sans-serif;text-align:left}
td,th{border-bottom:.5pt solid #ccc;padding:4pt 6pt 4pt 0;vertical-align:top}sup{font-size:66%}p{margin:0 0 6pt}ol{font-size:8.5pt}`

/** The same content as a browser prints it: no page footnotes, so they stand at the end. */
export function htmlOf(title: string, blocks: readonly Block[], fontsUrl: string): string {
  const notes: Footnote[] = []
  const body = blocks.map((block) => blockHtml(block, notes)).join('\n')
  const list = notes.map((note) => `<li id="n${note.number}">${inlineHtml(note.content, [])}</li>`).join('\n')
  const face = (family: string, file: string): string =>
    `@font-face{font-family:'${family}';src:url('${fontsUrl}/${file}')}`
  const faces =
    face('Source Serif 4', 'source-serif/SourceSerif4-Regular.ttf') +
    face('Source Sans 3', 'source-sans/SourceSans3-Regular.ttf')
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${escape(title)}</title><style>${faces}${STYLE}</style><body>${body}<ol>${list}</ol></body></html>`
}

function blockHtml(block: Block, notes: Footnote[]): string {
  const inner = (blocks: readonly Block[]): string => blocks.map((part) => blockHtml(part, notes)).join('')
  switch (block.kind) {
    case 'heading':
      return `<h${block.level} id="${block.anchor}">${escape(block.text)}</h${block.level}>`
    case 'paragraph':
      return `<p>${inlineHtml(block.content, notes)}</p>`
    case 'list':
      return `<ul>${block.items.map((item) => `<li>${inner(item.blocks)}</li>`).join('')}</ul>`
    case 'table':
      return `<table><tbody>${block.rows.map((row) => `<tr>${row.map((cell) => `<td>${inner(cell.blocks)}</td>`).join('')}</tr>`).join('')}</tbody></table>`
    case 'figure':
      return `<figure><figcaption>${escape(block.title)}</figcaption><svg width="380" height="200"><rect width="380" height="200" fill="#eee"/></svg></figure>`
    case 'panel':
    case 'section':
      return `<section>${inner(block.blocks)}</section>`
    case 'quote':
      return `<blockquote>${inner(block.blocks)}</blockquote>`
    case 'columns':
      return `<table><tr>${block.columns.map((column) => `<td>${inner(column)}</td>`).join('')}</tr></table>`
    case 'space':
    case 'rule':
    case 'page-break':
      return ''
  }
}

function inlineHtml(content: readonly Inline[], notes: Footnote[]): string {
  return content
    .map((inline) => {
      if (inline.kind === 'note') {
        notes.push(inline.note)
        return `<sup><a href="#n${inline.note.number}">${inline.note.number}</a></sup>`
      }
      if (inline.kind === 'link')
        return `<a href="${inline.to.kind === 'url' ? escape(inline.to.url) : `#${escape(inline.to.anchor)}`}">${escape(inline.text)}</a>`
      return escape(inline.text)
    })
    .join('')
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
