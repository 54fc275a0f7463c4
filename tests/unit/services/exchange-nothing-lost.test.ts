import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortFaults } from '../../../src-main/domain/exchange/exchange-faults'
import type { IncomingDossier } from '../../../src-main/domain/exchange/exchange-ports'
import { handOver } from '../../../src-main/domain/leaving/handover'
import { bringInto } from '../../../src-main/services/exchange/exchange-import'
import { arbEdit, Person, wordsIn, type Edit } from '../../support/exchange-people'
import { runs } from '../../support/runs'
import { smallDossier } from '../../support/small-dossier'

/** What happens next: somebody edits, sends a file, or takes one in that anybody sent at any time before. */
type Step =
  | { who: number; does: 'edits'; edit: Edit }
  | { who: number; does: 'sends' }
  | { who: number; does: 'takes'; file: number }

function arbSteps(people: number): fc.Arbitrary<Step[]> {
  const who = fc.nat({ max: people - 1 })
  // Most often the latest file, now and then one that lay about.
  const file = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.nat({ max: 5 }) })
  const step: fc.Arbitrary<Step> = fc.oneof(
    { weight: 6, arbitrary: fc.record({ who, does: fc.constant('edits' as const), edit: arbEdit }) },
    { weight: 2, arbitrary: fc.record({ who, does: fc.constant('sends' as const) }) },
    { weight: 2, arbitrary: fc.record({ who, does: fc.constant('takes' as const), file }) },
  )
  return fc.array(step, { minLength: 30, maxLength: 90, size: 'max' })
}

const arbBefore = fc.array(arbEdit, { maxLength: 8 })

const BEGINNINGS = [
  'as it came with the app',
  'with a file from the first',
  'with a full copy of the first one’s',
] as const
type Beginning = (typeof BEGINNINGS)[number]

/** People with a dossier each, who begin with it in one of the ways; the first has written in it before. */
async function peopleWithCopies(number: number, how: Beginning, before: readonly Edit[]): Promise<Person[]> {
  const skewMs = (at: number) => (at - 1) * 3_600_000_000
  const isBundled = how === 'as it came with the app'
  const first = Person.begin('a', smallDossier(), { isBundled, skewMs: skewMs(0) })
  for (const edit of isBundled ? [] : before) await first.do(edit)
  const file = how === 'with a file from the first' ? await first.send() : undefined
  const others = ['b', 'c'].slice(0, number - 1).map((name, at) => {
    if (isBundled) return Person.begin(name, smallDossier(), { isBundled, skewMs: skewMs(at + 1) })
    return file
      ? Person.beginWith(name, structuredClone(file), skewMs(at + 1))
      : Person.beginWithCopy(name, first, skewMs(at + 1))
  })
  return [first, ...(await Promise.all(others))]
}

it.each([2, 3])(
  'loses no word of either when %i people edit copies, exchange them in any order and keep both',
  { timeout: 600_000 },
  async (number) => {
    const figures = { edits: 0, exchanges: 0, records: 0, words: 0, replaced: 0 }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...BEGINNINGS), arbBefore, arbSteps(number), async (how, before, steps) => {
        const people = await peopleWithCopies(number, how, before)
        const had = new Map(people.map((person) => [person, new Set<string>()]))
        const files: { from: Person; incoming: IncomingDossier }[] = []
        for (const step of steps) {
          const person = people[step.who]
          if (!person) continue
          if (step.does === 'edits') await person.do(step.edit)
          else if (step.does === 'sends') files.unshift({ from: person, incoming: await person.send() })
          else {
            const file = files.filter(({ from }) => from !== person)[step.file]
            if (!file) continue
            const mine = person.living()
            const theirs = wordsIn([file.incoming.content, file.incoming.reader])
            const { rows, same } = await bringInto(person.session, structuredClone(file.incoming), { all: 'both' })
            const living = person.living()
            const findable = person.findable()
            const gone = [...mine].filter((word) => !living.has(word))
            const isTakenOut = (word: string) => people.some((other) => other.tookOut.has(word))
            // Of three, one may have gone on with what another wrote without a word of it: that one has it still.
            const isMine = (word: string) => number === 2 || person.wrote(word)
            expect(gone.filter((word) => isMine(word) && !isTakenOut(word))).toEqual([])
            const isNew = (word: string) => number === 2 || !had.get(person)?.has(word)
            const missing = [...theirs].filter((word) => !findable.has(word))
            expect(missing.filter((word) => isNew(word) && !isTakenOut(word))).toEqual([])
            for (const word of living) had.get(person)?.add(word)
            expect(sortFaults(handOver(person.session.index).content).refusing).toEqual([])
            figures.exchanges++
            figures.records += rows.length + same
            figures.words += mine.size + theirs.size
            figures.replaced += gone.length
          }
        }
        figures.edits += people.reduce((sum, { edits }) => sum + edits, 0)
      }),
      { numRuns: runs(12) },
    )
    if (process.env.DOSSIER_FIGURES) console.log(number, figures)
    expect(figures.exchanges).toBeGreaterThan(20)
  },
)
