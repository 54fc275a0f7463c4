import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  daysBefore,
  dayOf,
  dayWords,
  minuteOf,
  minuteWords,
  spanOfDay,
} from '../../../../src-main/domain/dating/reader-day'
import { runs } from '../../../support/runs'

const ZONES = [
  'UTC',
  'America/New_York',
  'Pacific/Kiritimati',
  'Asia/Kolkata',
  'Pacific/Pago_Pago',
  'Australia/Lord_Howe',
]

describe('the day of a moment', () => {
  it.each([
    ['America/New_York', '2024-05-02T01:30:00.000Z', '1 May 2024, 21:30'],
    ['Pacific/Kiritimati', '2024-05-01T10:30:00.000Z', '2 May 2024, 00:30'],
    ['Asia/Kolkata', '2024-05-01T18:45:00.000Z', '2 May 2024, 00:15'],
    ['UTC', '2024-05-01T23:59:59.999Z', '1 May 2024, 23:59'],
  ])('is the reader’s own: in %s %s is %s', (zone, moment, words) => {
    expect(minuteWords(moment, zone)).toBe(words)
    expect(dayWords(moment, zone)).toBe(words.split(',')[0])
    expect(minuteOf(moment, zone).slice(0, 10)).toBe(dayOf(moment, zone))
  })

  it('is left in its own words where there is no moment', () => {
    for (const text of ['', 'soon', '2024-05-01']) {
      expect(dayWords(text)).toBe(text)
      expect(minuteOf(text)).toBe(text)
      expect(minuteWords(text)).toBe(text)
    }
  })
})

describe('a day so many days before another', () => {
  it.each([
    ['2026-03-08', 0, '2026-03-08'],
    ['2026-03-09', 1, '2026-03-08'],
    ['2026-03-01', 1, '2026-02-28'],
    ['2024-03-01', 1, '2024-02-29'],
    ['2026-01-05', 7, '2025-12-29'],
    ['2026-11-29', 365, '2025-11-29'],
  ])('of %s, %i days before is %s, whatever the clocks did in between', (day, days, before) => {
    expect(daysBefore(day, days)).toBe(before)
  })
})

describe('a day that somebody wrote', () => {
  const day = fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10))

  it('is that day again in every zone, from its first millisecond to its last', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), day, (zone, written) => {
        const { from, to } = spanOfDay(written, zone)
        for (const time of [from, to - 1]) expect(dayOf(new Date(time).toISOString(), zone)).toBe(written)
        for (const time of [from - 1, to]) expect(dayOf(new Date(time).toISOString(), zone)).not.toBe(written)
      }),
      { numRuns: runs(200) },
    )
  })
})
