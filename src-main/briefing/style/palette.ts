import { MARKING_COLOURS, type Marking } from '../../domain/records/marking'
import type { Rgb } from '../text/text-style'

/** Contrast on white, by WCAG 2: ink 16:1, quiet 7:1, accent 9:1. Nothing is told by colour alone. */
export const INK: Rgb = [0.1, 0.11, 0.13]
export const QUIET: Rgb = [0.33, 0.36, 0.4]
export const ACCENT: Rgb = [0.11, 0.25, 0.42]
export const RULE: Rgb = [0.62, 0.65, 0.69]
export const HAIRLINE: Rgb = [0.8, 0.82, 0.85]
export const TINT: Rgb = [0.925, 0.945, 0.965]
export const NOTE_TINT: Rgb = [0.985, 0.965, 0.9]
export const NOTE_FRAME: Rgb = [0.6, 0.5, 0.25]

/** What a handling mark stands on. *Source*: FIRST, Traffic Light Protocol 2.0, colour coding. */
export const MARK_GROUND: Rgb = [0, 0, 0]

/** The letters of a handling mark; on black none has less contrast than 5:1. */
export function markColour(marking: Marking): Rgb {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(
    (at) => Number.parseInt(MARKING_COLOURS[marking].slice(at, at + 2), 16) / 255,
  )
  return [red, green, blue]
}
