/** One value that a text may mean. */
export interface MeantValue<V> {
  value: V
  /** As it will be shown: '€1,250,000'. */
  words: string
  /** What looks wrong in it, and can be kept all the same. */
  warning?: string | undefined
}

/** What a person wrote as a value: what it means, what it may mean, or what is wrong with it and what to do. */
export type ValueReading<V> =
  | { kind: 'empty' }
  | ({ kind: 'read' } & MeantValue<V>)
  | { kind: 'choice'; meant: readonly MeantValue<V>[] }
  | { kind: 'wrong'; message: string }

/** *Units*: UTF-16 code units. Nothing that is read in figures is longer, and no pattern is given more. */
const LONGEST = 200

/** What is said of a text that is empty or too long to be looked at; undefined for all others. */
export function beforeReading(text: string): { kind: 'empty' } | { kind: 'wrong'; message: string } | undefined {
  if (text.trim() === '') return { kind: 'empty' }
  return text.length > LONGEST
    ? { kind: 'wrong', message: `That is too long: write at most ${LONGEST} characters.` }
    : undefined
}

/** Of several values that a text may mean, whoever wrote it chooses; of none, it says what is wrong. */
export function readingOf<V>(meant: readonly MeantValue<V>[], wrong: string): ValueReading<V> {
  const [first, ...others] = meant
  if (!first) return { kind: 'wrong', message: wrong }
  return others.length === 0 ? { kind: 'read', ...first } : { kind: 'choice', meant }
}
