import type { PanelBlock } from '../content/block'
import type { StructureType } from '../pdf/structure'
import { ACCENT, QUIET, TINT } from '../../figures/colours'
import { NOTE_FRAME, NOTE_TINT } from '../style/palette'
import type { Ground } from './flow'

/** How a panel stands on the page. *Units*: points. */
export interface PanelLook {
  readonly indentPt: number
  /** Room at the right, where the ground has an edge there. */
  readonly insetPt: number
  readonly structure: StructureType
  readonly ground: Omit<Ground, 'leftPt' | 'widthPt'>
}

const PAD = 10
const INSET = PAD + 2

/** Each kind of content has a ground of its own, told apart without colour: filled, framed, ruled, dashed, dotted. */
export const PANEL_LOOKS: Record<PanelBlock['look'], PanelLook> = {
  tint: { indentPt: INSET, insetPt: INSET, structure: 'Div', ground: { fill: TINT, padPt: PAD } },
  note: {
    indentPt: INSET,
    insetPt: INSET,
    structure: 'Div',
    ground: { fill: NOTE_TINT, frame: { color: NOTE_FRAME, widthPt: 0.6, dash: [3, 2] }, padPt: 7 },
  },
  statement: {
    indentPt: 12,
    insetPt: 0,
    structure: 'Div',
    ground: { rule: { color: QUIET, widthPt: 1.6 }, padPt: 1 },
  },
  opinion: {
    indentPt: 12,
    insetPt: 0,
    structure: 'Div',
    ground: { rule: { color: ACCENT, widthPt: 1.6, dash: [6, 3] }, padPt: 1 },
  },
  forecast: {
    indentPt: 12,
    insetPt: 0,
    structure: 'Div',
    ground: { rule: { color: ACCENT, widthPt: 1.6, dash: [1.6, 2.4] }, padPt: 1 },
  },
}
