import { diffLines, diffWordsWithSpace } from 'diff'

/** A piece of the way from one text to another. */
export interface DiffPart {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/** *Units*: UTF-16 code units; a changed passage longer than this is shown by lines only. */
const WORDS_MAX = 20_000
/** *Units*: lines put in or taken out; beyond this two texts have so little in common that both are shown whole. */
const LINE_EDITS_MAX = 1_500
const WORD_EDITS_MAX = 1_500

/**
 * What changed between two texts, readable: changed lines first, within them changed words.
 * The same and removed parts put together are `before`, the same and added ones `after`, to the letter.
 * *Source*: Myers' algorithm, from the `diff` package.
 */
export function diffText(before: string, after: string): DiffPart[] {
  if (before === after) return before === '' ? [] : [{ kind: 'same', text: before }]
  const start = commonStart(before, after)
  const end = commonEnd(before, after, start)
  const oldMiddle = before.slice(start, before.length - end)
  const newMiddle = after.slice(start, after.length - end)
  return join([
    { kind: 'same', text: before.slice(0, start) },
    ...diffMiddle(oldMiddle, newMiddle),
    { kind: 'same', text: before.slice(before.length - end) },
  ])
}

function diffMiddle(before: string, after: string): DiffPart[] {
  const lines = diffLines(before, after, { maxEditLength: LINE_EDITS_MAX })
  if (!lines) return replaced(before, after)
  const parts: DiffPart[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]
    const next = lines[at + 1]
    if (!line) continue
    if (line.removed && next?.added) {
      parts.push(...diffWords(line.value, next.value))
      at++
    } else parts.push({ kind: line.added ? 'added' : line.removed ? 'removed' : 'same', text: line.value })
  }
  return parts
}

function diffWords(before: string, after: string): DiffPart[] {
  if (before.length + after.length > WORDS_MAX) return replaced(before, after)
  const words = diffWordsWithSpace(before, after, { maxEditLength: WORD_EDITS_MAX })
  if (!words) return replaced(before, after)
  return words.map((word) => ({ kind: word.added ? 'added' : word.removed ? 'removed' : 'same', text: word.value }))
}

function replaced(before: string, after: string): DiffPart[] {
  return [
    { kind: 'removed', text: before },
    { kind: 'added', text: after },
  ]
}

function join(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = []
  for (const part of parts) {
    if (part.text === '') continue
    const last = joined.at(-1)
    if (last?.kind === part.kind) last.text += part.text
    else joined.push({ ...part })
  }
  return joined
}

/** The common beginning, cut back to a line's beginning so that lines stay whole. */
function commonStart(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length)
  let at = 0
  while (at < shorter && a.charCodeAt(at) === b.charCodeAt(at)) at++
  // A negative start would be taken for the first character.
  return at === 0 ? 0 : a.lastIndexOf('\n', at - 1) + 1
}

function commonEnd(a: string, b: string, start: number): number {
  const shorter = Math.min(a.length, b.length) - start
  let length = 0
  while (length < shorter && a.charCodeAt(a.length - 1 - length) === b.charCodeAt(b.length - 1 - length)) length++
  const newline = a.indexOf('\n', a.length - length)
  return newline < 0 ? 0 : a.length - newline - 1
}
