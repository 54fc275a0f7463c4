import { describe, expect, it } from 'vitest'
import { BOX, BreakList, GLUE, PENALTY, TIE } from '../../../src-main/briefing/text/break-list'
import { hyphenatorFor } from '../../../src-main/briefing/text/hyphenator'
import { breakLines } from '../../../src-main/briefing/text/line-breaker'
import { tiesOf } from '../../../src-main/briefing/text/ties'
import { WordPlaces } from '../../../src-main/briefing/text/word-places'

/** Words of one width a letter; '~' is a space that ties, '-' a place to hyphenate. */
function listOf(text: string): BreakList {
  const list = new BreakList()
  for (const part of text.split(/([ ~-])/)) {
    if (part === ' ' || part === '~') list.push(part === ' ' ? GLUE : TIE, 3, 0, false, undefined, 0, 0)
    else if (part === '-') list.push(PENALTY, 3, 60, true, undefined, 0, 0)
    else list.push(BOX, part.length * 6, 0, false, undefined, 0, 0)
  }
  return list
}

/** The lines as text. */
function linesOf(text: string, widthPt: number, justify: boolean): string[] {
  const parts = text.split(/([ ~-])/)
  const breaks = breakLines(listOf(text), { widthPt, justify, maxHyphens: 2 })
  return [...breaks, parts.length].map((end, at) =>
    parts
      .slice(at === 0 ? 0 : (breaks[at - 1] ?? 0) + 1, end)
      .join('')
      .replaceAll('-', ''),
  )
}

describe('the ends of lines', () => {
  it('never part what is tied', () => {
    const free = linesOf('the steps of September 2023 and 6 July 2024 stand apart from it', 190, false)
    expect(free.some((line) => line.endsWith(' 6'))).toBe(true)
    const tied = linesOf('the steps of September 2023 and 6~July 2024 stand apart from it', 190, false)
    expect(tied.some((line) => line.endsWith('6'))).toBe(false)
    expect(tied.join(' ')).toContain('6~July')
  })

  it('leave no last line of one short word when another break is nearly as good', () => {
    const lines = linesOf('one two three four five six seven eight nine ten eleven so', 190, false)
    expect(lines.length).toBeGreaterThan(1)
    expect(lines.at(-1)?.length).toBeGreaterThan(2)
  })

  it('do not cut the last word of a paragraph when the line above can be set without it', () => {
    const lines = linesOf('what he invited the three ministers for, beside co-nsultations', 276, true)
    expect(lines.at(-1)).toBe('consultations')
  })
})

describe('words that belong together', () => {
  const ties = tiesOf('en')

  it.each([
    ['6', 'July'],
    ['31', 'December,'],
    ['para.', '14'],
    ['pp.', '3–5'],
    ['K.', 'Klomegâh'],
    ['15', 'km'],
    ['2.5', 'million'],
    ['20', '%'],
  ])('are %s and %s', (before, after) => expect(ties(before, after)).toBe(true))

  it.each([
    ['in', 'July'],
    ['2023', 'and'],
    ['paras', 'and'],
    ['three', 'km'],
    ['A', 'Report'],
  ])('are not %s and %s', (before, after) => expect(ties(before, after)).toBe(false))

  it('are told by the months of the briefing’s language', () => {
    expect(tiesOf('fr')('6', 'juillet')).toBe(true)
    expect(tiesOf('fr')('6', 'July')).toBe(false)
    expect(tiesOf('no such language')('6', 'July')).toBe(true)
  })

  it('are the ends of a range of numbers', async () => {
    const places = new WordPlaces(await hyphenatorFor('en'))
    expect(places.find('26–33,', false)).toEqual([])
    expect(places.find('AES–Russia', false).length).toBe(1)
  })
})
