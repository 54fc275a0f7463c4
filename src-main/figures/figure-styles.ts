import { INK, QUIET } from './colours'
import type { Rgb } from './colours'

/** How a figure's letters look; whoever draws it knows the faces by these names. *Units*: points. */
export interface Lettering {
  readonly face: 'sans' | 'sans-semibold' | 'sans-italic'
  readonly sizePt: number
  readonly color: Rgb
  /** OpenType features beyond a font's defaults. */
  readonly features: string
}

/** Lettering inside figures. */
export const FIGURE_LABEL: Lettering = { face: 'sans', sizePt: 8, color: INK, features: 'lnum' }
export const FIGURE_STRONG: Lettering = { ...FIGURE_LABEL, face: 'sans-semibold' }
export const FIGURE_QUIET: Lettering = { ...FIGURE_LABEL, sizePt: 7, color: QUIET }
export const FIGURE_EDGE: Lettering = { ...FIGURE_LABEL, face: 'sans-italic', sizePt: 7, color: QUIET }
