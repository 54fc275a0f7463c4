import path from 'node:path'
import { projectFolder } from '../lib/project.mjs'
import { writeEvent } from './events.mjs'

/**
 * Writes what happens in Playwright as events. A test that passed only when tried again counts as failed.
 * *Source*: https://playwright.dev/docs/api/class-reporter
 */
export default class PlaywrightReporter {
  /**
   * @param {import('@playwright/test/reporter').FullConfig} _config
   * @param {import('@playwright/test/reporter').Suite} suite
   */
  onBegin(_config, suite) {
    writeEvent({ event: 'planned', tests: suite.allTests().length })
  }

  /** @param {import('@playwright/test/reporter').TestCase} test */
  onTestBegin(test) {
    writeEvent({ event: 'began', id: test.id, test: nameOf(test) })
  }

  /**
   * @param {import('@playwright/test/reporter').TestCase} test
   * @param {import('@playwright/test/reporter').TestResult} result
   */
  onTestEnd(test, result) {
    // Interrupted with its runner, it has no outcome of its own: it is the one that was running.
    if (result.status === 'interrupted') return
    /** @type {Record<string, 'passed' | 'skipped' | undefined>} */
    const good = { expected: 'passed', skipped: 'skipped' }
    const outcome = good[test.outcome()] ?? 'failed'
    writeEvent({ event: 'ended', id: test.id, test: nameOf(test), outcome, ms: Math.round(result.duration) })
  }

  /** @param {import('@playwright/test/reporter').TestError} error outside any test */
  onError(error) {
    writeEvent({ event: 'broken', where: 'playwright', why: error.message ?? String(error.value) })
  }

  /** @param {import('@playwright/test/reporter').FullResult} result */
  onEnd({ status }) {
    if (status !== 'interrupted') writeEvent({ event: 'finished' })
  }
}

/** @param {import('@playwright/test/reporter').TestCase} test */
function nameOf(test) {
  const [, , , ...titles] = test.titlePath()
  return [path.relative(projectFolder, test.location.file).split(path.sep).join('/'), ...titles].join(' › ')
}
