/** *Units*: UTF-16 code units. A longer string is turned into JSON in pieces, so that no single step takes long. */
const PIECE = 256 * 1024

/** The JSON of a value, in pieces that follow each other. *Errors*: as `JSON.stringify`. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (budgetLeft(value, PIECE) > 0) {
    yield JSON.stringify(value)
  } else if (typeof value === 'string') {
    yield '"'
    // A pair of surrogates cut in two becomes two escapes, which read back as the same pair.
    for (let from = 0; from < value.length; from += PIECE)
      yield JSON.stringify(value.slice(from, from + PIECE)).slice(1, -1)
    yield '"'
  } else if (Array.isArray(value)) {
    yield '['
    for (const [index, item] of value.entries()) {
      if (index > 0) yield ','
      yield* jsonPieces(item ?? null)
    }
    yield ']'
  } else if (typeof value === 'object' && value !== null) {
    yield '{'
    let first = true
    for (const [key, item] of Object.entries(value)) {
      if (item === undefined) continue
      yield `${first ? '' : ','}${JSON.stringify(key)}:`
      first = false
      yield* jsonPieces(item)
    }
    yield '}'
  } else yield JSON.stringify(value)
}

/** What is left of a budget of characters after this value; zero or less when it is too large. */
function budgetLeft(value: unknown, budget: number): number {
  if (typeof value === 'string') return budget - value.length
  if (typeof value !== 'object' || value === null) return budget - 8
  let left = budget
  for (const item of Object.values(value)) {
    left = budgetLeft(item, left)
    if (left <= 0) return left
  }
  return left
}
