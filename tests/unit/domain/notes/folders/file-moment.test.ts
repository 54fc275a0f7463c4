import { describe, expect, it } from 'vitest'
import { readMoment } from '../../../../../src-main/domain/notes/folders/file-moment'

const here = (...parts: [number, number, number, number?, number?, number?, number?]) => {
  const [year, month, ...rest] = parts
  return new Date(year, month - 1, ...rest).toISOString()
}

describe('a moment in front matter', () => {
  it.each([
    ['2023-12-06 02:11:20Z', '2023-12-06T02:11:20.000Z'],
    ['1970-01-01 00:00Z', '1970-01-01T00:00:00.000Z'],
    ['2023-12-06T02:11:20.5Z', '2023-12-06T02:11:20.500Z'],
    ['2023-12-06T02:11:20.123456Z', '2023-12-06T02:11:20.123Z'],
    ['2023-12-06T02:11:20+02:00', '2023-12-06T00:11:20.000Z'],
    ['2023-12-06 02:11 -0530', '2023-12-06T07:41:00.000Z'],
    ['2023-12-31T23:30-01', '2024-01-01T00:30:00.000Z'],
    ['2023-12-06 02:11:20 UTC', '2023-12-06T02:11:20.000Z'],
    [' 2023-12-06t02:11z ', '2023-12-06T02:11:00.000Z'],
  ])('%s is %s', (text, moment) => {
    expect(readMoment(text)).toBe(moment)
  })

  it('is the writer’s own where it has no zone, and so is a day', () => {
    expect(readMoment('2023-12-06T02:11')).toBe(here(2023, 12, 6, 2, 11))
    expect(readMoment('2023-12-06 02:11:20')).toBe(here(2023, 12, 6, 2, 11, 20))
    expect(readMoment('2023-12-06')).toBe(here(2023, 12, 6))
  })

  it.each([
    '',
    'yesterday',
    '2023-13-01',
    '2023-02-30',
    '2023-12-06 24:00',
    '2023-12-06 02:60',
    '06.12.2023',
    '202312060211',
    '2023-12-06x',
  ])('%s is none', (text) => {
    expect(readMoment(text)).toBeUndefined()
  })
})
