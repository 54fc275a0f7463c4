import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { BriefingSource } from '../../../src-main/domain/briefing/model'
import { babelLanguage } from '../../../src-main/exporters/citations/babel-language'
import { bibTex } from '../../../src-main/exporters/citations/bibtex'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { HOSTILE_WORDS } from '../../support/hostile-words'
import { readBibTex, setByLatex } from '../../support/read-bibtex'
import { runs } from '../../support/runs'

const source = (number: number, words: string): BriefingSource => ({
  number,
  id: `s-${number}`,
  title: words,
  authors: [words, 'Ann Author'],
  publisher: words,
  licence: words,
  language: 'en',
  reliability: 'C',
  rationale: words,
})
const written = (sources: BriefingSource[]) => readBibTex(bibTex(sampleModel({ sources })))
const oneLine = (words: string) => words.replace(/\s+/g, ' ').trim()

describe('a list of sources for BibTeX', () => {
  it('is a list of 200 and more hostile texts, each whole and in its own entry', () => {
    expect(HOSTILE_WORDS.length).toBeGreaterThan(200)
    const entries = written(HOSTILE_WORDS.map((words, at) => source(at, words)))
    expect(entries.map(({ key }) => key)).toEqual(HOSTILE_WORDS.map((_, at) => `s-${at}`))
    entries.forEach(({ fields }, at) => {
      const typed = HOSTILE_WORDS[at] ?? ''
      const words = oneLine(typed)
      expect(setByLatex(fields.get('title') ?? '')).toBe(words)
      expect(setByLatex(fields.get('howpublished') ?? '')).toBe(words)
      expect(setByLatex(fields.get('author') ?? '')).toBe(`${words} and Ann Author`)
      expect(setByLatex(fields.get('note') ?? '')).toContain(oneLine(`. ${typed} Licence ${typed}.`))
    })
  })

  it('loses no sign of any title, and lets none end its entry', () => {
    const signs = fc.constantFrom(...'{}\\%#$&_~^"\'`@,=-<>|/ab é\n')
    fc.assert(
      fc.property(fc.array(fc.string({ unit: signs, maxLength: 30 }), { minLength: 1, maxLength: 4 }), (titles) => {
        const entries = written(titles.map((title, at) => source(at, `x${title}`)))
        expect(entries.map(({ fields }) => setByLatex(fields.get('title') ?? ''))).toEqual(
          titles.map((title) => oneLine(`x${title}`)),
        )
      }),
      { numRuns: runs(300) },
    )
  })

  it('keeps a publisher that has an ‘and’ in its name one publisher', () => {
    expect(written([{ ...source(1, 'Simon and Schuster'), kind: 'book' }])[0]?.fields.get('publisher')).toBe(
      '{Simon and Schuster}',
    )
  })

  it.each([
    ['article', 'article', 'journal'],
    ['report', 'report', 'institution'],
    ['web-page', 'online', 'organization'],
    ['interview', 'misc', 'howpublished'],
  ] as const)('says who published the source of kind %s where styles print it', (kind, type, field) => {
    const [entry] = written([{ ...source(1, 'x'), kind }])
    expect(entry?.type).toBe(type)
    expect(entry?.fields.get(field)).toBe('{x}')
  })

  it.each([
    ['en', 'english'],
    ['en-GB', 'british'],
    ['en-ZA', 'english'],
    ['de', 'ngerman'],
    ['de-CH', 'nswissgerman'],
    ['pt_BR', 'brazilian'],
    ['zh-Hant-HK', 'chinese-traditional'],
    ['RU', 'russian'],
    ['bm', 'bambara'],
  ])('says the language %s as babel does', (language, name) => {
    expect(babelLanguage(language)).toBe(name)
    expect(written([{ ...source(1, 'x'), language }])[0]?.fields.get('langid')).toBe(name)
  })

  it.each([
    ['mul', 'Multiple languages'],
    ['tmh', 'Tamashek'],
    ['Old {Norse}', 'Old {Norse}'],
  ])('says the language %s, which babel does not know, in words', (language, name) => {
    const fields = written([{ ...source(1, 'x'), language }])[0]?.fields
    expect(fields?.has('langid')).toBe(false)
    expect(setByLatex(fields?.get('language') ?? '')).toBe(name)
  })
})
