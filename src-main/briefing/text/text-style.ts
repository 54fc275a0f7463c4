import type { FaceName } from '../fonts/typefaces'

/** *Shape*: red, green, blue from 0 to 1, sRGB. */
export type Rgb = readonly [number, number, number]

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
}

/** How a paragraph is set. *Units*: points. */
export interface ParagraphStyle {
  readonly text: TextStyle
  readonly leadingPt: number
  readonly spaceBeforePt: number
  readonly spaceAfterPt: number
  readonly align: 'justify' | 'left' | 'right' | 'center'
  readonly hyphenate: boolean
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

export function italic(style: TextStyle): TextStyle {
  return { ...style, face: ITALIC[style.face] ?? style.face }
}

export function strong(style: TextStyle): TextStyle {
  return { ...style, face: STRONG[style.face] ?? style.face }
}
