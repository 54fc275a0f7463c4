import type { Rgb } from './colours'
import type { Lettering } from './figure-styles'

/** What a figure draws on. *Units*: points from the figure's upper left corner; y grows downwards. */
export interface FigureCanvas {
  /** Text with its baseline at y; `x` is its left edge, its middle or its right edge. */
  text(value: string, x: number, y: number, style: Lettering, align?: 'left' | 'center' | 'right'): void
  /** Path operators in PDF syntax (`m`, `l`, `c`, `h`), painted with `paint`. */
  path(operators: string, paint: FigurePaint): void
}

export interface FigurePaint {
  readonly fill?: Rgb
  readonly stroke?: Rgb
  readonly strokePt?: number
  readonly dash?: readonly number[]
}

/** Measures text before anything is drawn. *Units*: points. */
export type MeasureText = (value: string, style: Lettering) => number

/** A vector drawing that knows its height before it is painted. */
export interface Figure {
  readonly heightPt: number
  paint(canvas: FigureCanvas): void
}

/** A circle as four curves. */
export function circlePath(x: number, y: number, r: number): string {
  const k = 0.5523 * r
  return (
    `${n(x + r)} ${n(y)} m ` +
    `${n(x + r)} ${n(y + k)} ${n(x + k)} ${n(y + r)} ${n(x)} ${n(y + r)} c ` +
    `${n(x - k)} ${n(y + r)} ${n(x - r)} ${n(y + k)} ${n(x - r)} ${n(y)} c ` +
    `${n(x - r)} ${n(y - k)} ${n(x - k)} ${n(y - r)} ${n(x)} ${n(y - r)} c ` +
    `${n(x + k)} ${n(y - r)} ${n(x + r)} ${n(y - k)} ${n(x + r)} ${n(y)} c h`
  )
}

export function rectanglePath(x: number, y: number, width: number, height: number): string {
  return `${n(x)} ${n(y)} ${n(width)} ${n(height)} re`
}

export function linePath(points: readonly (readonly [number, number])[]): string {
  return points.map(([x, y], at) => `${n(x)} ${n(y)} ${at === 0 ? 'm' : 'l'}`).join(' ')
}

/** A number with a hundredth of a point, as PDF writes it. */
export function n(value: number): string {
  return String(Math.round(value * 100) / 100)
}
