import type { Tree } from '@lezer/common'
import { commentRanges } from './comment-ranges'
import { noteTree } from './note-tree'
import {
  citationAt,
  linkAt,
  tagAt,
  tagKey,
  type NoteCitation,
  type NoteLink,
  type NoteSyntax,
  type NoteTag,
} from './note-syntax'
import type { TextRange } from '../../text/text-range'

/**
 * Every link, tag and citation of a note, each list in the order of the text: what the tree of its Markdown has. Of what stands in
 * comments nothing is read, unless it is to be kept up with what it names.
 */
export function scanNote(
  body: string,
  comments: 'without comments' | 'with comments' = 'without comments',
): NoteSyntax {
  if (!body.includes('[[') && !body.includes('[@') && !body.includes('#')) return { links: [], tags: [], citations: [] }
  if (!mayHide(body)) return inProse(body, 0, body.length)
  const ranges = commentRanges(body)
  const { tree, text, placeOf } = noteTree(body, ranges)
  const found = inTree(tree, text)
  if (ranges.length > 0) for (const list of listsOf(found)) moveTo(list, placeOf)
  if (comments === 'with comments')
    for (const { from, to } of ranges) {
      const within = inProse(body, from, to)
      found.links.push(...within.links)
      found.tags.push(...within.tags)
      found.citations.push(...within.citations)
    }
  if (comments === 'with comments' && ranges.length > 0)
    for (const list of listsOf(found)) list.sort((a, b) => a.from - b.from)
  return found
}

/** Signs that may keep what stands behind them from being read: of code, comments, addresses, definitions and footnotes. */
const HIDING = /[`<]|~~~|%%|\]\(|\]:|\[\^|\[@[^[\]\n]*\|/

/**
 * True where not all that looks like a link, a tag or a citation is one. A note in which nothing hides is read without its tree, which
 * takes a fiftieth of the time.
 */
export function mayHide(body: string): boolean {
  return HIDING.test(body)
}

/** Reads a part of a text as words, whatever stands around it. */
function inProse(text: string, from: number, to: number): NoteSyntax {
  const found: NoteSyntax = { links: [], tags: [], citations: [] }
  SIGNS.lastIndex = from
  for (let sign = SIGNS.exec(text); sign && sign.index < to; sign = SIGNS.exec(text)) {
    const at = sign.index
    if (isEscaped(text, at)) {
      SIGNS.lastIndex = at + 1
      continue
    }
    const end = add(found, text, at)
    SIGNS.lastIndex = end ?? at + 1
  }
  return found
}

const SIGNS = /\[\[|\[@|#/g

/** Adds what begins exactly there, and says where it ends. */
function add(found: NoteSyntax, text: string, at: number): number | undefined {
  if (text.charAt(at) === '#') return push(found.tags, tagAt(text, at))
  return text.charAt(at + 1) === '[' ? push(found.links, linkAt(text, at)) : push(found.citations, citationAt(text, at))
}

function push<T extends TextRange>(into: T[], item: T | undefined): number | undefined {
  if (item) into.push(item)
  return item?.to
}

function inTree(tree: Tree, text: string): NoteSyntax {
  const found: NoteSyntax = { links: [], tags: [], citations: [] }
  tree.iterate({
    enter: ({ name, from }) => {
      if (name === 'NoteLink' || name === 'NoteTag' || name === 'NoteCitation') add(found, text, from)
    },
  })
  return found
}

function listsOf({ links, tags, citations }: NoteSyntax): [NoteLink[], NoteTag[], NoteCitation[]] {
  return [links, tags, citations]
}

function moveTo(list: TextRange[], placeOf: (at: number) => number): void {
  for (const range of list) {
    range.from = placeOf(range.from)
    range.to = placeOf(range.to - 1) + 1
  }
}

/** Every link as it is written, also in what is code: for who must be sure that no name slips through. In the order of the text. */
export function linksAnywhere(body: string): NoteLink[] {
  const links: NoteLink[] = []
  for (let at = body.indexOf('[['); at >= 0;) {
    const link = isEscaped(body, at) ? undefined : linkAt(body, at)
    if (link) links.push(link)
    at = body.indexOf('[[', link ? link.to : at + 1)
  }
  return links
}

/** True behind an odd number of backslashes. */
function isEscaped(text: string, at: number): boolean {
  let slashes = 0
  while (at - slashes > 0 && text.charCodeAt(at - slashes - 1) === 0x5c) slashes++
  return slashes % 2 === 1
}

/** The tags of a note: those in its list and those in its text, each once, compared without case. */
export function noteTags(note: { tags: readonly string[]; body: string }): string[] {
  const tags = new Map<string, string>()
  const all = note.body.includes('#') ? [...note.tags, ...scanNote(note.body).tags.map((tag) => tag.name)] : note.tags
  for (const tag of all) {
    const key = tagKey(tag)
    if (!tags.has(key)) tags.set(key, tag)
  }
  return [...tags.values()]
}
