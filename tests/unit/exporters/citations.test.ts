import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bibTex } from '../../../src-main/exporters/citations/bibtex'
import { cslJson } from '../../../src-main/exporters/citations/csl-json'
import { sourceDate } from '../../../src-main/exporters/citations/source-date'
import type { BriefingSource } from '../../../src-main/domain/briefing-model'
import { sampleModel } from '../../fixtures/briefing/sample-model'

const source: BriefingSource = {
  number: 1,
  id: 'gazette',
  title: 'R&D {in} 100% of \\cases_#1 ~ ^',
  authors: ['Kestér Kenn Klomegâh', 'Sturm und Drang and Sons'],
  publisher: 'The Gazette',
  published: 'about August 2025 (inferred)',
  publishedEdtf: '2025-08~',
  kind: 'article',
  language: 'en',
  url: 'https://example.org/a_{b}?c=d&e=%20',
  accessed: '2026-01-02',
  reliability: 'C',
  rationale: 'A named author.',
}
const model = (changes: Partial<BriefingSource> = {}) => sampleModel({ sources: [{ ...source, ...changes }] })

/**
 * What this app may write of an item. *Source*: csl-data.json of CSL 1.0.2, which refuses names that it does not know, `license`
 * among them.
 */
const cslDate = z.union([
  z.strictObject({
    'date-parts': z.array(z.array(z.int()).min(1).max(3)).min(1).max(2),
    circa: z.boolean().optional(),
  }),
  z.strictObject({ literal: z.string() }),
])
const cslItem = z.strictObject({
  id: z.string(),
  type: z.enum(['article', 'report', 'book', 'speech', 'webpage', 'interview', 'dataset', 'document']),
  'citation-number': z.string(),
  title: z.string(),
  author: z.array(z.strictObject({ literal: z.string() })).optional(),
  publisher: z.string().optional(),
  issued: cslDate.optional(),
  accessed: cslDate.optional(),
  URL: z.string().optional(),
  version: z.string().optional(),
  language: z.string().optional(),
  note: z.string(),
})

const SOURCES: [string, Partial<BriefingSource>][] = [
  ['as it is', {}],
  ['of a package', { kind: 'data-package', version: '2.1', marking: 'TLP:AMBER' }],
  ['of a span of time', { publishedEdtf: '2021/2023', published: '2021 to 2023', accessed: undefined }],
  [
    'with a title alone',
    { authors: [], publisher: undefined, published: undefined, publishedEdtf: undefined, url: undefined },
  ],
]

describe('the dates of citation files', () => {
  it('are as exact as the source’s, with a mark for doubt', () => {
    expect(sourceDate('2024-07-06')).toEqual({ parts: [2024, 7, 6], circa: false })
    expect(sourceDate('2025-08~')).toEqual({ parts: [2025, 8], circa: true })
  })

  it('are none for spans, open ends and seasons', () => {
    for (const edtf of [undefined, '2021/2023', '2021-12/..', '2024-21', '202X'])
      expect(sourceDate(edtf)).toBeUndefined()
  })
})

describe('CSL-JSON', () => {
  it('gives each source with its number, date, address and grade', () => {
    const [item] = JSON.parse(cslJson(model())) as Record<string, unknown>[]
    expect(item).toMatchObject({
      id: 'gazette',
      type: 'article',
      title: source.title,
      author: [{ literal: 'Kestér Kenn Klomegâh' }, { literal: 'Sturm und Drang and Sons' }],
      issued: { 'date-parts': [[2025, 8]], circa: true },
      accessed: { 'date-parts': [[2026, 1, 2]] },
      URL: source.url,
    })
    expect(item?.['note']).toContain('Reliability C')
  })

  it.each(SOURCES)('holds nothing that its schema does not know: %s', (_, changes) => {
    expect(z.array(cslItem).safeParse(JSON.parse(cslJson(model(changes)))).error).toBeUndefined()
    expect(cslJson(model({ ...changes, licence: 'CC BY 4.0' }))).toContain('Licence CC BY 4.0.')
  })

  it('says a date that has no parts in words', () => {
    const [item] = JSON.parse(cslJson(model({ publishedEdtf: '2021/2023', published: '2021 to 2023' }))) as {
      issued: unknown
    }[]
    expect(item?.issued).toEqual({ literal: '2021 to 2023' })
  })
})

describe('BibTeX', () => {
  it('keeps every sign that means something to LaTeX from meaning it', () => {
    const text = bibTex(model())
    expect(text).toContain(
      'title = {{R\\&D \\textbraceleft{}in\\textbraceright{} 100\\% of \\textbackslash{}cases\\_\\#1 \\textasciitilde{} \\textasciicircum{}}}',
    )
    expect(text).toContain('author = {{Kestér Kenn Klomegâh} and {Sturm und Drang and Sons}}')
    expect(text).toContain('journal = {{The Gazette}}')
    expect(text).toContain('url = {https://example.org/a_%7Bb%7D?c=d&e=%20}')
  })

  it('has balanced braces, whatever a source is called', () => {
    for (const title of ['}', '{', '\\}', 'a\n\n}{', '%'.repeat(9)]) {
      const text = bibTex(model({ title }))
      expect(text.split('{').length).toBe(text.split('}').length)
    }
  })
})
