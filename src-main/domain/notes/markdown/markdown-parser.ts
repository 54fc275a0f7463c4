import MarkdownIt from 'markdown-it'
import { PICTURE, addressIn } from './markdown-address'
import { citationAt, linkAt, shownFile, tagAt, type NoteCitation, type NoteLink, type NoteTag } from './note-syntax'

/** Deeper lists and quotes are shown as plain text instead of being dropped. *Units*: levels of markdown-it, two for a list. */
const NESTING_MAX = 64
/** *Units*: UTF-16 code units. */
const ADDRESS_MAX = 2_000

const ALLOWED = /^(?:https?:\/\/|mailto:)/i

export type MarkdownToken = ReturnType<MarkdownIt['parse']>[number]
type InlineState = Parameters<MarkdownIt['inline']['tokenize']>[0]
type BlockState = Parameters<MarkdownIt['block']['tokenize']>[0]

/** What an own token of a note carries. */
export interface SyntaxMeta {
  link?: NoteLink
  citation?: NoteCitation
  tag?: NoteTag
  /** The label of a footnote, of a reference or a definition. */
  footnote?: string
  /** True for an embedded file that is no picture. */
  isFile?: true
}

/** Tells the parsing of one note's parts what they share. */
interface ParseEnvironment {
  footnotes?: Set<string>
}

/** The tokens of a note's Markdown. Own types: `note_syntax`, `footnote_ref`, `footnote_open`, `footnote_close`, `deep_text`. */
export function markdownTokens(markdown: string): MarkdownToken[] {
  const environment: ParseEnvironment = {}
  return parser.parse(markdown, environment)
}

/** What an own token carries. */
export function syntaxMeta(token: MarkdownToken): SyntaxMeta {
  return (token.meta ?? {}) as SyntaxMeta
}

/** True when a link of a note may carry the address. Judged with the characters gone that browsers leave out. */
export function isAllowedAddress(address: string): boolean {
  // eslint-disable-next-line no-control-regex -- browsers strip these from addresses, so 'java\tscript:' is no disguise
  const seen = address.replace(/[\u0000-\u0020\u007f-\u00a0\u2028\u2029]/g, '')
  return address.length <= ADDRESS_MAX && seen === address && ALLOWED.test(seen)
}

const parser = makeParser()

function makeParser(): MarkdownIt {
  // `maxNesting` is documented with the presets and missing from the types.
  const options = { html: false, linkify: false, typographer: false, maxNesting: NESTING_MAX }
  const md = new MarkdownIt(options)
  md.disable('code')
  md.validateLink = isAllowedAddress
  md.block.tokenize = keepingDeepText(md)
  md.block.ruler.before('reference', 'footnote_definition', footnoteDefinition, { alt: ['paragraph', 'reference'] })
  md.inline.ruler.before('link', 'note_syntax', (state, silent) => {
    const { src, pos } = state
    const code = src.charCodeAt(pos)
    if (code !== 0x5b && code !== 0x23) return false
    const meta: SyntaxMeta = {}
    if (code === 0x23) meta.tag = tagAt(src, pos)
    else if (src.charCodeAt(pos + 1) === 0x5b) meta.link = linkAt(src, pos)
    else if (src.charCodeAt(pos + 1) === 0x40) meta.citation = citationAt(src, pos)
    const found = meta.tag ?? meta.link ?? meta.citation
    if (!found || found.to > state.posMax) return false
    if (!silent) state.push('note_syntax', '', 0).meta = meta
    state.pos = found.to
    return true
  })
  md.inline.ruler.before('image', 'embed', (state, silent) => {
    const { src, pos, posMax } = state
    if (src.charCodeAt(pos) !== 0x21 || src.charCodeAt(pos + 1) !== 0x5b) return false
    const link = src.charCodeAt(pos + 2) === 0x5b ? linkAt(src, pos + 1) : undefined
    if (link && link.to <= posMax) {
      const file = shownFile(link.target)
      if (!silent && !file) state.push('note_syntax', '', 0).meta = { link: asShown(link) } satisfies SyntaxMeta
      if (!silent && file) pushFile(state, describes(link.label) ?? file.name, file.isPicture)
      state.pos = link.to
      return true
    }
    PICTURE.lastIndex = pos
    const picture = PICTURE.exec(src)
    if (!picture || PICTURE.lastIndex > posMax || isAllowedAddress(addressIn(picture))) return false
    const file = shownFile(addressIn(picture))
    if (!silent) pushFile(state, picture[1]?.split('|', 1)[0]?.trim() || (file?.name ?? ''), file?.isPicture ?? true)
    state.pos = PICTURE.lastIndex
    return true
  })
  md.inline.ruler.before('link', 'footnote_ref', (state, silent) => {
    const { footnotes } = state.env as ParseEnvironment
    if (!footnotes || !state.src.startsWith('[^', state.pos)) return false
    const end = state.src.indexOf(']', state.pos)
    const footnote = state.src.slice(state.pos + 2, end)
    if (end < 0 || end > state.posMax || !footnotes.has(footnote)) return false
    if (!silent) state.push('footnote_ref', '', 0).meta = { footnote } satisfies SyntaxMeta
    state.pos = end + 1
    return true
  })
  return md
}

/** In what is embedded, digits behind the bar are a width. */
function describes(label: string | undefined): string | undefined {
  return label === undefined || /^\d+(?:x\d+)?$/.test(label) ? undefined : label
}

function asShown({ label, ...link }: NoteLink): NoteLink {
  const words = describes(label)
  return { ...link, ...(words !== undefined && { label: words }) }
}

function pushFile(state: InlineState, words: string, isPicture: boolean): void {
  const token = state.push('image', 'img', 0)
  token.content = words
  if (!isPicture) token.meta = { isFile: true } satisfies SyntaxMeta
}

/** markdown-it drops the rest of a text that nests too deeply; here it becomes plain text. */
function keepingDeepText(md: MarkdownIt): MarkdownIt['block']['tokenize'] {
  const tokenize = md.block.tokenize.bind(md.block)
  return (state, startLine, endLine) => {
    if (state.level < NESTING_MAX) {
      tokenize(state, startLine, endLine)
      return
    }
    let end = startLine
    // What is set out further belongs to a list or quote above, not to this one.
    while (end < endLine && (state.isEmpty(end) || (state.sCount[end] ?? 0) >= state.blkIndent)) end++
    end = Math.max(end, startLine + 1)
    const text = state.getLines(startLine, end, state.blkIndent, false)
    if (text.trim()) state.push('deep_text', '', 0).content = text
    state.line = end
  }
}

const FOOTNOTE = /\[\^([^\]\s]{1,200})\]:/y

/** `[^label]: text`, going on in lines indented by four. *Source*: the footnotes of Pandoc and GitHub. */
function footnoteDefinition(state: BlockState, startLine: number, endLine: number, silent: boolean): boolean {
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0)
  FOOTNOTE.lastIndex = start
  const footnote = FOOTNOTE.exec(state.src)?.[1]
  if (footnote === undefined) return false
  if (silent) return true
  const environment = state.env as ParseEnvironment
  environment.footnotes ??= new Set()
  environment.footnotes.add(footnote)
  const from = FOOTNOTE.lastIndex
  const kept = {
    bMark: state.bMarks[startLine] ?? 0,
    tShift: state.tShift[startLine] ?? 0,
    sCount: state.sCount[startLine] ?? 0,
    parentType: state.parentType,
    blkIndent: state.blkIndent,
  }
  const spaces = /[ \t]*/y
  spaces.lastIndex = from
  const gap = spaces.exec(state.src)?.[0].length ?? 0
  state.push('footnote_open', '', 1).meta = { footnote } satisfies SyntaxMeta
  // The rest of the line is read as if it began a block of its own, indented as its continuation is.
  state.bMarks[startLine] = from
  state.tShift[startLine] = gap
  state.blkIndent += 4
  state.sCount[startLine] = state.blkIndent
  state.parentType = 'blockquote'
  state.md.block.tokenize(state, startLine, endLine)
  state.parentType = kept.parentType
  state.blkIndent = kept.blkIndent
  state.bMarks[startLine] = kept.bMark
  state.tShift[startLine] = kept.tShift
  state.sCount[startLine] = kept.sCount
  state.push('footnote_close', '', -1)
  if (state.line <= startLine) state.line = startLine + 1
  return true
}
