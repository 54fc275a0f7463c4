import { diffArrays } from 'diff'

/** A run of the base's lines that one side replaced. *Units*: line numbers; `to` is excluded. */
export interface Hunk {
  from: number
  to: number
  lines: string[]
}

/** *Units*: lines put in or taken out by one side; beyond this the sides are not merged. */
const EDITS_MAX = 4_000

/**
 * Puts two edited versions of a text together when they changed different lines.
 * Undefined when both changed the same lines, or neighbouring ones, in different ways: then a person must choose.
 */
export function mergeText(base: string, mine: string, theirs: string): string | undefined {
  if (mine === theirs || theirs === base) return mine
  if (mine === base) return theirs
  const lines = splitLines(base)
  const mineHunks = hunks(lines, splitLines(mine))
  const theirHunks = hunks(lines, splitLines(theirs))
  if (!mineHunks || !theirHunks) return undefined
  const all = [...mineHunks]
  for (const hunk of theirHunks) {
    const clashing = mineHunks.filter((own) => own.from <= hunk.to && hunk.from <= own.to)
    if (clashing.some((own) => !sameHunk(own, hunk))) return undefined
    if (clashing.length === 0) all.push(hunk)
  }
  all.sort((a, b) => a.from - b.from)
  const merged: string[] = []
  let at = 0
  for (const hunk of all) {
    merged.push(...lines.slice(at, hunk.from), ...hunk.lines)
    at = hunk.to
  }
  merged.push(...lines.slice(at))
  return merged.join('')
}

/** What became of a text's lines, in their order; undefined when the two have hardly anything in common. */
export function hunks(base: readonly string[], changed: readonly string[]): Hunk[] | undefined {
  const parts = diffArrays([...base], [...changed], { maxEditLength: EDITS_MAX })
  if (!parts) return undefined
  const found: Hunk[] = []
  let at = 0
  let open: Hunk | null = null
  for (const part of parts) {
    if (!part.added && !part.removed) {
      at += part.value.length
      open = null
      continue
    }
    if (!open) found.push((open = { from: at, to: at, lines: [] }))
    if (part.removed) open.to = at += part.value.length
    else open.lines.push(...part.value)
  }
  return found
}

/** The lines of a text with their ends. */
export function splitLines(text: string): string[] {
  return text.match(/[^\n]+\n?|\n/g) ?? []
}

function sameHunk(a: Hunk, b: Hunk): boolean {
  return a.from === b.from && a.to === b.to && a.lines.join('') === b.lines.join('')
}
