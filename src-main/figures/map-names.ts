import { geoCentroid, geoContains, geoPath } from 'd3-geo'
import { QUIET } from './colours'
import { linePath, type FigureCanvas, type MeasureText } from './figure'
import { FIGURE_STRONG } from './figure-styles'
import type { MapView } from './map-view'
import { grown, sharedArea, type Box } from './segments'

/** Names in or beside their places, clear of each other; a thin line leads from a name that stands apart. */
export function paintNames(canvas: FigureCanvas, { projection, named, frame }: MapView, measure: MeasureText): void {
  const taken: Box[] = []
  const anchors = named.flatMap(({ place, main }) => {
    const centre = projection(geoCentroid(main))
    const [[left], [right]] = geoPath(projection).bounds(main)
    return centre ? [{ name: place.name, x: centre[0], y: centre[1], roomPt: right - left }] : []
  })
  const isOnPlace = (x: number, y: number): boolean => {
    const point = projection.invert?.([x, y])
    return point ? named.some(({ main }) => geoContains(main, point)) : false
  }
  // names that fit into their countries first; the others find a place beside them
  for (const { name, x, y, roomPt } of anchors.sort((a, b) => b.roomPt - a.roomPt)) {
    const width = measure(name, FIGURE_STRONG)
    const fits = width < roomPt * 0.8
    const box = bestBox(x, y, width, fits, taken, frame, fits ? () => false : isOnPlace)
    taken.push(box)
    const middleX = box.x + width / 2
    const middleY = box.y + box.height / 2
    if (Math.hypot(middleX - x, middleY - y) > 12) {
      const nearX = Math.min(Math.max(x, box.x), box.x + width)
      canvas.path(
        linePath([
          [x, y],
          [nearX, middleY < y ? box.y + box.height : box.y],
        ]),
        { stroke: QUIET, strokePt: 0.5 },
      )
    }
    canvas.text(name, box.x, box.y + 8, FIGURE_STRONG)
  }
}

function bestBox(
  x: number,
  y: number,
  width: number,
  fits: boolean,
  taken: readonly Box[],
  frame: Box,
  isOnPlace: (x: number, y: number) => boolean,
): Box {
  const height = 10
  let best: Box | undefined
  let bestCost = Infinity
  for (const [dx, dy] of fits ? LABEL_OFFSETS : LABEL_OFFSETS.slice(1)) {
    const box = {
      x: within(x + dx * (width / 2 + 10) - width / 2, frame.x + 3, frame.x + frame.width - width - 3),
      y: within(y + dy - height / 2, frame.y + 3, frame.y + frame.height - height - 3),
      width,
      height,
    }
    const cost =
      taken.reduce((sum, other) => sum + sharedArea(grown(box, 2), other), 0) * 10 +
      pointsOn(grown(box, 2)).filter(([px, py]) => isOnPlace(px, py)).length * 20 +
      Math.hypot(dx * (width / 2 + 10), dy)
    if (cost < bestCost) {
      best = box
      bestCost = cost
    }
  }
  return best ?? { x, y, width, height }
}

/** Points spread over a name, to tell whether it would lie across a border. */
function pointsOn({ x, y, width, height }: Box): [number, number][] {
  return [0, 0.1, 0.25, 0.5, 0.75, 0.9, 1].flatMap((share): [number, number][] => [
    [x + width * share, y],
    [x + width * share, y + height / 2],
    [x + width * share, y + height],
  ])
}

function within(value: number, least: number, most: number): number {
  return Math.min(Math.max(value, least), most)
}

const LABEL_OFFSETS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, -14],
  [0, 14],
  [1, 0],
  [-1, 0],
  [1.35, 0],
  [-1.35, 0],
  [0, -26],
  [0, 26],
  [1, -16],
  [-1, -16],
  [1, 16],
  [-1, 16],
  [0, -40],
  [0, 40],
  [1.4, -30],
  [-1.4, -30],
  [1.4, 30],
  [-1.4, 30],
]
