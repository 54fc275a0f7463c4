import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { z } from 'zod'
import { commandOf, projectFolder } from '../../../scripts/lib/project.mjs'
import type { Mutant } from './mutant'

/**
 * What became of a mutant: a test noticed, none did, the text that it changes is not there, or it could not be tried, which a test
 * that fails without it and a file that can't be loaded with it are alike.
 */
export type Outcome =
  | { kind: 'caught'; by: string }
  | { kind: 'missed' }
  | { kind: 'stale'; why: string }
  | { kind: 'broken'; why: string }

/** What is made, fetched or kept by others, and needed by no unit test. */
const LEFT_OUT = new Set(['.git', 'node_modules', 'out', 'test-results', 'playwright-report'])

/** *Units*: milliseconds of one run. A fault may make a test wait for ever; Vitest's own limit for a test ends it long before. */
const LIMIT_MS = 10 * 60_000

const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

/** A copy of the project in which faults are tried, one at a time; the project itself is never changed. */
export class MutantTrial {
  private constructor(private readonly folder: string) {}

  static async begin(): Promise<MutantTrial> {
    const folder = await mkdtemp(path.join(tmpdir(), 'dossier-mutants-'))
    await cp(projectFolder, folder, {
      recursive: true,
      filter: (source) => !LEFT_OUT.has(path.relative(projectFolder, source)),
    })
    await symlink(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'), 'junction')
    return new MutantTrial(folder)
  }

  async attempt({ file, text, replacement, tests }: Mutant): Promise<Outcome> {
    const place = path.join(this.folder, file)
    const original = await readFile(place, 'utf8').catch(() => '')
    const times = original.split(text).length - 1
    if (times !== 1) return { kind: 'stale', why: `its text stands ${times} times in the file` }
    await writeFile(
      place,
      original.replace(text, () => replacement),
    )
    try {
      return await this.run(tests)
    } finally {
      await writeFile(place, original)
    }
  }

  /** Why tests can't tell anything: they fail as it is. Null when they pass. */
  async findFault(tests: readonly string[]): Promise<Outcome | null> {
    const outcome = await this.run(tests)
    if (outcome.kind === 'missed') return null
    return outcome.kind === 'caught' ? { kind: 'broken', why: `fails without it: ${outcome.by}` } : outcome
  }

  async end(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true })
  }

  private async run(tests: readonly string[]): Promise<Outcome> {
    const report = path.join(this.folder, 'report.json')
    await rm(report, { force: true })
    const files = tests.map((test) => path.join('tests', 'unit', test))
    // A fault may remove what it should not: the temporary folder, beside which it would find others', is within the copy.
    const temporary = path.join(this.folder, 'tmp')
    await mkdir(temporary, { recursive: true })
    const child = spawn(
      process.execPath,
      [
        commandOf('vitest'),
        'run',
        '--config',
        path.join('tests', 'unit', 'vitest.config.ts'),
        '--bail=1',
        '--maxWorkers=1',
        '--reporter=json',
        `--outputFile=${report}`,
        ...files,
      ],
      {
        cwd: this.folder,
        env: { ...process.env, TMPDIR: temporary, TMP: temporary, TEMP: temporary },
        stdio: ['ignore', 'ignore', 'pipe'],
        timeout: LIMIT_MS,
        killSignal: 'SIGKILL',
      },
    )
    let errors = ''
    child.stderr.setEncoding('utf8').on('data', (piece: string) => (errors = (errors + piece).slice(-400)))
    await once(child, 'close')
    const text = await readFile(report, 'utf8').catch(() => '')
    if (text === '') return { kind: 'broken', why: `Vitest ended without a report. ${errors}` }
    return outcomeOf(reportSchema.parse(JSON.parse(text)), this.folder)
  }
}

function outcomeOf({ testResults }: z.infer<typeof reportSchema>, folder: string): Outcome {
  let passed = 0
  for (const { name, status, message, assertionResults } of testResults) {
    const failed = assertionResults.find((test) => test.status === 'failed')
    if (failed) return { kind: 'caught', by: `${path.relative(folder, name)} › ${failed.fullName}` }
    if (status === 'failed' && message !== '') return { kind: 'broken', why: message.slice(0, 400) }
    passed += assertionResults.filter((test) => test.status === 'passed').length
  }
  return passed > 0 ? { kind: 'missed' } : { kind: 'broken', why: 'no test ran' }
}
