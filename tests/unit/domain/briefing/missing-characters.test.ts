import { describe, expect, it } from 'vitest'
import { missingCharactersWords } from '../../../../src-main/domain/briefing/missing-characters'

describe('the characters that no font can draw', () => {
  it('are named by their codes, each with its look where it has one', () => {
    expect(missingCharactersWords([])).toBe('')
    expect(missingCharactersWords(['ᚠ'])).toBe(
      '1 character that no shipped font can draw is shown as a box: U+16A0 (ᚠ).',
    )
    expect(missingCharactersWords(['😀', '\u202e', '\ud800', '\u0730'])).toBe(
      '4 characters that no shipped font can draw are shown as boxes: U+1F600 (😀), U+202E, U+D800 and U+0730 (◌\u0730).',
    )
  })

  it('are counted from the thirteenth on', () => {
    const runes = Array.from({ length: 20 }, (_, at) => String.fromCodePoint(0x16a0 + at))
    expect(missingCharactersWords(runes)).toMatch(/U\+16AB \(.\) and 8 more\.$/u)
  })
})
