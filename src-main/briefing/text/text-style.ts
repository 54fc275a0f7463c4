import type { Rgb } from '../../figures/colours'
import type { FaceName } from '../fonts/typefaces'

/** How a run of text looks. *Units*: points. */
export interface TextStyle {
  readonly face: FaceName
  readonly sizePt: number
  readonly color: Rgb
  /** OpenType features beyond a font's defaults, separated by spaces: 'onum pnum'. */
  readonly features: string
  /** How far it stands above the baseline. */
  readonly risePt?: number
  /** Space added after each letter. */
  readonly trackingPt?: number
  /** Drawn with a line through it. */
  readonly struck?: boolean
}

/** How a paragraph is set. *Units*: points. */
export interface ParagraphStyle {
  readonly text: TextStyle
  readonly leadingPt: number
  readonly spaceBeforePt: number
  readonly spaceAfterPt: number
  readonly align: 'justify' | 'left' | 'right' | 'center'
  readonly hyphenate: boolean
  /** True when its lines are made about equally long, as in a title. */
  readonly balanced?: boolean
}

const ITALIC: Partial<Record<FaceName, FaceName>> = {
  serif: 'serif-italic',
  'serif-semibold': 'serif-semibold-italic',
  sans: 'sans-italic',
  'sans-semibold': 'sans-semibold-italic',
}
const STRONG: Partial<Record<FaceName, FaceName>> = {
  serif: 'serif-semibold',
  'serif-italic': 'serif-semibold-italic',
  sans: 'sans-semibold',
  'sans-italic': 'sans-semibold-italic',
}

/** Remembers the style that is made of each style, so that equal looks are one object and what is known of them is found by it. */
export function derived(make: (base: TextStyle) => TextStyle): (base: TextStyle) => TextStyle {
  const known = new WeakMap<TextStyle, TextStyle>()
  return (base) => {
    let style = known.get(base)
    if (!style) {
      style = make(base)
      known.set(base, style)
    }
    return style
  }
}

export const italic = derived((style) => ({ ...style, face: ITALIC[style.face] ?? style.face }))

export const strong = derived((style) => ({ ...style, face: STRONG[style.face] ?? style.face }))

export const struck = derived((style) => ({ ...style, struck: true }))
