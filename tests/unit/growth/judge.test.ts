import { describe, expect, it } from 'vitest'
import { judgeSteps, type Step } from '../../torture/growth'

/** The verdict on a function that takes so long for a text of each length, with what the machine adds. *Units*: milliseconds. */
function verdictOn(ms: (length: number) => number): string {
  const steps: Step[] = []
  for (const length of [4_000, 32_000, 256_000, 1_000_000, 4_000_000]) {
    steps.push({ length, ms: ms(length) })
    const verdict = judgeSteps(steps)
    if (verdict !== 'may be') return verdict
  }
  return 'may be'
}

const million = 1_000_000

describe('the judge of growth', () => {
  it.each([20, 200, 2_000])('lets n and n log n through that take %i ms at a million', (ms) => {
    expect(verdictOn((n) => (ms * n) / million)).toBe('fits')
    expect(verdictOn((n) => (ms * n * Math.log(n)) / (million * Math.log(million)))).toBe('fits')
  })

  it('lets through what becomes twice as slow once, as memory does that no longer fits a cache', () => {
    for (const from of [20_000, 200_000, 900_000, 3_000_000])
      expect(verdictOn((n) => ((n < from ? 1 : 2) * 300 * n) / million)).toBe('fits')
  })

  it.each([60, 600, 5_000])('finds the power of 1.5 that takes %i ms at a million', (ms) => {
    expect(verdictOn((n) => ms * (n / million) ** 1.5)).toBe('too fast')
  })

  it.each([60, 600, 5_000])('finds a square that takes %i ms at a million', (ms) => {
    expect(verdictOn((n) => ms * (n / million) ** 2)).toBe('too fast')
  })

  it('finds a square behind a straight part that is more than it up to 300,000', () => {
    expect(verdictOn((n) => (100 * n) / million + 300 * (n / million) ** 2)).toBe('too fast')
  })

  it('finds a square that something ends', () => {
    expect(verdictOn((n) => 2_000 * (Math.min(n, 300_000) / million) ** 2)).toBe('too fast')
  })

  it('finds what takes longer than anybody waits', () => {
    expect(verdictOn((n) => (7_000 * n) / million)).toBe('too fast')
  })
})
