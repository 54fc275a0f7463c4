import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { processTree } from '../../../scripts/lib/process-tree.mjs'
import { createSilence } from '../../../scripts/lib/silence.mjs'
import { addCounts, sumLine } from '../../../scripts/testing/counts.mjs'
import { tallyOf, type TestEvent } from '../../../scripts/testing/events.mjs'
import { judgeRunner, runRunner } from '../../../scripts/testing/runner.mjs'

const text = (...events: TestEvent[]) => events.map((event) => `${JSON.stringify(event)}\n`).join('')
const began = (id: string): TestEvent => ({ event: 'began', id, test: `a.test.ts › ${id}` })
const ended = (id: string, outcome: 'passed' | 'failed' | 'skipped' = 'passed'): TestEvent => ({
  event: 'ended',
  id,
  test: `a.test.ts › ${id}`,
  outcome,
  ms: 1,
})
const planned = (tests: number): TestEvent => ({ event: 'planned', tests })
const finished: TestEvent = { event: 'finished' }

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

describe('the tally of events', () => {
  it('counts outcomes, names what was left out, and knows what was running', () => {
    const events = text(
      planned(4),
      began('one'),
      ended('one'),
      ended('two', 'skipped'),
      began('three'),
      ended('three', 'failed'),
      began('four'),
    )
    expect(tallyOf(events)).toEqual({
      counts: { passed: 1, failed: 1, skipped: 1 },
      running: ['a.test.ts › four'],
      skipped: ['a.test.ts › two'],
      missing: 1,
      hasFinished: false,
    })
  })

  it('takes the last outcome of a test that was tried again', () => {
    expect(tallyOf(text(ended('one', 'skipped'), ended('one', 'failed'))).counts).toEqual({
      passed: 0,
      failed: 1,
      skipped: 0,
    })
  })

  it('counts what is broken outside any test as a failure', () => {
    expect(tallyOf(text({ event: 'broken', where: 'a.test.ts', why: 'no such module' })).counts.failed).toBe(1)
  })

  it('leaves out a line that was cut as its writer died', () => {
    expect(tallyOf(text(ended('one')) + JSON.stringify(ended('two')).slice(0, 30)).counts.passed).toBe(1)
  })
})

describe('a silence', () => {
  it('is none while something happens, however long it takes in all', () => {
    const silence = createSilence(1, 6_000)
    const looks = Array.from({ length: 1_000 }, (_, at) => silence.look(String(at >> 3)))
    expect(looks).not.toContain(true)
  })

  it('is too long when as many looks in a row show the same', () => {
    const silence = createSilence(1, 6_000)
    const looks = Array.from({ length: 12 }, (_, at) => silence.look(at === 0 ? 'first' : 'then nothing'))
    expect(looks.indexOf(true)).toBe(11)
  })
})

describe('the end of a runner', () => {
  const judge = (events: string, code: number, how = 'ended') =>
    judgeRunner({ code, how, tally: tallyOf(events), silence: { limit: '8 minutes' } })

  it('is believed when its code and its counts agree', () => {
    const all = text(planned(2), ended('one'), ended('two', 'failed'), finished)
    expect(judge(all, 1)).toEqual({ counts: { passed: 1, failed: 1, skipped: 0 } })
  })

  it.each([
    ['wrote nothing', text(), 0],
    ['ran no tests', text(planned(1), ended('one', 'skipped'), finished), 0],
    ['failed though no test did', text(planned(1), ended('one'), finished), 134],
    ['came to its end without an outcome for each test', text(planned(2), ended('one'), finished), 0],
    ['ended well but not by its own will', text(planned(1), ended('one')), 0],
  ])('that %s counts as one failure', (_what, events, code) => {
    const { counts, problem } = judge(events, code)
    expect(counts.failed).toBe(1)
    expect(problem).toBeTruthy()
  })

  it('may be without a test where tests were asked for by name', () => {
    const tally = tallyOf(text(planned(0), finished))
    expect(judgeRunner({ code: 0, how: 'ended', tally, mayBeEmpty: true, silence: { limit: '' } }).counts.failed).toBe(
      0,
    )
  })

  it('names the test that was running, and says how many were not run', () => {
    const events = text(planned(90), began('one'), ended('one'), began('two'))
    expect(judge(events, 1, 'silent')).toEqual({
      counts: { passed: 1, failed: 1, skipped: 0 },
      problem:
        'was stopped: nothing had happened for 8 minutes\n        while it ran a.test.ts › two\n        88 more tests were not run',
    })
  })
})

describe('a runner', () => {
  let folder: string
  let told: string[]
  beforeEach(async () => {
    told = []
    folder = await mkdtemp(path.join(os.tmpdir(), 'dossier-runner-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  /** Runs a made-up runner that writes events and then does as the script says. */
  async function run(events: string, script: string, farewellMs?: number) {
    const file = path.join(folder, 'runner.mjs')
    await writeFile(
      file,
      `import { spawn } from 'node:child_process'
import { appendFileSync, writeFileSync } from 'node:fs'
appendFileSync(process.env.DOSSIER_TEST_EVENTS, ${JSON.stringify(events)})
const note = ${JSON.stringify(path.join(folder, 'note'))}
const goSilent = () => writeFileSync(${JSON.stringify(path.join(folder, 'silent'))}, '')
${script}`,
    )
    return runRunner({
      name: 'made up',
      script: file,
      args: [],
      env: process.env,
      eventsFile: path.join(folder, 'events.jsonl'),
      // It counts as silent as soon as it has done what it was made up for.
      silence: { lookEveryMs: 20, limit: 'long', look: () => existsSync(path.join(folder, 'silent')) },
      farewellMs,
      tell: (line) => told.push(line),
    })
  }

  it('that goes silent is stopped, and what had passed before is counted', async () => {
    const { counts } = await run(
      text(planned(3), began('one'), ended('one'), began('two')),
      'setInterval(() => {}, 1_000)\ngoSilent()',
    )
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 0 })
    expect(told.join('\n')).toContain('nothing had happened for long\n        while it ran a.test.ts › two')
  })

  it('may say what it was at when it is stopped', async () => {
    await run(
      text(planned(1), began('one')),
      "setInterval(() => {}, 1_000)\nprocess.on('SIGINT', () => { writeFileSync(note, 'a trace'); process.exit(130) })\ngoSilent()",
    )
    expect(await readFile(path.join(folder, 'note'), 'utf8')).toBe('a trace')
  })

  it('that hears nothing any more is ended, with all that it has started in groups of their own', async () => {
    const { counts } = await run(
      text(planned(1), began('one')),
      `process.on('SIGINT', () => {})
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1_000)'], { detached: true, stdio: 'inherit' })
writeFileSync(note, String(child.pid))
child.once('spawn', () => { goSilent(); for (;;); })`,
      500,
    )
    expect(counts.failed).toBe(1)
    const pid = Number(await readFile(path.join(folder, 'note'), 'utf8'))
    await expect.poll(() => processTree(pid)).toEqual([])
  })

  it('that dies half-way counts what had passed', async () => {
    const { counts } = await run(
      text(planned(3), ended('one'), ended('two'), began('three')),
      "process.kill(process.pid, 'SIGKILL')",
    )
    expect(counts).toEqual({ passed: 2, failed: 1, skipped: 0 })
  })

  it('that ends well is counted as it says', async () => {
    const { counts } = await run(text(planned(1), ended('one'), finished), '')
    expect(counts).toEqual({ passed: 1, failed: 0, skipped: 0 })
  })
})
