import { describe, expect, it } from 'vitest'
import type { BriefingClaim, BriefingModel } from '../../../src-main/domain/briefing/model'
import { aBriefingClaim, aBriefingEvent } from '../../support/briefing-claims'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { readPdf } from '../../support/pdf/read-pdf'
import { allElements, elementText, readMarkedText, readStructure } from '../../support/pdf/structure-tree'
import { findUaFaults } from '../../support/pdf/ua-faults'
import { render } from './engine'

/** The whole document's text in the order of its structure, without the spaces that line ends leave. */
async function textOf(
  model: BriefingModel,
): Promise<{ text: string; pages: number; missing: readonly string[]; faults: string[] }> {
  const { bytes, pages, missingCharacters } = await render(model, {})
  const pdf = await readPdf(bytes)
  const text = elementText(readStructure(pdf), readMarkedText(pdf.pages))
  return { text, pages, missing: missingCharacters, faults: await findUaFaults(bytes) }
}

describe('hostile text', () => {
  it('keeps every letter of a word of a million', async () => {
    const word = Array.from({ length: 125_000 }, (_, at) => at.toString(36).padStart(8, 'x')).join('')
    expect(word.length).toBe(1_000_000)
    const { text, pages } = await textOf(sampleModel({ summary: { text: `Before ${word} after`, citations: [] } }))
    expect(text).toContain(`Before ${word} after`)
    expect(pages).toBeGreaterThan(200)
  })

  it('shows NUL, half surrogate pairs and overrides as boxes and names them', async () => {
    const { text, missing } = await textOf(
      sampleModel({ bottomLine: 'a\u0000b c\ud800d e\udc00f g\u202eh\u202c i\u2066j\u2069' }),
    )
    expect(text).toContain('a\ufffdb c\ufffdd e\ufffdf g\ufffdh\ufffd i\ufffdj\ufffd')
    expect(missing).toEqual(['\u0000', '\ud800', '\udc00', '\u202e', '\u202c', '\u2066', '\u2069'])
  })

  it('keeps what no font can draw readable, and names it', async () => {
    const { text, missing } = await textOf(sampleModel({ bottomLine: 'face 😀, family 👨‍👩‍👧, rune ᚠ, flag 🇳🇪.' }))
    expect(text).toContain('face 😀, family 👨👩👧, rune ᚠ, flag 🇳🇪.')
    expect(missing).toEqual(['😀', '👨', '👩', '👧', 'ᚠ', '🇳', '🇪'])
  })

  it('finds room for ten thousand footnotes', async () => {
    const claims = Array.from({ length: 10_000 }, (_, at): BriefingClaim => ({
      ...aBriefingClaim(`c${at}`, `Point number ${at}`),
      citations: [{ source: 1, locator: `para. ${at}`, credibility: 3 }],
    }))
    const base = sampleModel()
    const [first] = base.profiles
    if (!first) throw new Error('the sample has no profile')
    const { bytes } = await render({ ...base, profiles: [{ ...first, keyFacts: claims }] }, {})
    const pdf = await readPdf(bytes)
    const texts = readMarkedText(pdf.pages)
    const notes = [...allElements(readStructure(pdf))].filter(({ type }) => type === 'Note')
    const places = new Set(notes.flatMap((note) => /, (para\. \d+) \[/.exec(elementText(note, texts))?.[1] ?? []))
    // one comparison: ten thousand assertions on a set of ten thousand would look through it each time
    expect(Array.from({ length: 10_000 }, (_, at) => `para. ${at}`).filter((place) => !places.has(place))).toEqual([])
  })

  it('cuts a table row that is taller than a page, and loses nothing of it', async () => {
    const words = Array.from({ length: 3_000 }, (_, at) => `word${at}.`)
    const base = sampleModel()
    const { text, pages, faults } = await textOf({
      ...base,
      timeline: [aBriefingEvent('2024', '2024', aBriefingClaim('long', words.join(' '))), ...base.timeline],
    })
    expect(pages).toBeGreaterThan(4)
    expect(text.match(/word\d+\./g)).toEqual(words)
    expect(faults).toEqual([])
  })

  it('sets a name of five thousand characters in headings, contents, tables, index and running heads', async () => {
    const name = Array.from({ length: 625 }, (_, at) => `N${String(at).padStart(5, '0')}o`)
      .join(' ')
      .slice(0, 5_000)
    const base = sampleModel()
    const [first, ...others] = base.profiles
    if (!first) throw new Error('the sample has no profile')
    const { text, faults } = await textOf({
      ...base,
      title: name,
      profiles: [{ ...first, names: [{ value: name }] }, ...others],
    })
    expect(text.split(name).length - 1).toBeGreaterThanOrEqual(4)
    expect(faults).toEqual([])
  })

  it('sets a briefing of nothing but a title', async () => {
    const empty = { disputes: [], timeline: [], profiles: [], notes: [], sources: [], keyJudgements: [] }
    const { bottomLine: _bottomLine, summary: _summary, deck: _deck, ...rest } = sampleModel(empty)
    const { pages, faults } = await textOf(rest)
    expect(pages).toBeGreaterThan(0)
    expect(faults).toEqual([])
  })
})
