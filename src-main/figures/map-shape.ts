import { geoPath, type GeoProjection } from 'd3-geo'
import type { FigureCanvas, FigurePaint } from './figure'

type Shape = Parameters<ReturnType<typeof geoPath>>[0]

/** Draws a shape of the globe, as far as print can show it. */
export function paintShape(canvas: FigureCanvas, projection: GeoProjection, shape: Shape, paint: FigurePaint): void {
  const operators = pathOf(projection, shape)
  if (operators !== '') canvas.path(operators, paint)
}

/** The shape's path with points nearer than a third of a point left out: print can't show them. */
function pathOf(projection: GeoProjection, shape: Shape): string {
  const parts: string[] = []
  let lastX = Infinity
  let lastY = Infinity
  let skipped: [number, number] | undefined
  const put = (x: number, y: number, operator: 'm' | 'l'): void => {
    parts.push(`${n1(x)} ${n1(y)} ${operator}`)
    lastX = x
    lastY = y
    skipped = undefined
  }
  const flush = (): void => {
    if (skipped) put(skipped[0], skipped[1], 'l')
  }
  geoPath(projection, {
    beginPath: () => undefined,
    moveTo: (x, y) => {
      flush()
      put(x, y, 'm')
    },
    lineTo: (x, y) => {
      if (Math.abs(x - lastX) + Math.abs(y - lastY) < 0.45) skipped = [x, y]
      else put(x, y, 'l')
    },
    arc: () => undefined,
    closePath: () => {
      skipped = undefined
      parts.push('h')
    },
  })(shape)
  flush()
  return parts.join(' ')
}

function n1(value: number): string {
  return String(Math.round(value * 10) / 10)
}
