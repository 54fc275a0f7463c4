import { describe, expect, it } from 'vitest'
import { renderBriefing } from '../../../src-main/briefing/render-briefing'
import type { BriefingModel } from '../../../src-main/domain/briefing/model'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { PARAGRAPHS, scriptsModel } from '../../fixtures/briefing/scripts-model'
import { benchModel } from '../../bench/briefing-model'
import { bundledBriefing } from '../../support/bundled-briefing'
import { extractedText, saidOf } from '../../support/pdf/poppler'
import { preflightFaults } from '../../support/pdf/preflight'
import { fontsFolder, render } from './engine'

const archive = renderBriefing({ fontsFolder, conformance: 'a-1b' })

const MODELS: Record<string, () => BriefingModel> = {
  'the bundled dossier as a brief': () => bundledBriefing('brief'),
  'the bundled dossier as a report on Letter': () => bundledBriefing('report', 'Letter'),
  'paragraphs in twenty scripts and languages': () => scriptsModel(),
  'a hundred pages': () => benchModel(100),
}
const UNSPACED = /[\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff]/
const attached = { fileName: 'briefing.dossier', carries: 'all', bytes: Buffer.from('PK\u0003\u0004') } as const

describe.each(Object.entries(MODELS))('PDF/A-1b of %s', (_name, makeModel) => {
  it('is valid to PDFBox Preflight', async () => {
    const { bytes } = await archive(makeModel(), {})
    expect(await preflightFaults(bytes)).toEqual([])
  })
})

describe('Preflight', () => {
  it('finds the attachment of a PDF/A-3 build, which PDF/A-1 forbids, and none where that standard is asked for', async () => {
    const model = sampleModel({ attachment: attached })
    expect((await preflightFaults((await render(model, {})).bytes)).length).toBeGreaterThan(1)
    expect(await preflightFaults((await archive(model, {})).bytes)).toEqual([])
  })
})

describe.each(Object.entries(MODELS))('the file of %s', (_name, makeModel) => {
  it('is sound to qpdf', async () => {
    const { bytes } = await render({ ...makeModel(), attachment: attached }, {})
    expect(await saidOf(bytes, 'qpdf', (file) => ['--check', file])).toContain('No syntax or stream encoding errors')
  })
})

describe('what is copied out of a briefing', () => {
  it.each(Object.entries(PARAGRAPHS))('is every word of the %s paragraph', async (name, paragraph) => {
    const base = sampleModel({
      format: 'brief',
      keyJudgements: [],
      disputes: [],
      timeline: [],
      profiles: [],
      notes: [],
    })
    const { summary: _summary, ...rest } = base
    const { bytes, missingCharacters } = await render(
      { ...rest, findings: [{ title: name, text: paragraph, evidence: [], contrary: [] }] },
      {},
    )
    expect(missingCharacters).toEqual([])
    const text = plain(await extractedText(bytes))
    // in scripts without spaces a line may end anywhere
    if (UNSPACED.test(paragraph) && !/[a-z]/i.test(paragraph))
      expect(text.replaceAll(' ', '')).toContain(paragraph.normalize().replace(/\s/g, ''))
    else
      for (const word of wordsOf(paragraph))
        expect(UNSPACED.test(word) ? text.replaceAll(' ', '') : text).toContain(word)
  })

  it('says in its structure each paragraph as it was written', async () => {
    const { bytes } = await render(
      // Poppler takes seconds for the structure of what is not looked at here.
      scriptsModel({ keyJudgements: [], disputes: [], timeline: [], profiles: [], notes: [] }),
      {},
    )
    const text = plain(await saidOf(bytes, 'pdfinfo', (file) => ['-struct-text', '-enc', 'UTF-8', file])).replaceAll(
      '"',
      '',
    )
    // Poppler prints the structure's right-to-left text as it is drawn; what is to be read is in ActualText, which structure.test.ts reads
    for (const paragraph of Object.values(PARAGRAPHS).filter((value) => !/[\u0590-\u07ff]/.test(value)))
      expect(text.replaceAll(' ', '')).toContain(paragraph.normalize().replace(/\s/g, ''))
  })

  it('embeds every font it uses, with a way back to Unicode', async () => {
    const { bytes } = await render(scriptsModel(), {})
    const [, , ...rows] = (await saidOf(bytes, 'pdffonts', (file) => [file])).trim().split('\n')
    expect(rows.length).toBeGreaterThan(8)
    // name, type, encoding, emb, sub, uni, object
    for (const row of rows) expect(row).toMatch(/Identity-H\s+yes (?:yes|no )\s+yes\s+\d+\s+0$/)
  })
})

/** Without marks of direction, which Poppler adds, and with plain spaces. */
function plain(text: string): string {
  return text
    .normalize()
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/-?\s+/g, ' ')
}

/** Runs of letters, with their marks, and of figures: what punctuation stands around them depends on the direction. */
function wordsOf(paragraph: string): string[] {
  return paragraph.normalize().match(/[\p{L}\p{M}\u200c\u200d]+|\p{N}+/gu) ?? []
}
