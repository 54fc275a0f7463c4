import bidiFactory from 'bidi-js'
import { describe, expect, it } from 'vitest'
import { levelsOf, visualOrder } from '../../../src-main/briefing/text/bidi'

const bidi = bidiFactory()
/** As the algorithm has it for the whole paragraph at once. */
const atOnce = (text: string, base: 'ltr' | 'rtl') => [...bidi.getEmbeddingLevels(text, base).levels]

describe('the directions of a long paragraph, which are found in pieces', () => {
  const english = 'Some 12 words, (and a name) in 2024: '
  const arabic = 'قالت الوزارة (في 12 مارس 2024) إن «الاتفاق» '

  it('are those of the whole, whatever runs the other way in it', () => {
    const mixed = `${english.repeat(20)}${arabic.repeat(15)}${english.repeat(30)}${arabic}${english.repeat(60)}`
    expect([...levelsOf(mixed).levels]).toEqual(atOnce(mixed, 'ltr'))
    const turned = `${arabic.repeat(40)}${english.repeat(10)}${arabic.repeat(60)}`
    expect(levelsOf(turned).base).toBe(1)
    expect([...levelsOf(turned).levels]).toEqual(atOnce(turned, 'rtl'))
  })

  it('cut no sign in two where no piece could end', () => {
    const signs = `ש${'\u{1f600}'.repeat(4_000)}`
    const { levels } = levelsOf(signs)
    expect(levels).toHaveLength(signs.length)
    for (let at = 1; at < signs.length; at += 2) expect(levels[at]).toBe(levels[at + 1])
  })
})

describe('the order on a line', () => {
  it('turns what runs the other way, and figures in it back again', () => {
    expect(visualOrder(['a', 'ב', 'ג', '1', '2', 'ד', 'b'], [0, 1, 1, 2, 2, 1, 0]).join('')).toBe('aד12גבb')
  })

  it('is found for as many as marks without a width can be', () => {
    const items = Array.from({ length: 200_000 }, (_, at) => at)
    const order = visualOrder(
      items,
      items.map((at) => 1 + (at % 2)),
    )
    expect([order[0], order.at(-1)]).toEqual([199_999, 0])
  })
})
