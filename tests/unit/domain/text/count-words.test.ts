import { describe, expect, it } from 'vitest'
import { countWords } from '../../../../src-main/domain/text/count-words'

describe('the number of words', () => {
  it.each([
    ['', 0],
    ['—  … ', 0],
    ['Two words', 2],
    ['A well-known name, it’s O’Brien’s.', 5],
    ['1,200 soldiers and 3.5 per cent', 6],
    ['one,two', 2],
    ['snake_case', 1],
    ['- [x] done\n- [ ] open', 2],
    ['# Heading\n\n> quoted **strong** words', 4],
    ['Мали и Нигер', 3],
    ['مالي والنيجر', 2],
    ['中文字', 3],
    ['中文 and English', 4],
  ])('of ‘%s’ is %i', (text, words) => {
    expect(countWords(text)).toBe(words)
  })

  it('of a text that nobody counts by hand is about right', () => {
    const words = countWords('word and '.repeat(150_000))
    expect(Math.abs(words - 300_000) / 300_000).toBeLessThan(0.3)
  })
})
