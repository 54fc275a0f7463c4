/** *Shape*: red, green, blue from 0 to 1, sRGB. */
export type Rgb = readonly [number, number, number]

/** Contrast on white, by WCAG 2: ink 16:1, quiet 7:1, accent 9:1. Nothing is told by colour alone. */
export const INK: Rgb = [0.1, 0.11, 0.13]
export const QUIET: Rgb = [0.33, 0.36, 0.4]
export const ACCENT: Rgb = [0.11, 0.25, 0.42]
export const RULE: Rgb = [0.62, 0.65, 0.69]
export const HAIRLINE: Rgb = [0.8, 0.82, 0.85]
export const TINT: Rgb = [0.925, 0.945, 0.965]
