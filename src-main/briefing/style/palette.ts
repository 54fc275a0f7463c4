import { MARKING_COLOURS, type Marking } from '../../domain/records/marking'
import type { Rgb } from '../../figures/colours'

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
