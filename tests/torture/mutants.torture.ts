// Takes one guard at a time out of the code, in a copy of the project, and runs the tests that are to notice.
// `npm run torture -- mutants checksum` tries those with that word in their name.
import os from 'node:os'
import { CODE_MUTANTS } from './mutants/code'
import { GUARD_MUTANTS } from './mutants/guards'
import { MutantTrial, type Outcome } from './mutants/mutant-trial'
import type { Mutant } from './mutants/mutant'
import { STORAGE_MUTANTS } from './mutants/storage'
import { conclude } from './verdict'

const lists: Readonly<Record<string, readonly Mutant[]>> = {
  storage: STORAGE_MUTANTS,
  code: CODE_MUTANTS,
  guards: GUARD_MUTANTS,
}
const words = process.argv.slice(2)
const chosen = Object.entries(lists).flatMap(([list, mutants]) =>
  mutants.filter(({ name }) => words.length === 0 || words.some((word) => word === list || name.includes(word))),
)
const names = Object.values(lists)
  .flat()
  .map(({ name }) => name)
const failures = names.filter((name, at) => names.indexOf(name) !== at).map((name) => `two are called ‘${name}’`)
if (chosen.length === 0) failures.push(`no mutant has ‘${words.join('’ or ‘')}’ in its name`)

const counts: Record<Outcome['kind'], number> = { caught: 0, missed: 0, stale: 0, broken: 0 }
const waiting = [...chosen]
const sound = new Map<string, Promise<Outcome | null>>()
await Promise.all(Array.from({ length: Math.min(os.availableParallelism(), chosen.length) }, work))
console.log(
  `\n${chosen.length} mutants: ${counts.caught} caught, ${counts.missed} not caught, ${counts.stale} whose text is not there, ${counts.broken} that could not be tried`,
)
conclude(failures)

/** Each works in a copy of its own. */
async function work(): Promise<void> {
  const trial = await MutantTrial.begin()
  try {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) tell(mutant, await tried(trial, mutant))
  } finally {
    await trial.end()
  }
}

/** A test that fails without the fault notices nothing by failing with it. */
async function tried(trial: MutantTrial, mutant: Mutant): Promise<Outcome> {
  for (const test of mutant.tests) {
    if (!sound.has(test)) sound.set(test, trial.findFault([test]))
    const fault = await sound.get(test)
    if (fault) return fault
  }
  return trial.attempt(mutant)
}

function tell({ name, file }: Mutant, outcome: Outcome): void {
  counts[outcome.kind] += 1
  if (outcome.kind === 'caught') {
    console.log(`caught      ${name} (${file})\n            by ${outcome.by}`)
    return
  }
  const word = outcome.kind === 'missed' ? 'NOT CAUGHT' : 'ERROR     '
  const why = outcome.kind === 'missed' ? '' : `: ${outcome.why}`
  console.log(`${word}  ${name} (${file})${why}`)
  failures.push(`${name}${why}`)
}
