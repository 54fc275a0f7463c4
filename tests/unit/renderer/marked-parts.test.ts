import { describe, expect, it } from 'vitest'
import { markedParts, textSpan } from '../../../src-renderer/lib/marked-parts'

const mark = (id: string, from: number, to: number) => ({ id, colour: 'yellow' as const, from, to, notes: [] })

describe('the parts of a marked text', () => {
  it('are the text itself, however highlights and cited words overlap', () => {
    const text = 'A pact of mutual defence in September 2023.'
    const parts = markedParts(text, [mark('h-1', 2, 16), mark('h-2', 10, 24)], { from: 5, to: 30 })
    expect(parts.map((part) => part.text).join('')).toBe(text)
    const cited = parts.filter((part) => part.cited).map((part) => part.text)
    expect(cited.join('')).toBe(text.slice(5, 30))
    expect(parts.find((part) => part.text.startsWith('mutual'))?.mark?.id).toBe('h-2')
  })

  it('are one where nothing is marked', () => {
    expect(markedParts('plain', [])).toEqual([{ text: 'plain', mark: null, cited: false }])
  })

  it('begin and end at whole characters', () => {
    const text = '🜂 fire and 🜄 water'
    const { from, to } = textSpan(text, { start: 11, end: 12 })
    expect(text.slice(from, to)).toBe('🜄')
  })
})
