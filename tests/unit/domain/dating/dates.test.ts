import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { datedSchema, datesAgree, dateSpan, isEdtf, isUncertain } from '../../../../src-main/domain/dating/dates'
import { runs } from '../../../support/runs'

const DAY_MS = 86_400_000
const day = (text: string) => Date.parse(`${text}T00:00:00Z`)

describe('EDTF', () => {
  test.each([
    '2024-07-06',
    '2023-09',
    '2025',
    '2025-08?',
    '2025-04~',
    '2021/2023',
    '2021-12/..',
    '../1991',
    '2025-04-0X',
    '199X',
    '2024-21',
    '-0044',
  ])('%s is a date', (text) => {
    expect(isEdtf(text)).toBe(true)
  })

  test.each(['', ' ', 'July 2024', '2024-7-6', '2024-13', '06.07.2024', '2024-07-06T', '2023-9', 'n.d.', '__proto__'])(
    '%j is none',
    (text) => {
      expect(isEdtf(text)).toBe(false)
      expect(datedSchema.safeParse({ edtf: text }).success).toBe(false)
    },
  )

  test('a refusal says what a date looks like', () => {
    expect(datedSchema.safeParse({ edtf: 'soon' }).error?.issues[0]?.message).toMatch(/such as 2024-07-06/)
  })

  test('a date has no other keys than its own', () => {
    expect(datedSchema.safeParse({ edtf: '2024', calendar: 'julian' }).success).toBe(false)
  })
})

describe('the span of a date', () => {
  test('a day, a month and a year last from their first to their last millisecond', () => {
    expect(dateSpan('2024-07-06')).toEqual({ min: day('2024-07-06'), max: day('2024-07-07') - 1 })
    expect(dateSpan('2024-02')).toEqual({ min: day('2024-02-01'), max: day('2024-03-01') - 1 })
    expect(dateSpan('2025')).toEqual({ min: day('2025-01-01'), max: day('2026-01-01') - 1 })
  })

  test('an open end is infinite', () => {
    expect(dateSpan('2021-12/..').max).toBe(Infinity)
    expect(dateSpan('../1991').min).toBe(-Infinity)
  })

  test.each([
    ['2021-21', '2021-03-01', '2021-05-31'],
    ['2021-24', '2021-12-01', '2022-02-28'],
    ['2021-29', '2021-09-01', '2021-11-30'],
    ['2021-34', '2021-04-01', '2021-06-30'],
    ['2021-37', '2021-01-01', '2021-04-30'],
    ['2021-41', '2021-07-01', '2021-12-31'],
    ['-0043-21', '-000043-03-01', '-000043-05-31'],
    ['-04XX', '-000499-01-01', '-000400-12-31'],
    ['0044', '0044-01-01', '0044-12-31'],
    ['[1950..1960]', '1950-01-01', '1960-12-31'],
    ['[1667,1668,1670..1672]', '1667-01-01', '1672-12-31'],
    ['2025-02-2X', '2025-02-20', '2025-02-28'],
    ['1560-1X', '1560-10-01', '1560-12-31'],
  ])('%s lasts from %s to %s', (date, first, last) => {
    expect(dateSpan(date)).toEqual({ min: day(first), max: day(last) + DAY_MS - 1 })
  })

  test('lasts whole days and never ends before it begins, for whatever text counts as a date', () => {
    const part = fc.constantFrom(
      '2023',
      '2024',
      '-07',
      '-06',
      '-21',
      '/',
      '..',
      'X',
      '?',
      '~',
      '%',
      '[',
      ']',
      '{',
      '}',
      ',',
      'Y',
      'E9',
    )
    const text = fc.array(part, { maxLength: 7 }).map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, (date) => {
        if (!isEdtf(date)) return
        const span = dateSpan(date)
        expect(span.min).toBeLessThan(span.max)
        if (Number.isFinite(span.min) && Number.isFinite(span.max)) expect((span.max - span.min + 1) % DAY_MS).toBe(0)
      }),
      { numRuns: runs(1_000) },
    )
  })

  test('what is longer than any date is none, without being read', () => {
    expect(isEdtf(`[${'2024,'.repeat(15)}2025]`)).toBe(false)
    expect(isEdtf(`[${'2024,'.repeat(14)}2025]`)).toBe(true)
  })

  test.each(['2024/2023', '2024/2024', '2024-07/2024', 'Y17E8', '20240706'])(
    '%s has none, so it is no date',
    (text) => {
      expect(isEdtf(text)).toBe(false)
    },
  )
})

describe('two dates', () => {
  test('agree when one lies within the other, and not when months apart', () => {
    expect(datesAgree('2024', '2024-07')).toBe(true)
    expect(datesAgree('2024-07', '2024-07-06')).toBe(true)
    expect(datesAgree('2023-09', '2024-07')).toBe(false)
    expect(datesAgree('2021/..', '2024-07')).toBe(true)
    expect(datesAgree('2024-07-06T12:00:00Z', '2024-07-06T12:00:00Z')).toBe(true)
    expect(datesAgree('2024-07-06T12:00:00Z', '2024-07-06T12:00:01Z')).toBe(false)
  })

  test('agree when one is a month at the edge of the other’s season, or of its winter', () => {
    expect(datesAgree('2021-21', '2021-06')).toBe(true)
    expect(datesAgree('2021-24', '2021-01')).toBe(true)
    expect(datesAgree('2021-24', '2022-02')).toBe(true)
    expect(datesAgree('2021-21', '2021-11')).toBe(false)
    expect(datesAgree('[1950..1960]', '1955')).toBe(true)
    // What is before about 1950 may be of 1951, as what is about 1950 may.
    expect(datesAgree('[..1949,~1950]', '1951')).toBe(true)
    expect(datesAgree('[..1949,~1950]', '1953')).toBe(false)
    expect(datesAgree('[~1950,1951..]', '1949')).toBe(true)
    expect(datesAgree('[~1950,1951..]', '1947')).toBe(false)
  })

  test('agree or differ in either order, and each agrees with itself', () => {
    const year = fc.integer({ min: 1900, max: 2100 }).map(String)
    const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${String(m).padStart(2, '0')}`)
    const date = fc.oneof(
      year,
      month,
      month.map((text) => `${text}~`),
      year.map((text) => `${text}/..`),
    )
    fc.assert(
      fc.property(date, date, (a, b) => {
        expect(datesAgree(a, b)).toBe(datesAgree(b, a))
        expect(datesAgree(a, a)).toBe(true)
      }),
      { numRuns: runs(100) },
    )
  })
})

test('a date is uncertain when it is marked so or inferred', () => {
  expect(isUncertain({ edtf: '2025-08?' })).toBe(true)
  expect(isUncertain({ edtf: '2025-04~' })).toBe(true)
  expect(isUncertain({ edtf: '2025%' })).toBe(true)
  expect(isUncertain({ edtf: '2025', inferredFrom: 'The year after 2024.' })).toBe(true)
  expect(isUncertain({ edtf: '2024-07-06', original: 'July 6' })).toBe(false)
})
