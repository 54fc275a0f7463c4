import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { commandOf, projectFolder } from '../../../scripts/lib/project.mjs'
import { runRunner } from '../../../scripts/testing/runner.mjs'

const fixtures = 'tests/fixtures/runners'

/** What the real runners tell of made-up tests. */
describe('what is counted', () => {
  let folder: string
  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'dossier-reporters-'))
  })
  afterEach(() => rm(folder, { recursive: true, force: true }))

  async function run(script: string, args: readonly string[], isSilent: (events: string) => boolean = () => false) {
    const eventsFile = path.join(folder, 'events.jsonl')
    const told: string[] = []
    const { VITEST: _unit, ...env } = process.env
    const { counts, tally } = await runRunner({
      name: 'made up',
      script,
      args,
      env,
      eventsFile,
      isShown: false,
      silence: {
        lookEveryMs: 50,
        limit: 'long',
        look: () => existsSync(eventsFile) && isSilent(readFileSync(eventsFile, 'utf8')),
      },
      farewellMs: 500,
      tell: (line) => told.push(line),
    })
    return { counts, tally, told: told.join('\n') }
  }

  const vitest = (...files: string[]) => [
    'run',
    '--config',
    `${fixtures}/vitest.config.ts`,
    `--reporter=${path.join(projectFolder, 'scripts/testing/vitest-reporter.mjs')}`,
    ...files,
  ]

  it('of Vitest is each outcome, a group that fails as a whole, a file that cannot be loaded, a process that dies', async () => {
    const { counts, tally, told } = await run(commandOf('vitest'), vitest('outcomes', 'broken', 'dying'))
    expect(tally).toEqual({
      // The test that fails, the two groups, the file, the process.
      counts: { passed: 3, failed: 5, skipped: 3 },
      running: [`${fixtures}/dying.vitest.ts › ends its process`],
      skipped: [
        `${fixtures}/outcomes.vitest.ts › outcomes › is skipped`,
        `${fixtures}/outcomes.vitest.ts › outcomes › is to be written`,
        `${fixtures}/outcomes.vitest.ts › a group that cannot begin › does not run`,
      ],
      missing: 2,
      hasFinished: true,
    })
    expect(counts.failed).toBe(6)
    expect(told).toContain('1 more tests were not run')
  })

  it('of Vitest are the tests that were asked for, and not the others as skipped', async () => {
    const { counts } = await run(commandOf('vitest'), [...vitest('outcomes'), '-t', 'outcomes (passes|is skipped)'])
    expect(counts).toEqual({ passed: 1, failed: 0, skipped: 1 })
  })

  it('of Vitest is what passed before a test that never gives back control', async () => {
    const { counts, told } = await run(
      commandOf('vitest'),
      vitest('hanging'),
      (events) => /"ended".*passes before/.test(events) && events.includes('never gives back'),
    )
    expect(counts).toEqual({ passed: 1, failed: 1, skipped: 0 })
    expect(told).toContain(`while it ran ${fixtures}/hanging.vitest.ts › never gives back control`)
  })

  it('of Playwright is each outcome and a process that dies', async () => {
    const { counts, told } = await run(commandOf('@playwright/test', 'playwright'), [
      'test',
      '--config',
      `${fixtures}/playwright.config.ts`,
      `--reporter=${path.join(projectFolder, 'scripts/testing/playwright-reporter.mjs')}`,
    ])
    expect(counts).toEqual({ passed: 1, failed: 2, skipped: 1 })
    expect(told).toContain(`skipped  ${fixtures}/outcomes.playwright.ts › is skipped`)
  })
})
