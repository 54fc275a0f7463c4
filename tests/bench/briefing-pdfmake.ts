import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import type { Block } from '../../src-main/briefing/content/block'
import type { Footnote, Inline } from '../../src-main/briefing/content/inline'

const VERSION = '0.3.9'
const HOME = resolve('node_modules/.cache/bench-pdfmake')

type Node = Record<string, unknown> | string

/** The parts of pdfmake that are used here. */
interface PdfMake {
  addFonts(fonts: Record<string, Record<string, string>>): void
  createPdf(definition: Record<string, unknown>): { write(file: string): Promise<void> }
}

/** Fetches pdfmake beside the project: it is measured against, never needed. *Shape*: false where it can't be had. */
export function fetchPdfMake(): boolean {
  if (existsSync(join(HOME, 'node_modules', 'pdfmake'))) return true
  mkdirSync(HOME, { recursive: true })
  try {
    const args = ['install', '--no-save', '--no-audit', '--no-fund', '--ignore-scripts', '--prefix', HOME]
    execFileSync('npm', [...args, `pdfmake@${VERSION}`], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** Writes the same content with pdfmake: it knows no page footnotes, so they stand at the end. */
export async function writeWithPdfMake(blocks: readonly Block[], fontsFolder: string, file: string): Promise<void> {
  const pdfMake = createRequire(join(HOME, 'package.json'))('pdfmake') as PdfMake
  const face = (path: string): string => join(fontsFolder, path)
  pdfMake.addFonts({
    Serif: {
      normal: face('source-serif/SourceSerif4-Regular.ttf'),
      bold: face('source-serif/SourceSerif4-Semibold.ttf'),
      italics: face('source-serif/SourceSerif4-It.ttf'),
      bolditalics: face('source-serif/SourceSerif4-SemiboldIt.ttf'),
    },
    Sans: {
      normal: face('source-sans/SourceSans3-Regular.ttf'),
      bold: face('source-sans/SourceSans3-Semibold.ttf'),
      italics: face('source-sans/SourceSans3-It.ttf'),
      bolditalics: face('source-sans/SourceSans3-SemiboldIt.ttf'),
    },
  })
  const notes: Footnote[] = []
  const content = blocks.flatMap((block) => nodes(block, notes))
  const list = notes.map((note) => ({
    text: [`${note.number} `, ...note.content.map((inline) => inlineNode(inline, []))],
    fontSize: 8.5,
  }))
  const definition = {
    pageSize: 'A4',
    pageMargins: [72, 78, 143, 72],
    defaultStyle: { font: 'Serif', fontSize: 11, lineHeight: 1.15 },
    content: [{ toc: { title: { text: 'Contents', fontSize: 18 } } }, ...content, ...list],
    footer: (page: number, count: number) => ({ text: `Page ${page} of ${count}`, fontSize: 8, margin: [72, 20] }),
  }
  await pdfMake.createPdf(definition).write(file)
}

const SIZES = { 1: 18, 2: 13, 3: 11 } as const

function nodes(block: Block, notes: Footnote[]): Node[] {
  const inner = (blocks: readonly Block[]): Node[] => blocks.flatMap((part) => nodes(part, notes))
  switch (block.kind) {
    case 'heading':
      return [
        {
          text: block.text,
          font: 'Sans',
          bold: true,
          fontSize: SIZES[block.level],
          margin: [0, 12, 0, 5],
          tocItem: true,
        },
      ]
    case 'paragraph':
      return [
        { text: block.content.map((inline) => inlineNode(inline, notes)), alignment: 'justify', margin: [0, 0, 0, 6] },
      ]
    case 'list':
      return [{ ul: block.items.map((item) => ({ stack: inner(item.blocks) })) }]
    case 'table':
      return [
        {
          table: {
            widths: block.columns.map(({ share }) => `${Math.round(share * 100)}%`),
            body: block.rows.map((row) =>
              row.map((cell) => ({ stack: inner(cell.blocks), font: 'Sans', fontSize: 9 })),
            ),
          },
          layout: 'lightHorizontalLines',
        },
      ]
    case 'figure':
      return [
        { text: block.title, bold: true },
        { canvas: [{ type: 'rect', x: 0, y: 0, w: 380, h: 200, color: '#eeeeee' }] },
      ]
    case 'columns':
      return [{ columns: block.columns.map((column) => ({ stack: inner(column) })) }]
    case 'panel':
    case 'quote':
    case 'section':
      return inner(block.blocks)
    case 'space':
    case 'rule':
    case 'page-break':
      return []
  }
}

function inlineNode(inline: Inline, notes: Footnote[]): Node {
  if (inline.kind === 'note') {
    notes.push(inline.note)
    return { text: String(inline.note.number), sup: true }
  }
  return inline.tone === 'strong'
    ? { text: inline.text, bold: true }
    : inline.tone === 'emphasis'
      ? { text: inline.text, italics: true }
      : inline.text
}
