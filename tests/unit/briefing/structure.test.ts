import { PDFDict, PDFName, type PDFRawStream } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import type { BriefingModel } from '../../../src-main/domain/briefing/model'
import { opened } from '../../../src-main/domain/views/sealed'
import { benchModel } from '../../bench/briefing-model'
import { FULL_NOTE } from '../../fixtures/briefing/full-note'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { scriptsModel } from '../../fixtures/briefing/scripts-model'
import { bundledBriefing } from '../../support/bundled-briefing'
import { expectedFootnotes, expectedParagraphs, normal } from '../../support/pdf/expected-paragraphs'
import { readPdf, type ReadPdf } from '../../support/pdf/read-pdf'
import {
  allElements,
  elementText,
  readMarkedText,
  readStructure,
  type ReadElement,
} from '../../support/pdf/structure-tree'
import { findUaFaults } from '../../support/pdf/ua-faults'
import { blocksOf, render } from './engine'

const SUMMARY: Partial<BriefingModel> = {
  reportSummary: [
    { label: 'What is new', text: 'The defence ministers have met as four for the first time.' },
    { label: 'Why it matters', text: 'What was agreed in private decides who trains three armies.' },
    { label: 'What should be done', text: 'Ask for the text of what was signed before the next round.' },
  ],
}

const MODELS: Record<string, () => BriefingModel> = {
  'the sample as a report': () => sampleModel(),
  'the sample with a summary under its bottom line': () => sampleModel(SUMMARY),
  'the sample as a brief on Letter': () => sampleModel({ format: 'brief', paper: 'Letter' }),
  'a note with one of everything': () => sampleModel({ notes: [FULL_NOTE] }),
  'paragraphs in twenty scripts and languages': () => scriptsModel(),
  'the bundled dossier as a report': () => bundledBriefing('report'),
  'the bundled dossier as a brief': () => bundledBriefing('brief'),
  'a hundred pages': () => benchModel(100),
}

describe.each(Object.entries(MODELS))('the structure of %s', (_name, makeModel) => {
  it('has no fault that a machine can find', async () => {
    const { bytes } = await render(makeModel(), {})
    expect(await findUaFaults(bytes)).toEqual([])
  })

  it('says what the model says, paragraph by paragraph and in its order', async () => {
    const model = makeModel()
    const { bytes } = await render(model, {})
    const blocks = await blocksOf(model)
    expect(await paragraphsOf(bytes)).toEqual(expectedParagraphs(blocks).filter((text) => text !== ''))
    expect(await footnotesOf(bytes)).toEqual(expectedFootnotes(blocks))
  })
})

describe('a report', () => {
  it('leaves out nothing that the model says', async () => {
    for (const model of [sampleModel(SUMMARY), bundledBriefing('report')]) {
      const whole = expectedParagraphs(await blocksOf(model)).join('\n')
      for (const said of sentencesOf(model)) expect(whole).toContain(normal(said))
    }
  })
})

describe('the check for faults', () => {
  it('finds a language, a link’s words and an alternative text that were taken away', async () => {
    const { bytes } = await render(sampleModel(), {})
    const pdf = await readPdf(bytes)
    pdf.catalog.delete(PDFName.of('Lang'))
    for (const [, object] of pdf.document.context.enumerateIndirectObjects())
      if (object instanceof PDFDict) {
        object.delete(PDFName.of('Contents'))
        object.delete(PDFName.of('Alt'))
      }
    for (const page of pdf.pages) page.dict.set(PDFName.of('Contents'), pdf.document.context.register(emptyStream(pdf)))
    const faults = (await findUaFaults(await pdf.document.save())).join('\n')
    expect(faults).toContain('11-006')
    expect(faults).toContain('28-012')
    expect(faults).toContain('13-004')
    expect(faults).toContain('has nothing on the page')
  })
})

describe('footnotes', () => {
  it('stand on the page of their mark', async () => {
    const { bytes } = await render(bundledBriefing('report'), {})
    const root = readStructure(await readPdf(bytes))
    let notes = 0
    for (const element of allElements(root))
      element.kids.forEach((kid, at) => {
        if (kid.kind !== 'element' || kid.element.type !== 'Note') return
        const before = element.kids
          .slice(0, at)
          .flatMap((known) => (known.kind === 'element' && known.element.type !== 'Note' ? [known.element] : []))
        const caller = before.at(-1)
        const mark = caller && [...allElements(caller)].find((inner) => inner.type === 'Reference')
        expect(mark && pagesOf(mark)).toEqual(pagesOf(kid.element))
        notes++
      })
    expect(notes).toBeGreaterThan(500)
  })
})

async function paragraphsOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await readPdf(bytes)
  const texts = readMarkedText(pdf.pages)
  const result: string[] = []
  const visit = (element: ReadElement): void => {
    if (['TOC', 'Index', 'Note', 'Reference', 'Figure'].includes(element.type)) return
    if (/^(P|H[1-6]|Lbl|Caption)$/.test(element.type)) {
      for (const kid of element.kids) if (kid.kind === 'element' && kid.element.type === 'Lbl') visit(kid.element)
      const text = normal(elementText(element, texts, (type) => ['Reference', 'Note', 'Lbl'].includes(type)))
      if (text !== '' && !OWN_HEADINGS.has(text)) result.push(text)
      return
    }
    for (const kid of element.kids) if (kid.kind === 'element') visit(kid.element)
  }
  visit(readStructure(pdf))
  return result
}

async function footnotesOf(bytes: Uint8Array): Promise<string[]> {
  const pdf = await readPdf(bytes)
  const texts = readMarkedText(pdf.pages)
  return [...allElements(readStructure(pdf))]
    .filter(({ type }) => type === 'Note')
    .map((note) => normal(elementText(note, texts)))
}

/** Every sentence, name and label of the model that a report prints as it is. */
function sentencesOf(model: BriefingModel): string[] {
  const claims = [
    ...model.disputes.flatMap(({ sides }) => sides),
    ...model.profiles.flatMap(({ keyFacts, relations, statements }) => [...keyFacts, ...relations, ...statements]),
    ...(model.findings ?? []).flatMap(({ evidence, contrary }) => [...evidence, ...contrary]),
  ]
  return [
    model.title,
    ...[model.deck, model.bottomLine, model.summary?.text, model.author].flatMap((text) => text ?? []),
    ...(model.reportSummary ?? []).flatMap(({ label, text }) => [label, text]),
    ...model.keyJudgements.flatMap(({ text, confidence }) => [text, ...(confidence ? [confidence.why] : [])]),
    ...model.disputes.map(({ question }) => question),
    ...claims.map(({ text }) => opened(text)),
    ...model.timeline.flatMap(({ dateLabel, claim }) => [dateLabel, opened(claim.text)]),
    ...model.profiles.flatMap(({ names, typeLabel, summary }) => [
      ...names.map(({ value }) => value),
      typeLabel,
      ...(summary ? [summary.text] : []),
    ]),
    ...model.sources.flatMap(({ title, authors, rationale, remarks, url }) => [
      title,
      ...authors,
      rationale,
      ...[remarks, url].flatMap((text) => text ?? []),
    ]),
    model.dossier.contentHash,
  ]
}

function emptyStream(pdf: ReadPdf): PDFRawStream {
  return pdf.document.context.stream('')
}

/** Headings that the engine adds while it lays pages out. */
const OWN_HEADINGS = new Set(['Contents', 'Index'])

function pagesOf(element: ReadElement): number[] {
  const pages = new Set<number>()
  for (const inner of allElements(element))
    for (const kid of inner.kids) if (kid.kind === 'content') pages.add(kid.page)
  return [...pages].sort((a, b) => a - b)
}
