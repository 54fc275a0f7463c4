import type { TextRange } from '../../text/text-range'

/** What stands in the round brackets of a link. *Shape*: `to` is behind the closing one; `url` and `title` with the signs around them. */
interface Destination {
  to: number
  url?: TextRange
  title?: TextRange
}

const SPACE = /[ \t\r]*(?:\n[ \t\r]*)?/y
const ANGLED = /<(?:[^<>\n\\]|\\[^\n]){0,2000}>/y
const TITLE = /"(?:[^"\\]|\\[\s\S]){0,2000}"|'(?:[^'\\]|\\[\s\S]){0,2000}'|\((?:[^()\\]|\\[\s\S]){0,2000}\)/y
/** *Units*: UTF-16 code units; a longer address is none. */
const ADDRESS_MAX = 2_000
/** Brackets in brackets within an address. */
const DEEPEST = 32

/** Reads `address "title")`, from behind the bracket that opens it. *Source*: CommonMark, inline links. */
export function destinationAt(text: string, at: number): Destination | undefined {
  const start = behindSpace(text, at)
  const end = text.charAt(start) === '<' ? behind(ANGLED, text, start) : bareEnd(text, start)
  if (end === undefined) return undefined
  const url = end > start ? { url: { from: start, to: end } } : {}
  const gap = behindSpace(text, end)
  const titleEnd = gap > end ? behind(TITLE, text, gap) : undefined
  const to = titleEnd === undefined ? gap : behindSpace(text, titleEnd)
  if (text.charAt(to) !== ')') return undefined
  return { to: to + 1, ...url, ...(titleEnd !== undefined && { title: { from: gap, to: titleEnd } }) }
}

function behind(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

function behindSpace(text: string, at: number): number {
  return behind(SPACE, text, at) ?? at
}

/** The end of an address without angle brackets, in which round ones come in pairs. */
function bareEnd(text: string, from: number): number | undefined {
  let depth = 0
  let at = from
  for (; at < text.length && at - from <= ADDRESS_MAX; at++) {
    const code = text.charCodeAt(at)
    if (code <= SPACE_CODE || code === DELETE) break
    if (code === BACKSLASH && /[!-/:-@[-`{-~]/.test(text.charAt(at + 1))) at++
    else if (code === OPENING && ++depth > DEEPEST) return undefined
    else if (code === CLOSING && --depth < 0) break
  }
  return depth > 0 ? undefined : at
}

const SPACE_CODE = 0x20
const DELETE = 0x7f
const OPENING = 0x28
const CLOSING = 0x29
const BACKSLASH = 0x5c
