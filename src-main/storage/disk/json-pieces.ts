/** *Units*: UTF-16 code units. A longer string is turned into JSON in pieces, so that no single step takes long. */
const PIECE = 256 * 1024

/** *Units*: levels. `JSON.stringify` runs out of stack at a few thousand; what is deeper goes level by level. */
const DEEPEST = 500

/** Text that is ready, or a value that is still to be turned into it. */
type Part = { text: string } | { value: unknown }

/** The JSON of a value, in pieces that follow each other. *Errors*: as `JSON.stringify`. */
export function* jsonPieces(whole: unknown): Generator<string> {
  // The next part stands last.
  const parts: Part[] = [{ value: whole }]
  for (let part = parts.pop(); part; part = parts.pop()) {
    if ('text' in part) yield part.text
    else if (budgetLeft(part.value, PIECE) > 0) yield JSON.stringify(part.value)
    else if (typeof part.value === 'string') yield* stringPieces(part.value)
    else if (typeof part.value === 'object' && part.value !== null) {
      for (const inner of partsOf(part.value).reverse()) parts.push(inner)
    } else yield JSON.stringify(part.value)
  }
}

function* stringPieces(text: string): Generator<string> {
  yield '"'
  // A pair of surrogates cut in two becomes two escapes, which read back as the same pair.
  for (let from = 0; from < text.length; from += PIECE)
    yield JSON.stringify(text.slice(from, from + PIECE)).slice(1, -1)
  yield '"'
}

function partsOf(value: object): Part[] {
  const isList = Array.isArray(value)
  const items = isList
    ? value.map((item: unknown, index) => [{ text: index > 0 ? ',' : '' }, { value: item ?? null }])
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item], index) => [
          { text: `${index > 0 ? ',' : ''}${JSON.stringify(key)}:` },
          { value: item as unknown },
        ])
  return [{ text: isList ? '[' : '{' }, ...items.flat(), { text: isList ? ']' : '}' }]
}

/** What is left of a budget of characters after this value; zero or less when it is too large or too deep. */
function budgetLeft(value: unknown, budget: number, depth = 0): number {
  if (typeof value === 'string') return budget - value.length
  if (typeof value !== 'object' || value === null) return budget - 8
  if (depth === DEEPEST) return 0
  let left = budget
  for (const item of Object.values(value)) {
    left = budgetLeft(item, left, depth + 1)
    if (left <= 0) return left
  }
  return left
}
