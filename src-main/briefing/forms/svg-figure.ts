import type { Figure, FigureCanvas, FigurePaint, MeasureText } from '../../figures/figure'
import type { Rgb } from '../../figures/colours'
import type { Lettering } from '../../figures/figure-styles'
import { escapeHtml } from './escape-html'

/** The colours of all drawings in a page, each by the name of a CSS variable, so that a dark page can turn them. */
export class DrawingColours {
  readonly #names = new Map<string, string>()

  /** What to write where the colour is meant. */
  use(colour: Rgb): string {
    const hex = hexOf(colour)
    let name = this.#names.get(hex)
    if (name === undefined) {
      name = `--c${this.#names.size}`
      this.#names.set(hex, name)
    }
    return `var(${name})`
  }

  /** The declarations of the variables on a light page, or on a dark one: light there is dark here. */
  declarations(isDark: boolean): string {
    return [...this.#names].map(([hex, name]) => `${name}:${isDark ? turned(hex) : hex}`).join(';')
  }
}

/** A figure as an inline drawing. It is as wide as its column and keeps its letters' widths in any font. */
export function svgFigure(
  figure: Figure,
  widthPt: number,
  alt: string,
  colours: DrawingColours,
  measure: MeasureText,
): string {
  const canvas = new SvgCanvas(colours, measure)
  figure.paint(canvas)
  const size = `0 0 ${round(widthPt)} ${round(figure.heightPt)}`
  return `<svg viewBox="${size}" role="img" aria-label="${escapeHtml(alt)}">${canvas.parts.join('')}</svg>`
}

class SvgCanvas implements FigureCanvas {
  readonly parts: string[] = []

  constructor(
    readonly colours: DrawingColours,
    readonly measure: MeasureText,
  ) {}

  text(value: string, x: number, y: number, style: Lettering, align: 'left' | 'center' | 'right' = 'left'): void {
    const width = this.measure(value, style)
    const left = align === 'center' ? x - width / 2 : align === 'right' ? x - width : x
    const look = [
      ...(style.face.includes('semibold') ? ['font-weight="600"'] : []),
      ...(style.face.includes('italic') ? ['font-style="italic"'] : []),
    ]
    this.parts.push(
      `<text x="${round(left)}" y="${round(y)}" font-size="${style.sizePt}" fill="${this.colours.use(style.color)}" ` +
        `textLength="${round(width)}" lengthAdjust="spacingAndGlyphs" ${look.join(' ')}>${escapeHtml(value)}</text>`,
    )
  }

  path(operators: string, { fill, stroke, strokePt = 0.5, dash = [] }: FigurePaint): void {
    const looks = [
      `fill="${fill ? this.colours.use(fill) : 'none'}"`,
      ...(stroke ? [`stroke="${this.colours.use(stroke)}" stroke-width="${strokePt}"`] : []),
      ...(stroke && dash.length > 0 ? [`stroke-dasharray="${dash.join(' ')}"`] : []),
    ]
    this.parts.push(`<path d="${svgPath(operators)}" ${looks.join(' ')}/>`)
  }
}

/** PDF's path operators, which follow their numbers, as SVG's, which stand before them. */
function svgPath(operators: string): string {
  const path: string[] = []
  let numbers: string[] = []
  for (const part of operators.trim().split(/\s+/)) {
    if (/^-?[\d.]+$/.test(part)) {
      numbers.push(part)
      continue
    }
    const [x = '0', y = '0', width = '0', height = '0'] = numbers
    if (part === 're') path.push(`M${x} ${y}h${width}v${height}h${-Number(width)}Z`)
    else if (part === 'h') path.push('Z')
    else path.push(`${part.toUpperCase()}${numbers.join(' ')}`)
    numbers = []
  }
  return path.join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}

function hexOf(colour: Rgb): string {
  return `#${colour.map((part) => byteHex(part * 255)).join('')}`
}

function byteHex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0')
}

const DARK_PAGE = 0.11
const DARK_INK = 0.93

/** The colour with its lightness turned round between a dark page's ground and its ink, its hue kept. */
function turned(hex: string): string {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
  const light = (Math.max(red, green, blue) + Math.min(red, green, blue)) / 2
  const target = DARK_INK - light * (DARK_INK - DARK_PAGE)
  // towards white or black, as far as the new lightness asks
  const mix = (part: number): number =>
    target >= light ? part + ((1 - part) * (target - light)) / Math.max(1 - light, 0.01) : (part * target) / light
  return `#${[red, green, blue].map((part) => byteHex(Math.min(Math.max(mix(part), 0), 1) * 255)).join('')}`
}
