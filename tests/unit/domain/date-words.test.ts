import { describe, expect, it } from 'vitest'
import { dateReason, dateWords } from '../../../src-main/domain/date-words'

describe('dates in words', () => {
  it.each([
    ['2024-07-06', '6 July 2024'],
    ['2023-09', 'September 2023'],
    ['2025', '2025'],
    ['2025-08~', 'about August 2025'],
    ['2025-08?', 'perhaps August 2025'],
    ['2025-08%', 'perhaps about August 2025'],
    ['2025-XX', '2025'],
    ['2025-04-XX', 'April 2025'],
    ['202X', 'the 2020s'],
    ['2024-22', 'summer 2024'],
    ['2021-12/..', 'since December 2021'],
    ['../2024', 'until 2024'],
    ['2025-04-01/2025-04-10~', '1 April 2025 to about 10 April 2025'],
    ['0476-09-04', '4 September 476'],
  ])('%s is %s', (edtf, words) => {
    expect(dateWords({ edtf })).toBe(words)
  })

  it('say that a date was inferred, and from what', () => {
    const date = { edtf: '2025-08~', inferredFrom: 'The month after July 2025.' }
    expect(dateWords(date)).toBe('about August 2025 (inferred)')
    expect(dateReason(date)).toBe('The month after July 2025.')
  })

  it('give no reason for a date that is certain', () => {
    expect(dateReason({ edtf: '2024-07-06', original: '6 July 2024' })).toBeUndefined()
  })
})
