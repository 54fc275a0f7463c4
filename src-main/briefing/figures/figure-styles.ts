import { INK, QUIET } from '../style/palette'
import type { TextStyle } from '../text/text-style'

/** Lettering inside figures. */
export const FIGURE_LABEL: TextStyle = { face: 'sans', sizePt: 8, color: INK, features: 'lnum' }
export const FIGURE_STRONG: TextStyle = { ...FIGURE_LABEL, face: 'sans-semibold' }
export const FIGURE_QUIET: TextStyle = { ...FIGURE_LABEL, sizePt: 7, color: QUIET }
export const FIGURE_EDGE: TextStyle = { ...FIGURE_LABEL, face: 'sans-italic', sizePt: 7, color: QUIET }
