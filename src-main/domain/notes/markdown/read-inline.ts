import type { Element, InlineContext } from '@lezer/markdown'
import { BacktickRuns } from './backtick-runs'
import { closeEmphasis, type Delimiter } from './emphasis'
import { destinationAt } from './link-destination'
import { nestParts, type InlinePart } from './nest-parts'
import { citationAt, linkAt, tagAt } from './note-syntax'
import type { TextRange } from '../../text/text-range'

/** What may begin something; between two of them is plain text. */
const SIGNS = /[\\`*_~[\]!<&#]|(?<! ) {2,}\r?\n/g
const ESCAPED = /\\(?:[!-/:-@[-`{-~]|\r?\n)/y
const ENTITY = /&(?:#[xX][\da-fA-F]{1,6}|#\d{1,7}|[a-zA-Z][a-zA-Z\d]{1,31});/y
const AUTOLINK =
  /<(?:[a-z][a-z\d+.-]{1,31}:[^\s<>]{0,2000}|[\w.!#$%&'*+/=?^`{|}~-]{1,200}@[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?){0,20})>/iy
const FOOTNOTE = /\[\^[^[\]\s]{1,200}\]/y

interface Bracket {
  from: number
  to: number
  isImage: boolean
  /** How many emphasis marks stood open when it came. */
  delimiters: number
}

/**
 * Reads the running text of a paragraph, a heading or a cell into the elements of the tree: CommonMark without HTML, with `~~`, and the
 * links, tags and citations of `note-syntax`. What stands in brackets and has no address of its own is a `Link` without `URL`: whether
 * it is one, its definition says, which whoever reads the tree looks up.
 * *Source*: CommonMark, appendix 'A parsing strategy'; every sign is looked at a bounded number of times.
 */
export function readInline(context: InlineContext): Element[] {
  const text = context.slice(context.offset, context.end)
  return nestParts(partsOf(text), text, (name, from, to, children) =>
    context.elt(name, context.offset + from, context.offset + to, children),
  )
}

function partsOf(text: string): InlinePart[] {
  const parts: InlinePart[] = []
  const delimiters: Delimiter[] = []
  const brackets: Bracket[] = []
  let runs: BacktickRuns | undefined
  /** Brackets below this hold a link already: links hold no links. */
  let closedLinks = 0
  const add = (name: string, from: number, to: number, mayCross = false): number => {
    parts.push({ name, from, to, mayCross })
    return to
  }
  const addFound = (name: string, found: TextRange | undefined): number | undefined =>
    found && add(name, found.from, found.to)

  const bracketAt = (at: number): number => {
    const second = text.charAt(at + 1)
    const found =
      second === '['
        ? addFound('NoteLink', linkAt(text, at))
        : second === '@'
          ? addFound('NoteCitation', citationAt(text, at))
          : second === '^'
            ? addMatch('FootnoteRef', FOOTNOTE, at)
            : undefined
    if (found !== undefined) return found
    brackets.push({ from: at, to: at + 1, isImage: false, delimiters: delimiters.length })
    return at + 1
  }
  const addMatch = (name: string, pattern: RegExp, at: number): number | undefined => {
    pattern.lastIndex = at
    return pattern.test(text) ? add(name, at, pattern.lastIndex) : undefined
  }
  const closeBracket = (at: number): number => {
    const opening = brackets.pop()
    if (!opening) return at + 1
    const mayBeLink = opening.isImage || brackets.length >= closedLinks
    closedLinks = Math.min(closedLinks, brackets.length)
    if (!mayBeLink) return at + 1
    const address = text.charAt(at + 1) === '(' ? destinationAt(text, at + 2) : undefined
    if (!address) {
      if (at === opening.to) return at + 1
      add('Link', opening.to - 1, at + 1, true)
      add('LinkMark', opening.to - 1, opening.to)
      return add('LinkMark', at, at + 1)
    }
    closeEmphasis(delimiters, opening.delimiters, parts)
    const isPicture = opening.isImage
    // The words of a picture are its description, and nothing else.
    if (isPicture) while ((parts.at(-1)?.from ?? -1) >= opening.to) parts.pop()
    add(isPicture ? 'Image' : 'Link', opening.from, address.to)
    add('LinkMark', opening.from, opening.to)
    add('LinkMark', at, at + 2)
    if (address.url) add('URL', address.url.from, address.url.to)
    if (address.title) add('LinkTitle', address.title.from, address.title.to)
    add('LinkMark', address.to - 1, address.to)
    if (!isPicture) closedLinks = brackets.length
    return address.to
  }

  for (let at = nextSign(text, 0); at < text.length; at = nextSign(text, at)) {
    switch (text.charAt(at)) {
      case '\\': {
        ESCAPED.lastIndex = at
        const isEscape = ESCAPED.test(text)
        const to = isEscape ? ESCAPED.lastIndex : at + 1
        if (isEscape) add(text.charAt(to - 1) === '\n' ? 'HardBreak' : 'Escape', at, to)
        at = to
        break
      }
      case ' ':
        at = add('HardBreak', at, text.indexOf('\n', at) + 1)
        break
      case '`': {
        runs ??= new BacktickRuns(text, at)
        const span = runs.spanAt(at)
        if (span.closed) {
          add('InlineCode', at, span.to)
          add('CodeMark', at, at + span.size)
          add('CodeMark', span.to - span.size, span.to)
        }
        at = span.to
        break
      }
      case '*':
      case '_':
      case '~':
        at = addDelimiter(text, at, delimiters)
        break
      case '[':
        at = bracketAt(at)
        break
      case ']':
        at = closeBracket(at)
        break
      case '!':
        at = text.charAt(at + 1) === '[' ? (beginsImage(text, at) ? openImage(at) : bracketAt(at + 1)) : at + 1
        break
      case '<': {
        const to = addMatch('Autolink', AUTOLINK, at)
        if (to !== undefined) add('URL', at + 1, to - 1)
        at = to ?? at + 1
        break
      }
      case '&':
        at = addMatch('Entity', ENTITY, at) ?? at + 1
        break
      case '#':
        at = addFound('NoteTag', tagAt(text, at)) ?? at + 1
        break
      default:
        at++
    }
  }
  closeEmphasis(delimiters, 0, parts)
  return parts

  function openImage(at: number): number {
    brackets.push({ from: at, to: at + 2, isImage: true, delimiters: delimiters.length })
    return at + 2
  }
}

function nextSign(text: string, from: number): number {
  SIGNS.lastIndex = from
  return SIGNS.exec(text)?.index ?? text.length
}

/** What a note cites or links to behind an exclamation mark is no picture. */
function beginsImage(text: string, at: number): boolean {
  FOOTNOTE.lastIndex = at + 1
  return !linkAt(text, at + 1) && !citationAt(text, at + 1) && !FOOTNOTE.test(text)
}

const SPACE = /^\s?$/u
const PUNCTUATION = /[\p{P}\p{S}]/u

/** A run of marks that may open or close emphasis. *Source*: CommonMark, left- and right-flanking delimiter runs. */
function addDelimiter(text: string, at: number, into: Delimiter[]): number {
  const sign = text.charAt(at)
  let to = at + 1
  while (text.charAt(to) === sign) to++
  // A single tilde is a tilde, and an odd one too many.
  const size = sign === '~' ? (to - at) & ~1 : to - at
  if (size === 0) return to
  const before = signBefore(text, at)
  const after = String.fromCodePoint(text.codePointAt(to) ?? SPACE_CODE)
  const [isSpaceBefore, isSpaceAfter] = [SPACE.test(before), SPACE.test(after)]
  const [isMarkBefore, isMarkAfter] = [PUNCTUATION.test(before), PUNCTUATION.test(after)]
  const isLeft = !isSpaceAfter && (!isMarkAfter || isSpaceBefore || isMarkBefore)
  const isRight = !isSpaceBefore && (!isMarkBefore || isSpaceAfter || isMarkAfter)
  into.push({
    sign,
    from: to - size,
    to,
    size,
    mayOpen: isLeft && (sign !== '_' || !isRight || isMarkBefore),
    mayClose: isRight && (sign !== '_' || !isLeft || isMarkAfter),
  })
  return to
}

const SPACE_CODE = 0x20

function signBefore(text: string, at: number): string {
  const code = text.charCodeAt(at - 1)
  return code >= 0xdc00 && code <= 0xdfff ? text.slice(Math.max(0, at - 2), at) : text.charAt(at - 1)
}
