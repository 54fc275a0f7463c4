import { describe, expect, it } from 'vitest'
import {
  addCounts,
  judgeRunner,
  readPlaywrightReport,
  readVitestReport,
  sumLine,
} from '../../../scripts/lib/test-report.mjs'

const vitest = (changes: object) =>
  JSON.stringify({
    numPassedTests: 5,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [],
    ...changes,
  })

describe('the last line', () => {
  it('adds up all runners', () => {
    const total = addCounts([
      { passed: 4, failed: 0, skipped: 0 },
      { passed: 120, failed: 1, skipped: 2 },
      { passed: 6, failed: 0, skipped: 0 },
    ])
    expect(sumLine(total)).toBe('130 passed, 1 failed, 2 skipped')
  })
})

describe('a Vitest report', () => {
  it('counts tests still to be written as skipped', () => {
    expect(readVitestReport(vitest({}))).toEqual({ passed: 5, failed: 0, skipped: 2 })
  })

  it('counts a file that could not be loaded as a failure', () => {
    const testResults = [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [{}] },
    ]
    expect(readVitestReport(vitest({ testResults })).failed).toBe(1)
  })

  it('is refused without counts', () => {
    expect(() => readVitestReport('{"testResults":[]}')).toThrow()
  })
})

describe('a Playwright report', () => {
  it('counts flaky tests and errors outside tests as failures', () => {
    const text = JSON.stringify({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] })
    expect(readPlaywrightReport(text)).toEqual({ passed: 3, failed: 3, skipped: 2 })
  })
})

describe('a runner', () => {
  it('is believed when its code and its counts agree', () => {
    const counts = { passed: 3, failed: 1, skipped: 0 }
    expect(judgeRunner({ code: 1, counts })).toEqual({ counts })
  })

  it.each([
    ['left no report', { code: 0, counts: undefined }],
    ['ran no tests', { code: 0, counts: { passed: 0, failed: 0, skipped: 4 } }],
    ['died though no test failed', { code: 134, counts: { passed: 9, failed: 0, skipped: 0 } }],
  ])('that %s counts as one failure', (_what, end) => {
    expect(judgeRunner(end).counts.failed).toBe(1)
  })
})
