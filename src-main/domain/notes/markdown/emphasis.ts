import type { InlinePart } from './nest-parts'

/** A run of marks that may open or close emphasis, in the order of the text. What has been used up of it is cut off. */
export interface Delimiter {
  sign: string
  from: number
  to: number
  /** How many marks it had at first. */
  size: number
  mayOpen: boolean
  mayClose: boolean
}

/**
 * Pairs the marks from the `bottom`th on and takes them off the list.
 * *Source*: CommonMark, 'process emphasis'; what no mark opened is not looked for again, so that the time grows with the marks.
 */
export function closeEmphasis(delimiters: Delimiter[], bottom: number, into: InlinePart[]): void {
  const open: Delimiter[] = []
  /** By the kind of a closing mark: how many that stand open need not be looked at again. */
  const seen = new Map<string, Delimiter | undefined>()
  for (const closing of delimiters.splice(bottom)) {
    if (closing.mayClose) {
      const kind = `${closing.sign}${closing.mayOpen}${closing.size % 3}`
      while (closing.from < closing.to) {
        const at = openingFor(closing, open, seen.get(kind))
        if (at === undefined) {
          seen.set(kind, open.at(-1))
          break
        }
        const opening = open[at]
        if (!opening) break
        // What stands open between the two opens nothing.
        open.length = at + 1
        addPair(opening, closing, into)
        if (opening.from === opening.to) open.pop()
      }
    }
    if (closing.mayOpen && closing.from < closing.to) open.push(closing)
  }
}

function openingFor(closing: Delimiter, open: readonly Delimiter[], bottom: Delimiter | undefined): number | undefined {
  for (let at = open.length - 1; at >= 0; at--) {
    const opening = open[at]
    if (!opening || (bottom && opening.from <= bottom.from)) return undefined
    if (opening.sign === closing.sign && mayPair(opening, closing)) return at
  }
  return undefined
}

function mayPair(opening: Delimiter, closing: Delimiter): boolean {
  if (opening.sign === '~' || !(opening.mayClose || closing.mayOpen)) return true
  return (opening.size + closing.size) % 3 !== 0 || (opening.size % 3 === 0 && closing.size % 3 === 0)
}

function addPair(opening: Delimiter, closing: Delimiter, into: InlinePart[]): void {
  const isDouble = opening.to - opening.from >= 2 && closing.to - closing.from >= 2
  const size = isDouble ? 2 : 1
  const from = opening.to - size
  const to = closing.from + size
  const [name, mark] =
    opening.sign === '~'
      ? ['Strikethrough', 'StrikethroughMark']
      : [isDouble ? 'StrongEmphasis' : 'Emphasis', 'EmphasisMark']
  into.push({ name, from, to }, { name: mark, from, to: opening.to }, { name: mark, from: closing.from, to })
  opening.to = from
  closing.from = to
}
