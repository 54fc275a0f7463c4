import { inlineText, type NoteBlock } from './note-block'
import { spelledText } from '../../text/folding'

/** A heading that stands in a note. */
export interface NoteHeading {
  /** As it reads. */
  words: string
  level: number
}

/**
 * The headings that a link within a note names, from the outermost: `[[#Part#Section]]`. Undefined for a link to anything else; a
 * block's mark, `[[#^1a2b3c]]`, is no heading. *Source*: Obsidian's links to headings.
 */
export function headingsNamed(target: string): readonly string[] | undefined {
  if (!target.startsWith('#')) return undefined
  const names = target
    .split('#')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  return names.length > 0 && !names.some((name) => name.startsWith('^')) ? names : undefined
}

/** What a link to a heading of its own note shows where nothing else was written. */
export function headingWords(named: readonly string[]): string {
  return named.join(', ')
}

/** All headings of a note in their order, but those of its footnotes. */
export function headingsOf(blocks: readonly NoteBlock[]): (NoteBlock & { kind: 'heading' })[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'heading':
        return [block]
      case 'quote':
        return headingsOf(block.blocks)
      case 'list':
        return block.items.flatMap((item) => headingsOf(item.blocks))
      default:
        return []
    }
  })
}

/** The same as they read. */
export function noteHeadings(blocks: readonly NoteBlock[]): NoteHeading[] {
  return headingsOf(blocks).map(({ level, inlines }) => ({ level, words: inlineText(inlines) }))
}

/**
 * Finds which heading is meant by a link that names it, and those above it: one of the very words before one that differs in case and
 * punctuation only, as the addresses of other programs do. *Shape*: its place in the list; undefined when there is none.
 */
export function headingFinder(headings: readonly NoteHeading[]): (named: readonly string[]) => number | undefined {
  const ways = [spelledText, lettersOf].map((same) => {
    const keys = headings.map(({ words }) => same(words))
    const first = new Map<string, number>()
    for (const [at, key] of keys.entries()) if (!first.has(key)) first.set(key, at)
    return { same, keys, first }
  })
  return (named) => {
    for (const { same, keys, first } of ways) {
      const wanted = named.map(same)
      const at = wanted.length === 1 ? first.get(wanted[0] ?? '') : firstUnder(headings, keys, wanted)
      if (at !== undefined) return at
    }
    return undefined
  }
}

/** Looks for one under the other: what stands under a heading ends where the next of its level or above begins. */
function firstUnder(
  headings: readonly NoteHeading[],
  keys: readonly string[],
  wanted: readonly string[],
): number | undefined {
  /** Levels of those found so far, the outermost first. */
  const above: number[] = []
  for (const [at, { level }] of headings.entries()) {
    while (above.length > 0 && level <= (above.at(-1) ?? 0)) above.pop()
    if (keys[at] !== wanted[above.length]) continue
    if (above.length === wanted.length - 1) return at
    above.push(level)
  }
  return undefined
}

/** Letters and figures alone, as `#gold-and-salt` has them of 'Gold and salt'. What has none stands as it is. */
function lettersOf(words: string): string {
  return spelledText(words).replace(/[^\p{L}\p{M}\p{N}]+/gu, '') || words
}
