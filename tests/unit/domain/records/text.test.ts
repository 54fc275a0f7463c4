import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isWellFormed, lineSchema, proseSchema, revealBidiControls } from '../../../../src-main/domain/records/text'
import { runs } from '../../../support/runs'

const isLine = (text: string) => lineSchema.safeParse(text).success
const isProse = (text: string) => proseSchema.safeParse(text).success

describe('a line', () => {
  test.each(['Mali', 'Буркина-Фасо', 'بوركينا فاسو', '布基纳法索', 'Kestér', 'a\u200db', '🇲🇱'])('may be %s', (text) => {
    expect(isLine(text)).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['blank', ' \u00a0 '],
    ['two lines', 'Mali\nNiger'],
    ['a tab', 'Mali\tNiger'],
    ['NUL', 'Ma\u0000li'],
    ['an escape', '\u001b[31mMali'],
    ['a C1 control', 'Ma\u0085li'],
    ['delete', 'Mali\u007f'],
    ['a lone high surrogate', 'Mali \ud83d'],
    ['a lone low surrogate', '\udea2 Mali'],
    ['5,001 characters', 'x'.repeat(5_001)],
  ])('may not be %s', (_, text) => {
    expect(isLine(text)).toBe(false)
  })

  test('may be a name of 5,000 characters', () => {
    expect(isLine('x'.repeat(5_000))).toBe(true)
  })
})

describe('prose', () => {
  test('may hold line breaks and tabs, but no other controls', () => {
    expect(isProse('One.\n\n\tTwo.')).toBe(true)
    expect(isProse('One.\r\nTwo.')).toBe(false)
    expect(isProse('One.\u0007')).toBe(false)
    expect(isProse('\n\t')).toBe(false)
    expect(isProse('half \ud83d')).toBe(false)
  })
})

test('text is well-formed exactly when it survives UTF-8', () => {
  const units = fc.array(fc.constantFrom('a', 'é', '\ud83d', '\udea2', '🚢', 'م'), { maxLength: 12 })
  fc.assert(
    fc.property(units, (parts) => {
      const text = parts.join('')
      expect(isWellFormed(text)).toBe(Buffer.from(text, 'utf8').toString('utf8') === text)
    }),
    { numRuns: runs(100) },
  )
})

describe('bidirectional controls', () => {
  test('each override, embedding and isolate is made visible', () => {
    const controls = ['\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2068', '\u2069']
    for (const control of controls) expect(revealBidiControls(`a${control}b`)).toBe('a\ufffdb')
  })

  test('a name that an override would turn round no longer can', () => {
    expect(revealBidiControls('Bank \u202eknaB eht')).toBe('Bank \ufffdknaB eht')
  })

  test('right-to-left words keep their letters and marks', () => {
    expect(revealBidiControls('بوركينا\u200f فاسو')).toBe('بوركينا\u200f فاسو')
  })
})
