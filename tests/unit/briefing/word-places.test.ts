import { describe, expect, it, vi } from 'vitest'
import { WordPlaces } from '../../../src-main/briefing/text/word-places'

describe('the places where a word may be broken', () => {
  it('are asked of the language’s patterns for words, and not for letters without end', () => {
    const hyphenator = vi.fn(() => [4])
    const places = new WordPlaces(hyphenator)
    expect(places.find('(understanding)', true)).toMatchObject([{ at: 5, hyphen: true }])
    expect(places.find('a'.repeat(5_000), true)).toEqual([])
    expect(hyphenator).toHaveBeenCalledTimes(1)
  })
})
