import { seededRandom } from '../support/random'

/** A function that reads somebody's text, and how its time grows with it. */
export interface TextReader {
  name: string
  /** The signs that its grammar knows; texts are made of these. */
  tokens: readonly string[]
  read(text: string): unknown
}

/** A text of one length, and what reading it took. *Units*: UTF-16 code units, and milliseconds. */
export interface Step {
  length: number
  ms: number
}

/** A text of a family that took longer than its length explains. */
export interface FastGrowth {
  family: string
  steps: readonly Step[]
}

/** Every text is grown to the third length; the fourth and the fifth are for those that may be growing too fast. */
const LENGTHS = [4_000, 32_000, 256_000, 1_000_000, 4_000_000]
/** Below this a time is all noise, and grows out of it as if it were this. */
const FLOOR_MS = 0.1
/** What takes less than this at a million grows too fast to matter. */
const HARMLESS_MS = 50
/**
 * How much faster than n log n a step may be. From 32,000 to 256,000 the power of 1.5 is 2.4 and a square 6.7; by then a text need only
 * be worth a closer look. From there on each step is four times as long, the power of 1.5 is 1.8 and a square 3.6. Memory that no
 * longer fits a cache makes one of these steps as steep; two in a row take a table of a million strings.
 */
const WORTH_A_LOOK = 1.25
const STEEP = 1.35
/** A single step as steep as this needs no second: a bound further on may have ended it. From 32,000 to 256,000 that is 40 times: what no longer fits the young generation takes up to 31. */
const CLIFF = 4.2
/** A text that takes this long at any length up to a million is too slow, however it got there. */
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

/** How much faster than n log n the time grew from one step to the other. */
function steepness(before: Step, after: Step): number {
  return after.ms / Math.max(before.ms, FLOOR_MS) / (nLogN(after.length) / nLogN(before.length))
}

const nLogN = (length: number): number => length * Math.log2(length)

/** What the steps so far say; all lengths up to the last step's have one. */
export function judgeSteps(steps: readonly Step[]): 'too fast' | 'may be' | 'fits' {
  const [, short, middle, long, longest] = steps
  const last = steps.at(-1)
  if (last && last.ms > LIMIT_MS && last.length <= 1_000_000) return 'too fast'
  if (!short || !middle) return 'may be'
  const first = steepness(short, middle)
  if (first > CLIFF && middle.ms > HARMLESS_MS) return 'too fast'
  if (!long) return first > WORTH_A_LOOK || middle.ms > LIMIT_MS / 4 ? 'may be' : 'fits'
  if (long.ms < HARMLESS_MS || steepness(middle, long) < STEEP) return 'fits'
  if (!longest) return 'may be'
  return steepness(long, longest) < STEEP ? 'fits' : 'too fast'
}

/** Grows the text as long as it may be too fast. *Shape*: undefined when the time grows as it may. */
export function fastGrowth(reader: TextReader, family: Family): FastGrowth | undefined {
  const steps: Step[] = []
  for (const length of LENGTHS) {
    const text = family.make(length)
    const before = steps.at(-1)
    let ms = timeOf(reader, text)
    // A pause of the machine is no growth: what looks like it is measured again.
    for (let again = 0; again < 3 && ms < LIMIT_MS; again++) {
      if (before ? steepness(before, { length, ms }) < 1.1 : again > 0) break
      ms = Math.min(ms, timeOf(reader, text))
    }
    steps.push({ length, ms })
    const verdict = judgeSteps(steps)
    if (verdict === 'too fast') return { family: family.name, steps }
    if (verdict === 'fits') return undefined
  }
  return undefined
}

/** The processor's time or the clock's, whichever is less: the one counts what other threads of the process do, the other what the machine does beside. */
function timeOf({ read }: TextReader, text: string): number {
  const clock = performance.now()
  const start = process.cpuUsage()
  try {
    read(text)
  } catch {
    // A text may be refused; what is asked is how long that takes.
  }
  const { user, system } = process.cpuUsage(start)
  return Math.min((user + system) / 1_000, performance.now() - clock)
}
