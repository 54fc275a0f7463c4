import { PDFDict, PDFName, PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { BriefingModel, BriefingNote } from '../../../src-main/domain/briefing/model'
import { FULL_NOTE } from '../../fixtures/briefing/full-note'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { HOSTILE_MARKDOWN } from '../../fixtures/hostile-markdown'
import { WRITERS } from '../../support/briefing-writers'
import { readPdf, textOf } from '../../support/pdf/read-pdf'
import { allElements, elementText, readMarkedText, readStructure } from '../../support/pdf/structure-tree'
import { findUaFaults } from '../../support/pdf/ua-faults'
import { render } from './engine'

function withNotes(...notes: BriefingNote[]): BriefingModel {
  return sampleModel({ notes, sections: ['notes', 'profiles', 'sources'] })
}

async function printed(model: BriefingModel) {
  const { bytes } = await render(model, {})
  const pdf = await readPdf(bytes)
  const structure = readStructure(pdf)
  const texts = readMarkedText(pdf.pages)
  const all = [...allElements(structure)]
  const ofType = (type: string) => all.filter((element) => element.type === type).map((one) => elementText(one, texts))
  return { bytes, pdf, text: elementText(structure, texts), ofType, faults: await findUaFaults(bytes) }
}

/** Every address and action in the file, packed objects included. */
function actionsOf(pdf: Awaited<ReturnType<typeof readPdf>>): { kinds: string[]; addresses: string[] } {
  const kinds: string[] = []
  const addresses: string[] = []
  for (const [, object] of pdf.document.context.enumerateIndirectObjects()) collect(object)
  return { kinds, addresses }

  function collect(object: unknown): void {
    if (object instanceof PDFRawStream) collect(object.dict)
    if (!(object instanceof PDFDict)) return
    const kind = object.get(PDFName.of('S'))
    const address = textOf(object.get(PDFName.of('URI')))
    if (object.has(PDFName.of('URI')) || object.has(PDFName.of('JS'))) kinds.push(String(kind))
    if (address !== undefined) addresses.push(address)
    for (const key of ['JS', 'AA', 'OpenAction', 'Launch', 'F']) {
      if (key !== 'F' && object.has(PDFName.of(key))) kinds.push(key)
    }
    for (const [, value] of object.entries()) collect(value)
  }
}

describe('a note in print', () => {
  it('says all that the reading view says, in its order, without a fault in the structure', async () => {
    const { text, ofType, faults } = await printed(withNotes(FULL_NOTE))
    expect(faults).toEqual([])
    const cells = [...ofType('TH'), ...ofType('TD')].map((cell) => cell.trim())
    expect(cells.filter((cell) => cell !== '')).toEqual(
      expect.arrayContaining(['What', 'How many', 'Gold', 'The alliance', '12', 'Cotton, raw', 'Kayes', '3 4']),
    )
    expect(ofType('BlockQuote').some((quote) => quote.includes('and one inside it'))).toBe(true)
    expect(ofType('Lbl')).toEqual(expect.arrayContaining(['[ ]', '[x]', '1.', '2.']))
    for (const words of [
      'crossed out words',
      '#gold-trade',
      'Somebody gone',
      'A map',
      'b[0]',
      'Nothing points at this',
    ])
      expect(text).toContain(words)
    for (const marks of ['[[', '**', '~~', '[^', '[@', '](', '| Gold']) expect(text).not.toContain(marks)
  })

  it('makes its citations and footnotes footnotes of the briefing', async () => {
    const { ofType } = await printed(withNotes(FULL_NOTE))
    const notes = ofType('Note').join('\n')
    expect(notes).toMatch(/para\.\s4 \[C6\]/)
    expect(notes).toContain('What the first footnote says, with Klomegâh, para. 2')
    expect(notes).toMatch(/The second one\.\s+It has two paragraphs\./)
    expect(notes).toMatch(/See note \d+\./)
  })

  it('has its links to its own headings lead there, in the PDF and on a web page', async () => {
    const body = '# Gold\n\ntext\n\n# Salt\n\nSee [[#Gold]], [[#Salt|the salt]], [the salt too](#salt) and [[#Silver]].'
    const links = [
      { target: '#Gold', shown: 'Gold', isHeading: true as const },
      { target: '#Salt', label: 'the salt', shown: 'the salt', isHeading: true as const },
      { target: '#Silver', shown: 'Silver', isHeading: true as const },
    ]
    const model = withNotes({ ...FULL_NOTE, body, links, citations: [] })
    const { pdf, text, faults } = await printed(model)
    expect(text).toContain('See Gold, the salt, the salt too and Silver.')
    expect(faults).toEqual([])
    const described: string[] = []
    for (const [, object] of pdf.document.context.enumerateIndirectObjects()) {
      if (!(object instanceof PDFDict) || !object.has(PDFName.of('Dest'))) continue
      described.push(textOf(object.get(PDFName.of('Contents'))) ?? '')
    }
    expect(described.filter((words) => words.endsWith('in this note'))).toEqual([
      'Go to ‘Gold’ in this note',
      'Go to ‘Salt’ in this note',
      'Go to ‘Salt’ in this note',
    ])
    const html = await WRITERS.html(model)
    for (const [heading, times] of [
      [1, 1],
      [2, 2],
    ] as const) {
      const id = `note-${FULL_NOTE.id}-heading-${heading}`
      expect(html.split(`id="${id}"`).length).toBe(2)
      expect(html.split(`href="#${id}"`).length).toBe(times + 1)
    }
  })

  it('draws a line through what was crossed out', async () => {
    const plain = { ...FULL_NOTE, title: '', body: 'kept and gone', links: [], citations: [] }
    const rules = async (body: string) => {
      const { pdf } = await printed(withNotes({ ...plain, body }))
      return pdf.pages.flatMap(({ events }) => events).length
    }
    expect(await rules('kept and ~~gone~~')).toBeGreaterThan(await rules('kept and gone'))
  })

  it('stays within the page however deep lists and quotes nest and however many columns a table has', async () => {
    const lists = Array.from({ length: 200 }, (_, at) => `${'  '.repeat(at)}- level${at}.`).join('\n')
    const quotes = `${'>'.repeat(200)} deep quote`
    const row = (cell: (at: number) => string) => `|${Array.from({ length: 40 }, (_, at) => cell(at)).join('|')}|`
    const table = [row((at) => `h${at}`), row(() => '-'), row((at) => `cell${at}.`)].join('\n')
    const { text, faults } = await printed(
      withNotes({ ...FULL_NOTE, body: `${lists}\n\n${quotes}\n\n${table}\n`, links: [], citations: [] }),
    )
    for (let at = 0; at < 200; at++) expect(text).toContain(`level${at}.`)
    for (let at = 0; at < 40; at++) expect(text).toContain(`h${at}: cell${at}.`)
    expect(text).toContain('deep quote')
    expect(faults).toEqual([])
  })

  it('lets nothing hostile act: no script, no launch, no address but http, https and mailto', async () => {
    const notes = HOSTILE_MARKDOWN.map((body): BriefingNote => ({
      ...FULL_NOTE,
      title: body,
      body,
      links: [],
      citations: [],
    }))
    const { pdf, text } = await printed(withNotes(...notes))
    const { kinds, addresses } = actionsOf(pdf)
    expect(new Set(kinds)).toEqual(new Set(['/URI']))
    expect(addresses.length).toBeGreaterThan(0)
    for (const address of addresses) expect(address).toMatch(/^(?:https?:\/\/|mailto:)/)
    expect(text).toContain('<script>dossierPayload()</script>')
  })
})
