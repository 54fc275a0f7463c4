import type { Footnote, Inline, TextInline } from '../content/inline'
import type { ContentSlot, StructureNode } from '../pdf/structure'
import type { BidiLevels } from './bidi'
import type { LineLink, RunSource } from './line'
import { printable } from './safe-text'
import type { Shaper } from './shaper'
import { QUIET } from '../../figures/colours'
import { derived, italic, strong, struck, type TextStyle } from './text-style'
import type { TieRule } from './ties'
import type { WordPlaces } from './word-places'

/** What setting a paragraph needs to know besides its text. */
export interface ParagraphContext {
  readonly shaper: Shaper
  readonly places: WordPlaces
  readonly language: string
  /** Which words stay on one line. */
  readonly ties: TieRule
  /** Where a footnote's mark is put in the structure, and where its own text is. */
  noteAnchors(note: Footnote): { mark: string; text: string }
}

/** A stretch of the paragraph in one style, one element and one direction. */
export interface Stretch extends RunSource {
  readonly text: string
  readonly note?: Footnote | undefined
  readonly rightToLeft: boolean
  readonly level: number
  /** True when each line says what this part of it reads. */
  readonly isSpoken?: boolean
}

/** Letters from right to left that viewers don't turn round by themselves, as they do Arabic and Hebrew. */
const LEFT_AS_THEY_STAND = /[\u07c0-\u07ff]/

const NOTE_RISE = 0.36
const NOTE_SIZE = 0.66

/**
 * Cuts inline content where its style, element or direction changes, and makes the elements under `node` in the order of the text.
 */
export function stretchesOf(
  content: readonly Inline[],
  base: TextStyle,
  node: StructureNode,
  context: ParagraphContext,
  bidi: BidiLevels | undefined,
  outerLink: LineLink | undefined,
): Stretch[] {
  const stretches: Stretch[] = []
  const base0 = bidi?.base ?? 0
  let at = 0
  let slot: ContentSlot | undefined
  const plainSlot = (): ContentSlot => (slot ??= node.slot())

  for (const inline of content) {
    if (inline.kind === 'note') {
      if (stretches.at(-1)?.note)
        stretches.push({ text: ',\u2009', style: raised(base), slot: node.slot(), rightToLeft: false, level: base0 })
      slot = undefined
      const reference = node.child('Reference')
      const link = reference.child('Link')
      const { mark, text } = context.noteAnchors(inline.note)
      stretches.push({
        text: String(inline.note.number),
        style: raised(base),
        slot: link.slot(),
        link: {
          to: { kind: 'anchor', anchor: text },
          description: `Footnote ${inline.note.number}`,
          slot: link.annotationSlot(),
        },
        note: inline.note,
        anchor: mark,
        rightToLeft: false,
        level: base0 * 2,
      })
      continue
    }
    const value = printable(inline.text, (character) => context.shaper.tellMissing(character))
    const toneLook = toned(base, inline.tone)
    const look = inline.struck ? struck(toneLook) : toneLook
    const groups = bidi ? groupsOf(value, bidi.levels, at) : [{ text: value, segments: [{ text: value, level: 0 }] }]
    at += value.length
    let link: LineLink | undefined
    let home = node
    if (inline.kind === 'link') {
      slot = undefined
      home = node.child('Link', inline.lang === undefined ? {} : { lang: inline.lang })
      link = { to: inline.to, description: inline.description, slot: home.annotationSlot() }
    }
    let homeSlot = inline.kind === 'link' ? home.slot() : undefined
    for (const group of groups) {
      if (group.text === '') continue
      const turned = group.segments.some(({ level }) => level % 2 === 1)
      let target: ContentSlot
      if (turned || (inline.lang !== undefined && inline.kind === 'text')) {
        const span = home.child('Span', {
          ...(turned ? { actualText: group.text } : {}),
          lang: inline.lang ?? languageOf(group.text),
        })
        target = span.slot()
        slot = undefined
        homeSlot = undefined
      } else if (inline.kind === 'link') target = homeSlot ??= home.slot()
      else target = plainSlot()
      const isSpoken = turned && LEFT_AS_THEY_STAND.test(group.text)
      for (const { text, level } of group.segments)
        stretches.push({
          ...(isSpoken ? { isSpoken } : {}),
          text,
          style: look,
          slot: target,
          link: link ?? outerLink,
          mention: inline.mention,
          rightToLeft: level % 2 === 1,
          level,
        })
    }
    if (inline.kind === 'link') slot = undefined
  }
  return stretches
}

interface Segment {
  text: string
  level: number
}

/** Cuts at changes of direction. What is read as one, numbers inside right-to-left text included, stays one group. */
function groupsOf(value: string, levels: Uint8Array, from: number): { text: string; segments: Segment[] }[] {
  const groups: { text: string; segments: Segment[] }[] = []
  for (let at = 0; at < value.length; at++) {
    const level = levels[from + at] ?? 0
    const character = value.charAt(at)
    const group = groups.at(-1)
    const segment = group?.segments.at(-1)
    if (!group || !segment || level > 0 !== segment.level > 0)
      groups.push({ text: character, segments: [{ text: character, level }] })
    else {
      group.text += character
      if (segment.level === level) segment.text += character
      else group.segments.push({ text: character, level })
    }
  }
  return groups
}

function languageOf(text: string): string {
  if (/[\u0590-\u05ff\ufb1d-\ufb4f]/.test(text)) return 'he'
  if (LEFT_AS_THEY_STAND.test(text)) return 'nqo'
  if (/[\u0600-\u08ff\ufb50-\ufdff\ufe70-\ufeff]/.test(text)) return 'ar'
  return 'und'
}

const raised = derived((base) => ({
  face: base.face.startsWith('serif') ? 'serif' : 'sans',
  sizePt: base.sizePt * NOTE_SIZE,
  color: base.color,
  features: 'lnum',
  risePt: base.sizePt * NOTE_RISE,
}))

const quiet = derived((base) => ({ ...base, color: QUIET }))

function toned(base: TextStyle, tone: TextInline['tone']): TextStyle {
  switch (tone) {
    case 'strong':
      return strong(base)
    case 'emphasis':
      return italic(base)
    case 'strong-emphasis':
      return italic(strong(base))
    case 'quiet':
      return quiet(base)
    case undefined:
      return base
  }
}
