import { writeEvent } from './events.mjs'

/**
 * Writes what happens in Vitest as events. What the process that runs a test knows at once it writes itself, by `tests/support/test-events.ts`.
 * *Source*: https://vitest.dev/api/advanced/reporters
 */
export default class VitestReporter {
  /** @type {Set<string>} */
  #ended = new Set()
  /** @type {RegExp | undefined} */
  #wanted

  /** @param {import('vitest/node').Vitest} vitest */
  onInit(vitest) {
    this.#wanted = vitest.config.testNamePattern
  }

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleCollected(module) {
    const tests = [...module.children.allTests()].filter((test) => this.#isWanted(test)).length
    writeEvent({ event: 'planned', tests })
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseReady(test) {
    // A test that runs in a window cannot write files.
    if (test.project.isBrowserEnabled()) writeEvent({ event: 'began', id: test.id, test: nameOf(test) })
  }

  /** @param {import('vitest/node').TestCase} test */
  onTestCaseResult(test) {
    const { state } = test.result()
    // Vitest calls those skipped that another name was asked for.
    if (state === 'pending' || !this.#isWanted(test)) return
    this.#ended.add(test.id)
    writeEvent({
      event: 'ended',
      id: test.id,
      test: nameOf(test),
      outcome: state,
      ms: Math.round(test.diagnostic()?.duration ?? 0),
    })
  }

  /** @param {import('vitest/node').TestModule} module */
  onTestModuleEnd(module) {
    for (const test of module.children.allTests()) if (!this.#ended.has(test.id)) this.onTestCaseResult(test)
    for (const part of [module, ...module.children.allSuites()])
      for (const { message } of part.errors())
        writeEvent({ event: 'broken', where: module.relativeModuleId, why: message })
  }

  /**
   * @param {readonly import('vitest/node').TestModule[]} _modules
   * @param {readonly import('vitest').SerializedError[]} errors outside any test
   * @param {import('vitest/node').TestRunEndReason} reason
   */
  onTestRunEnd(_modules, errors, reason) {
    for (const { message } of errors) writeEvent({ event: 'broken', where: 'vitest', why: message })
    if (reason !== 'interrupted') writeEvent({ event: 'finished' })
  }

  /** @param {import('vitest/node').TestCase} test */
  #isWanted(test) {
    return this.#wanted === undefined || this.#wanted.test(test.fullName.replaceAll(' > ', ' '))
  }
}

/** @param {import('vitest/node').TestCase} test */
function nameOf(test) {
  return `${test.module.relativeModuleId} › ${test.fullName.replaceAll(' > ', ' › ')}`
}
