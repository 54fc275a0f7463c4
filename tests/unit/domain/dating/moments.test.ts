import { describe, expect, it } from 'vitest'
import { compareMoments, laterThan, latestFirst } from '../../../../src-main/domain/dating/moments'

describe('two moments', () => {
  it.each([
    ['2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.001Z'],
    // By their letters the second would be earlier.
    ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00.500Z'],
    ['2026-01-01T02:00:00+02:00', '2026-01-01T00:30:00Z'],
  ])('%s is earlier than %s', (earlier, later) => {
    expect(compareMoments(earlier, later)).toBeLessThan(0)
    expect(compareMoments(later, earlier)).toBeGreaterThan(0)
    expect([earlier, later].sort(latestFirst)).toEqual([later, earlier])
  })

  it('are the same when they are one moment', () => {
    expect(compareMoments('2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00')).toBe(0)
  })
})

describe('the moment of a change', () => {
  it('is now, or just after what it changes when the clock was set back', () => {
    const at = '2026-01-01T00:00:00.000Z'
    expect(laterThan(at, '2026-01-01T00:00:05.000Z')).toBe('2026-01-01T00:00:05.000Z')
    expect(laterThan(at, '2025-12-31T00:00:00.000Z')).toBe('2026-01-01T00:00:00.001Z')
    expect(laterThan('2026-01-01T00:00:00Z', '2026-01-01T00:00:00.250Z')).toBe('2026-01-01T00:00:00.250Z')
  })
})
