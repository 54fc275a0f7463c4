import { inFigures } from '../domain/text/counted'
import { geoDistance } from 'd3-geo'
import { INK } from './colours'
import { linePath, type FigureCanvas } from './figure'
import { FIGURE_LABEL, FIGURE_QUIET } from './figure-styles'
import type { MapView } from './map-view'

const EARTH_KM = 6371

/** How long a distance is in the middle of the map, and what projection it is drawn in. */
export function paintScale(canvas: FigureCanvas, { projection, frame, name }: MapView): void {
  const middle = frame.x + frame.width / 2
  const left = projection.invert?.([middle - 20, frame.y + frame.height / 2])
  const right = projection.invert?.([middle + 20, frame.y + frame.height / 2])
  const y = frame.y + frame.height + 12
  if (left && right) {
    const kmPerPt = (geoDistance(left, right) * EARTH_KM) / 40
    const km = roundDistance(kmPerPt * 80)
    const length = km / kmPerPt
    canvas.path(
      linePath([
        [frame.x, y - 3],
        [frame.x, y],
        [frame.x + length, y],
        [frame.x + length, y - 3],
      ]),
      { stroke: INK, strokePt: 0.7 },
    )
    const words = `${inFigures(km)} km in the middle of the map`
    canvas.text(words, frame.x + length + 6, y + 1, FIGURE_LABEL)
  }
  canvas.text(name, frame.x, y + 13, FIGURE_QUIET)
}

function roundDistance(km: number): number {
  const power = 10 ** Math.floor(Math.log10(km))
  const [step = 1] = [5, 2, 1].filter((factor) => factor * power <= km)
  return step * power
}
