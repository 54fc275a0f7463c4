import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { bibTex } from '../../../src-main/exporters/citations/bibtex'
import { cslJson } from '../../../src-main/exporters/citations/csl-json'
import { bibDate, cslDate } from '../../../src-main/exporters/citations/source-date'
import type { BriefingSource } from '../../../src-main/domain/briefing/model'
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
const cslDateSchema = z.union([
  z.strictObject({
    'date-parts': z.array(z.array(z.int()).min(1).max(3)).min(1).max(2),
    season: z.int().min(1).max(4).optional(),
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
  issued: cslDateSchema.optional(),
  accessed: cslDateSchema.optional(),
  URL: z.string().optional(),
  version: z.string().optional(),
  language: z.string().optional(),
  note: z.string(),
})

const SOURCES: [string, Partial<BriefingSource>][] = [
  ['as it is', {}],
  ['of a package', { kind: 'data-package', version: '2.1', marking: 'TLP:AMBER' }],
  ['of a span of time', { publishedEdtf: '2021/2023', published: '2021 to 2023', accessed: undefined }],
  ['of a season', { publishedEdtf: '2001-21', published: 'spring 2001' }],
  ['of before the common era', { publishedEdtf: '-0043-03-15~', published: 'about 15 March 44 BC' }],
  ['of an open span', { publishedEdtf: '2021-12/..', published: 'since December 2021' }],
  [
    'with a title alone',
    { authors: [], publisher: undefined, published: undefined, publishedEdtf: undefined, url: undefined },
  ],
]

describe('the dates of citation files', () => {
  it('are as exact as the source’s, with a mark for doubt', () => {
    expect(cslDate('2024-07-06')).toEqual({ 'date-parts': [[2024, 7, 6]] })
    expect(cslDate('2025-08~')).toEqual({ 'date-parts': [[2025, 8]], circa: true })
    expect(cslDate('2024-06-XX')).toEqual({ 'date-parts': [[2024, 6]] })
  })

  it.each([
    ['2001/2003', [[2001], [2003]], '2001--2003'],
    ['2001-21', [[2001]], '2001'],
    [
      '2021-33',
      [
        [2021, 1],
        [2021, 3],
      ],
      '2021',
    ],
    ['202X', [[2020], [2029]], 'the 2020s'],
    ['-0043-03-15', [[-44, 3, 15]], '44 BC'],
    ['0000', [[-1]], '1 BC'],
    ['0079', [[79]], '79'],
    ['-0400/-0350', [[-401], [-351]], '401 BC--351 BC'],
    ['[1950..1960]', [[1950], [1960]], 'between 1950 and 1960'],
  ])('%s has a year in both kinds', (edtf, parts, year) => {
    expect(cslDate(edtf)['date-parts']).toEqual(parts)
    expect(bibDate(edtf).year).toBe(year)
  })

  it('name the season, and say in words what has an open end', () => {
    expect(cslDate('2001-24')).toEqual({ 'date-parts': [[2001]], season: 4 })
    expect(cslDate('2021-12/..')).toEqual({ literal: 'since December 2021' })
    expect(cslDate('[..1949]')).toEqual({ literal: 'before 1950' })
    expect(cslDate('[..1949,~1950]')).toEqual({ literal: 'before about 1950' })
    expect(cslDate('[~1940,1941..1950]')).toEqual({ 'date-parts': [[1940], [1950]], circa: true })
    expect(bibDate('[..1949,~1950]')).toEqual({ year: 'before about 1950' })
    expect(bibDate('[~1940,1941..1950]')).toEqual({ year: 'between about 1940 and 1950' })
    expect(cslDate('XXXX-12-25')).toEqual({ literal: '25 December in an unknown year' })
  })

  it('give biblatex what it can read, and nothing else', () => {
    for (const edtf of ['2001/2003', '2001-21', '2001/..', '/2003', '-0043-03-15', '199X', '19XX', '2021~/2023?'])
      expect(bibDate(edtf).date).toBe(edtf)
    for (const edtf of [
      '[1950..1960]',
      '{1667,1668}',
      '2021-33',
      '1XXX',
      '2025-04-0X',
      '../..',
      '2004-06~-11',
      '1950S2',
    ])
      expect(bibDate(edtf).date).toBeUndefined()
  })

  it('never come out without a year, whatever the date', () => {
    for (const edtf of ['../..', '2004-XX', '-04XX', '../2003', '2004-06-04T10:10:10Z', '[1667,1668]'])
      expect(JSON.stringify([cslDate(edtf), bibDate(edtf).year])).toMatch(/\d|some time/)
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

  it('says both ends of a span', () => {
    const [item] = JSON.parse(cslJson(model({ publishedEdtf: '2021/2023', published: '2021 to 2023' }))) as {
      issued: unknown
    }[]
    expect(item?.issued).toEqual({ 'date-parts': [[2021], [2023]] })
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
