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

  it('stand between the words of a script without spaces', () => {
    const parts = (text: string): string[] => {
      const ends = [...new WordPlaces(() => []).find(text, true).map(({ at }) => at), text.length]
      return ends.map((end, at) => text.slice(at === 0 ? 0 : ends[at - 1], end))
    }
    expect(parts('รัฐมนตรีกลาโหมได้ลงนาม')).toEqual(['รัฐมนตรี', 'กลาโหม', 'ได้', 'ลง', 'นาม'])
    expect(parts('เด็กๆ')).toEqual(['เด็กๆ'])
    // a text without end is read in pieces, and its words are the same
    expect(new Set(parts('รัฐมนตรีกลาโหมได้ลงนาม'.repeat(60)))).toEqual(new Set(['รัฐมนตรี', 'กลาโหม', 'ได้', 'ลง', 'นาม']))
    expect(parts('(ไทย)')).toEqual(['(ไทย)'])
    expect(parts('ሰው፡ልጅ')).toEqual(['ሰው፡', 'ልጅ'])
  })
})
