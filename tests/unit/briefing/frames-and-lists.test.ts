import { describe, expect, it } from 'vitest'
import { DocumentFonts } from '../../../src-main/briefing/fonts/document-fonts'
import { FontLibrary } from '../../../src-main/briefing/fonts/font-library'
import { layOutBriefing, type LaidOutBriefing } from '../../../src-main/briefing/layout/lay-out'
import { LineBox } from '../../../src-main/briefing/layout/line-box'
import { RepeatedHeader } from '../../../src-main/briefing/layout/repeated-header'
import { BriefingPdf } from '../../../src-main/briefing/pdf/briefing-pdf'
import { Shaper } from '../../../src-main/briefing/text/shaper'
import { FULL_NOTE } from '../../fixtures/briefing/full-note'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { readPdf } from '../../support/pdf/read-pdf'
import { allElements, elementText, readMarkedText, readStructure } from '../../support/pdf/structure-tree'
import { findUaFaults } from '../../support/pdf/ua-faults'
import { fontsFolder, render } from './engine'

const library = new FontLibrary(fontsFolder)

function withNote(body: string) {
  const note = { ...FULL_NOTE, title: '', body, links: [], citations: [] }
  return sampleModel({ format: 'brief', notes: [note], sections: ['notes'] })
}

function layOut(body: string): Promise<LaidOutBriefing> {
  const facts = { title: 't', producer: 'p', date: new Date(0), language: 'en', fileId: new Uint8Array(16) }
  const shaper = new Shaper(new DocumentFonts(library, new BriefingPdf(facts)))
  return layOutBriefing(withNote(body), shaper, () => Promise.resolve())
}

const rowsOf = (count: number, before = ''): string =>
  Array.from({ length: count }, (_, at) => `${before}| Company ${at} | ${at * 1000} |`).join('\n')
const TABLES = {
  'a table': `| Name | Sum |\n|---|--:|\n${rowsOf(60)}`,
  'a table in a quotation': `> | Name | Sum |\n> |---|--:|\n${rowsOf(60, '> ')}`,
  'a table in a list': `- about them\n\n  | Name | Sum |\n  |---|--:|\n${rowsOf(60, '  ')}`,
}

describe.each(Object.entries(TABLES))('%s in a note’s frame', (_name, body) => {
  it('has its head and whose note it is on each further page, inside the frame', async () => {
    const { pages } = await layOut(body)
    const further = pages.slice(1).flatMap(({ boxes: [first, second] }) => (second ? [[first?.box, second.box]] : []))
    expect(further.length).toBeGreaterThan(0)
    for (const [header, row] of further) {
      expect(header).toBeInstanceOf(RepeatedHeader)
      expect(header?.ground).toBeDefined()
      expect(header?.ground).toBe(row?.ground)
      // the label, and the head of the table below it
      expect(header instanceof RepeatedHeader && header.originals.length).toBe(2)
    }
  })

  it('is read with its head once', async () => {
    const { bytes } = await render(withNote(body), {})
    const pdf = await readPdf(bytes)
    const texts = readMarkedText(pdf.pages)
    const heads = [...allElements(readStructure(pdf))].filter(({ type }) => type === 'TH')
    expect(heads.map((head) => elementText(head, texts).trim())).toEqual(['Name', 'Sum'])
  })
})

/** Each line that has a label, and how far apart the two are. *Units*: points. */
async function labelled(body: string): Promise<{ line: LineBox; gapPt: number; leftPt: number }[]> {
  const { pages } = await layOut(body)
  return pages.flatMap(({ boxes }) =>
    boxes.flatMap(({ box }) => {
      if (!(box instanceof LineBox)) return []
      return (box.extras.beside ?? []).map(({ line, xPt }) => ({
        line: box,
        gapPt: box.xPt - (xPt + line.widthPt),
        leftPt: xPt,
      }))
    }),
  )
}

describe('a list', () => {
  const nested = (depth: number, label: string): string =>
    Array.from({ length: depth }, (_, at) => `${'   '.repeat(at)}${label} level ${at + 1} of the outline`).join('\n')

  it.each([
    ['bullets', '-'],
    ['numbers', '1.'],
    ['tasks', '- [ ]'],
  ])('of %s keeps each label clear of its text and of the margin, twenty levels deep', async (_kind, label) => {
    const lines = await labelled(nested(20, label))
    expect(new Set(lines.map(({ line }) => line)).size).toBe(20)
    for (const { gapPt, leftPt } of lines) {
      expect(gapPt).toBeGreaterThan(1)
      expect(leftPt).toBeGreaterThanOrEqual(0)
    }
  })

  it('says by marks how deep the levels are that have no room to move in', async () => {
    const lines = await labelled(nested(20, '-'))
    const withMarks = new Map(lines.map(({ line }) => [line, line.extras.beside?.length]))
    expect([...withMarks.values()]).toEqual([...Array<number>(12).fill(1), ...Array<number>(8).fill(2)])
  })

  it('moves its text in as far as its widest number needs', async () => {
    const lines = await labelled('99999. a\n100000. b')
    expect(Math.min(...lines.map(({ gapPt }) => gapPt))).toBeGreaterThan(1)
  })

  it('loses no label where an item begins with a list or a table', async () => {
    const { bytes } = await render(
      withNote('- - a list in a list\n- 7. and numbers\n\n\n1. | a | b |\n   |---|---|\n   | 1 | 2 |\n2. after'),
      {},
    )
    const pdf = await readPdf(bytes)
    const texts = readMarkedText(pdf.pages)
    const labels = [...allElements(readStructure(pdf))].filter(({ type }) => type === 'Lbl')
    expect(labels.map((label) => elementText(label, texts))).toEqual(['•', '•', '•', '7.', '1.', '2.'])
    expect(await findUaFaults(bytes)).toEqual([])
  })
})
