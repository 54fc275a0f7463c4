import { seededRandom } from '../support/random'

/** A function that reads somebody's text, and how its time grows with it. */
export interface TextReader {
  name: string
  /** The signs that its grammar knows; texts are made of these. */
  tokens: readonly string[]
  read(text: string): unknown
}

/** A text of a family that took longer than its length explains. */
export interface FastGrowth {
  family: string
  /** *Units*: UTF-16 code units, and milliseconds of processor time. */
  steps: readonly { length: number; ms: number }[]
}

/** *Units*: UTF-16 code units. Each step is eight times the one before. */
const LENGTHS = [4_000, 32_000, 256_000, 1_000_000]
/** How often a text that showed nothing by its second length is grown to the last all the same: one of so many. */
const GROWN_ALL_THE_SAME = 25
/** At the second length what grows as fast as n to the power of 1.5 takes longer than this. */
const QUICK_MS = 3
/** Below this a time says nothing. */
const FLOOR_MS = 12
/** From one step to the next: eight times n log n is under 10, a square 64; caches that overflow and noise are between. */
const STEP_MAX = 40
/** From the second length to the last, 31 times as long: n log n is 41, n to the power of 1.5 is 175, a square 976. */
const WHOLE_MAX = 120
/** From the third length to the last, four times as long: n log n is 4.5, and up to 8 where memory is waited for; a square 16. */
const LAST_MAX = 10
/** Twice what eight times n log n would be by less. */
const SUSPICIOUS = 13
/** A text that takes this long at any length up to the last is too slow, however it got there. */
const LIMIT_MS = 6_000

/** A way to make a text of any length out of up to three tokens. */
type Family = { name: string; make(length: number): string }

/** *Shape*: every token and pair in every form, and so many triples, drawn by chance from the seed. */
export function* families(tokens: readonly string[], triples: number, seed: number): Generator<Family> {
  for (const a of tokens) yield* forms(a, '', '')
  for (const a of tokens) for (const b of tokens) if (a !== b) yield* forms(a, b, '')
  const random = seededRandom(seed)
  const draw = () => random.pick(tokens)
  for (let drawn = 0; drawn < triples; drawn++) yield* forms(draw(), draw(), draw())
}

function* forms(a: string, b: string, c: string): Generator<Family> {
  const shown = [a, b, c].filter(Boolean).map((token) => JSON.stringify(token.length > 12 ? token.slice(0, 12) : token))
  const family = (form: string, make: (length: number) => string): Family => ({
    name: `${shown.join(' ')} as ${form}`,
    make,
  })
  const run = (text: string, length: number) => text.repeat(Math.max(1, Math.ceil(length / Math.max(1, text.length))))
  yield family('(abc)*', (length) => run(a + b + c, length))
  if (b === '') return
  yield family('a b* c', (length) => a + run(b, length) + c)
  yield family('a* b* c*', (length) => run(a, length / 3) + run(b, length / 3) + (c && run(c, length / 3)))
  yield family('(a b*)* of √n', (length) => run(a + run(b, Math.sqrt(length)) + c, length))
}

/** Grows the text while it is quick enough to tell. *Shape*: undefined when the time grows as it may. */
export function fastGrowth(reader: TextReader, family: Family, number: number): FastGrowth | undefined {
  const steps: { length: number; ms: number }[] = []
  for (const [at, length] of LENGTHS.entries()) {
    const text = family.make(length)
    let ms = timeOf(reader, text)
    const before = steps.at(-1)?.ms
    const ratio = () => ms / Math.max(before ?? ms, QUICK_MS)
    // What outgrows a cache once is straight again at its end.
    const isSteep = () =>
      at === LENGTHS.length - 1 &&
      ms / Math.max(steps[1]?.ms ?? ms, QUICK_MS) > WHOLE_MAX &&
      ms / Math.max(steps[2]?.ms ?? ms, QUICK_MS) > LAST_MAX
    const isTooFast = () => ms > LIMIT_MS || (ms > FLOOR_MS && (ratio() > STEP_MAX || isSteep()))
    // A pause of the machine is no growth: what looks like it is measured again.
    for (let again = 0; again < 2 && isTooFast() && ms < LIMIT_MS; again++) ms = Math.min(ms, timeOf(reader, text))
    steps.push({ length, ms })
    if (isTooFast()) return { family: family.name, steps }
    const isInnocent = ms < QUICK_MS || ratio() < SUSPICIOUS
    if (at === 1 && isInnocent && number % GROWN_ALL_THE_SAME > 0) return undefined
  }
  return undefined
}

function timeOf({ read }: TextReader, text: string): number {
  const start = process.cpuUsage()
  try {
    read(text)
  } catch {
    // A text may be refused; what is asked is how long that takes.
  }
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1_000
}
