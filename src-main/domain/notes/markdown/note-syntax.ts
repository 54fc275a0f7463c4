import type { TextRange } from '../../text/text-range'
import type { Locator } from '../../records/citation'
import type { Id } from '../../records/ids'

/**
 * What a note's Markdown holds beside Markdown:
 *
 * - `[[Mali]]` links by name, `[[mali]]` and `[[mali|the Malians]]` by id (in a table row the bar is written `\|`); a heading may
 *   follow, `[[Mali#Trade]]`;
 * - `#gold-trade` is a tag: letters, digits, `_`, `-` and `/`, at least one of them no digit;
 * - `[@source-id, para. 6]` cites a source's paragraph (`p. 14` a page, `sec. Name` a section, nothing the whole),
 *   `[@claim:c-id]` a claim; several in one bracket are parted by `;`.
 *
 * None of them counts inside code or a comment, or behind a backslash.
 * *Source*: links as in Wikipedia and Obsidian, citations as in Pandoc, so that a note reads well in other programs.
 */

export interface NoteLink extends TextRange {
  /** An id or a name, as it stands between the brackets. */
  target: string
  label?: string
}

export interface NoteTag extends TextRange {
  /** Without the hash. */
  name: string
}

/** One thing cited. */
export type CitedRef = { kind: 'source'; sourceId: Id; locator?: Locator } | { kind: 'claim'; claimId: Id }

export interface NoteCitation extends TextRange {
  refs: CitedRef[]
}

export interface NoteSyntax {
  links: NoteLink[]
  tags: NoteTag[]
  citations: NoteCitation[]
}

/** *Units*: UTF-16 code units; what is longer is read as plain text. */
const TAG_MAX = 500

const LINK = /\[\[([^[\]|\n]+)(?:\|((?:(?!\]\]|\[\[)[^\n])*))?\]\]/y
const TAG = /#([\p{L}\p{N}_][\p{L}\p{N}\p{M}_/-]{0,500})/uy
const CITATION = /\[(@[^[\]\n]{1,2000})\](?!\()/y
const REF =
  /^@(?:claim:([a-z0-9][a-z0-9-]{0,95})|([a-z0-9][a-z0-9-]{0,95}))(?:(?:\s*,)?\s+(?:(para|p|sec)(?:\.|\b)|¶)\s*(\S.*))?$/
const LOCATOR_KINDS = { para: 'paragraph', p: 'page', sec: 'section' } as const

/** The link that begins exactly at `at`. */
export function linkAt(text: string, at: number): NoteLink | undefined {
  LINK.lastIndex = at
  const match = LINK.exec(text)
  if (!match) return undefined
  const target = (match[1] ?? '').replace(/\\$/, '').trim()
  const label = match[2]?.trim()
  if (!target) return undefined
  return { from: at, to: LINK.lastIndex, target, ...(label && { label }) }
}

/** A target as what it leads to and where in it. *Shape*: the heading with its hash; '' where there is none. */
export function partsOf(target: string): { page: string; heading: string } {
  const at = target.indexOf('#')
  return at <= 0 ? { page: target, heading: '' } : { page: target.slice(0, at).trim(), heading: target.slice(at) }
}

/** The tag that begins exactly at `at`. */
export function tagAt(text: string, at: number): NoteTag | undefined {
  if (at > 0 && !mayPrecedeTag(text, at)) return undefined
  TAG.lastIndex = at
  const name = TAG.exec(text)?.[1]?.replace(/(?<![-/])[-/]+$/, '')
  if (!name || name.length > TAG_MAX || /^[\p{N}/-]*$/u.test(name)) return undefined
  return { from: at, to: at + 1 + name.length, name }
}

/** What Obsidian shows in a note that is no note. */
const FILE_NAME =
  /\.(png|jpe?g|gif|webp|svg|bmp|avif|tiff?|heic)$|\.(?:pdf|mp[34]|m4[av]|webm|mov|mkv|og[gv]|wav|flac|3gp|canvas|base|docx?|xlsx?|pptx?|od[tsp]|csv|zip)$/i

/** A picture or another file that a text shows or leads to, by the name it has: never by its path, nor by what a program calls it. */
export interface ShownFile {
  name: string
  isPicture: boolean
}

/** The file that the address of a picture or a link names; undefined for a note. */
export function shownFile(address: string): ShownFile | undefined {
  const name = address.split('#', 1)[0]?.split(/[/\\]/).at(-1)?.trim() ?? ''
  const found = FILE_NAME.exec(name)
  return found ? { name, isPicture: found[1] !== undefined } : undefined
}

/** The citation that begins exactly at `at`. */
export function citationAt(text: string, at: number): NoteCitation | undefined {
  CITATION.lastIndex = at
  const inner = CITATION.exec(text)?.[1]
  if (inner === undefined) return undefined
  const refs: CitedRef[] = []
  for (const part of inner.split(';')) {
    const ref = parseRef(part.trim())
    if (!ref) return undefined
    refs.push(ref)
  }
  return { from: at, to: CITATION.lastIndex, refs }
}

function parseRef(text: string): CitedRef | undefined {
  const match = REF.exec(text)
  if (!match) return undefined
  const [, claimId, sourceId, word, value] = match
  if (claimId !== undefined) return value === undefined ? { kind: 'claim', claimId } : undefined
  if (sourceId === undefined) return undefined
  if (value === undefined) return { kind: 'source', sourceId }
  const kind = LOCATOR_KINDS[(word ?? 'para') as keyof typeof LOCATOR_KINDS]
  return { kind: 'source', sourceId, locator: { kind, value: value.trim() } }
}

function mayPrecedeTag(text: string, at: number): boolean {
  const before = text.charAt(at - 1)
  if (before === '(') return text.charAt(at - 2) !== ']'
  return /[\s"'‘’“”«»[{>|*_~,;:.!?—–-]/.test(before)
}

/** The link as it is written. Brackets and bars in a label become characters that cannot end the link. `inTable` guards the bar from ending the cell. */
export function formatLink(target: string, label?: string, inTable = false): string {
  const clean = label?.replace(/\s+/g, ' ').replaceAll('[', '(').replaceAll(']', ')').replaceAll('|', '/').trim()
  return clean ? `[[${target}${inTable ? '\\|' : '|'}${clean}]]` : `[[${target}]]`
}

/**
 * Writes links anew in the place of others, in the order of the text: the bar of one is guarded where the row of a table would end
 * at it.
 */
export function linksInPlace(body: string): (place: TextRange, link: string) => string {
  let lineStart = 0
  let lineEnd = body.indexOf('\n')
  return ({ from, to }, link) => {
    // Each line is looked for once, however many links stand on it.
    while (lineEnd >= 0 && lineEnd < from) {
      lineStart = lineEnd + 1
      lineEnd = body.indexOf('\n', lineStart)
    }
    const guarded = body.slice(from, to).includes('\\|') || beginsRow(body, lineStart)
    return guarded ? link.replace(/(?<!\\)\|/, '\\|') : link
  }
}

/** True when the line that begins there begins as the row of a table does. */
export function beginsRow(body: string, lineStart: number): boolean {
  return /^\s*\|/.test(body.slice(lineStart, lineStart + 200))
}

/** The citation as it is written. */
export function formatCitation(refs: readonly CitedRef[]): string {
  const parts = refs.map((ref) => {
    if (ref.kind === 'claim') return `@claim:${ref.claimId}`
    if (!ref.locator) return `@${ref.sourceId}`
    const word = { paragraph: 'para.', page: 'p.', section: 'sec.' }[ref.locator.kind]
    return `@${ref.sourceId}, ${word} ${ref.locator.value}`
  })
  return `[${parts.join('; ')}]`
}

/** The form in which tags are compared. */
export function tagKey(tag: string): string {
  return tag.normalize('NFC').toLowerCase()
}
