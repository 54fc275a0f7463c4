import {
  geoArea,
  geoAzimuthalEqualArea,
  geoBounds,
  geoCentroid,
  geoDistance,
  geoEqualEarth,
  geoGraticule,
  geoPath,
  type GeoProjection,
} from 'd3-geo'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { ACCENT, HAIRLINE, INK, QUIET } from '../style/palette'
import type { Rgb } from '../text/text-style'
import { linePath, rectanglePath, type Figure, type FigureCanvas, type MeasureText } from './figure'
import { FIGURE_LABEL, FIGURE_QUIET, FIGURE_STRONG } from './figure-styles'
import type { Outline, Outlines } from './outlines'

/** A place to show. *Shape*: `featureId` is the country's ISO 3166-1 numeric code. */
export interface MapPlace {
  readonly name: string
  readonly featureId: string
}

const LAND: Rgb = [0.945, 0.945, 0.935]
const SEA: Rgb = [0.985, 0.99, 0.995]
const SHOWN: Rgb = [0.8, 0.86, 0.92]
const EARTH_KM = 6371
const FOOT_PT = 20
/** Islands and overseas parts smaller than this share of the largest one don't decide what the map shows. */
const MAIN_PART = 0.15
const FRAME_PAD = 16
const MIN_MAP_PT = 170
const MAX_MAP_PT = 330

/**
 * The places on a map: outlines, names, scale and projection.
 * *Shape*: undefined when the package has none of them.
 */
export function mapFigure(
  places: readonly MapPlace[],
  outlines: Outlines,
  widthPt: number,
  measure: MeasureText,
): Figure | undefined {
  const shown = places.flatMap((place) => {
    const outline = outlines.byId.get(place.featureId)
    return outline ? [{ place, outline, main: mainParts(outline) }] : []
  })
  if (shown.length === 0) return undefined
  const focus: FeatureCollection<Polygon | MultiPolygon> = {
    type: 'FeatureCollection',
    features: shown.map(({ main }) => main),
  }
  const view = viewOf(focus, widthPt)
  const { projection, heightPt: mapPt } = view
  const chosen = new Set(shown.map(({ place }) => place.featureId))

  return {
    heightPt: mapPt + FOOT_PT,
    paint: (canvas) => {
      canvas.path(rectanglePath(0, 0, widthPt, mapPt), { fill: SEA })
      stroke(canvas, projection, geoGraticule().step([10, 10])(), { stroke: [0.9, 0.92, 0.94], strokePt: 0.3 })
      for (const outline of outlines.all)
        if (!chosen.has(String(outline.id))) fillShape(canvas, projection, outline, { fill: LAND })
      for (const { outline } of shown) fillShape(canvas, projection, outline, { fill: SHOWN })
      stroke(canvas, projection, outlines.borders, { stroke: HAIRLINE, strokePt: 0.4 })
      for (const { outline } of shown) fillShape(canvas, projection, outline, { stroke: ACCENT, strokePt: 0.8 })
      canvas.path(rectanglePath(0, 0, widthPt, mapPt), { stroke: HAIRLINE, strokePt: 0.5 })
      paintNames(canvas, projection, shown, widthPt, mapPt, measure)
      paintScale(canvas, view, widthPt, measure)
    },
  }
}

interface MapView {
  readonly projection: GeoProjection
  readonly heightPt: number
  /** 'Equal Earth projection', for the line below the map. */
  readonly name: string
}

/** Beyond this angle from its middle a map of a region bends north too far; a map of the world keeps it upright. */
const REGION_RADIUS = 35

/** A projection true to area, with the places in its frame. */
function viewOf(focus: FeatureCollection<Polygon | MultiPolygon>, widthPt: number): MapView {
  const [[west, south], [east, north]] = geoBounds(focus)
  const spanLon = (east - west + 360) % 360
  const midLon = ((west + spanLon / 2 + 540) % 360) - 180
  const midLat = (south + north) / 2
  const isRegion = spanLon / 2 <= REGION_RADIUS && (north - south) / 2 <= REGION_RADIUS
  const projection = isRegion
    ? geoAzimuthalEqualArea().rotate([-midLon, -midLat])
    : geoEqualEarth().rotate([-midLon, 0])
  projection.fitWidth(widthPt - 2 * FRAME_PAD, focus)
  const [[, top], [, bottom]] = geoPath(projection).bounds(focus)
  const heightPt = Math.min(Math.max(bottom - top + 2 * FRAME_PAD, MIN_MAP_PT), MAX_MAP_PT)
  projection
    .fitExtent(
      [
        [FRAME_PAD, FRAME_PAD],
        [widthPt - FRAME_PAD, heightPt - FRAME_PAD],
      ],
      focus,
    )
    .clipExtent([
      [0, 0],
      [widthPt, heightPt],
    ])
    .precision(0.4)
  const centre = isRegion ? `, centred on ${degrees(midLat, 'N', 'S')}, ${degrees(midLon, 'E', 'W')}` : ''
  return {
    projection,
    heightPt,
    name: `${isRegion ? 'Lambert azimuthal equal-area' : 'Equal Earth'} projection${centre}`,
  }
}

/** The parts of a country that matter for the frame. */
function mainParts(outline: Outline): Outline {
  const { geometry } = outline
  if (geometry.type === 'Polygon') return outline
  const parts = geometry.coordinates.map((coordinates) => ({
    coordinates,
    area: geoArea({ type: 'Polygon', coordinates }),
  }))
  const largest = Math.max(...parts.map(({ area }) => area))
  return {
    ...outline,
    geometry: {
      type: 'MultiPolygon',
      coordinates: parts.filter(({ area }) => area >= largest * MAIN_PART).map(({ coordinates }) => coordinates),
    },
  }
}

type Shape = Parameters<ReturnType<typeof geoPath>>[0]

function fillShape(
  canvas: FigureCanvas,
  projection: GeoProjection,
  shape: Shape,
  paint: { fill?: Rgb; stroke?: Rgb; strokePt?: number },
): void {
  const operators = pathOf(projection, shape)
  if (operators !== '') canvas.path(operators, paint)
}

function stroke(
  canvas: FigureCanvas,
  projection: GeoProjection,
  shape: Shape,
  paint: { stroke: Rgb; strokePt: number },
): void {
  fillShape(canvas, projection, shape, paint)
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

interface LabelBox {
  x: number
  y: number
  width: number
  height: number
}

/** Names in or beside their places, clear of each other; a thin line leads from a name that stands apart. */
function paintNames(
  canvas: FigureCanvas,
  projection: GeoProjection,
  shown: readonly { place: MapPlace; main: Outline }[],
  widthPt: number,
  mapPt: number,
  measure: MeasureText,
): void {
  const taken: LabelBox[] = []
  const anchors = shown.flatMap(({ place, main }) => {
    const centre = projection(geoCentroid(main))
    const [[left], [right]] = geoPath(projection).bounds(main)
    return centre ? [{ name: place.name, x: centre[0], y: centre[1], roomPt: right - left }] : []
  })
  // names that fit into their countries first; the others find a place beside them
  for (const { name, x, y, roomPt } of anchors.sort((a, b) => b.roomPt - a.roomPt)) {
    const width = measure(name, FIGURE_STRONG)
    const fits = width < roomPt * 0.8
    const box = bestBox(x, y, width, fits, taken, widthPt, mapPt)
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
  taken: readonly LabelBox[],
  widthPt: number,
  mapPt: number,
): LabelBox {
  const height = 10
  let best: LabelBox | undefined
  let bestCost = Infinity
  for (const [dx, dy] of fits ? LABEL_OFFSETS : LABEL_OFFSETS.slice(1)) {
    const box = {
      x: Math.min(Math.max(x + dx * (width / 2 + 10) - width / 2, 3), widthPt - width - 3),
      y: Math.min(Math.max(y + dy - height / 2, 3), mapPt - height - 3),
      width,
      height,
    }
    const cost = taken.reduce((sum, other) => sum + overlap(box, other), 0) * 10 + Math.hypot(dx * (width / 2 + 10), dy)
    if (cost < bestCost) {
      best = box
      bestCost = cost
    }
  }
  return best ?? { x, y, width, height }
}

const LABEL_OFFSETS: readonly (readonly [number, number])[] = [
  [0, 0],
  [0, -14],
  [0, 14],
  [1, 0],
  [-1, 0],
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

function overlap(a: LabelBox, b: LabelBox): number {
  const x = Math.min(a.x + a.width, b.x + b.width) + 3 - Math.max(a.x, b.x)
  const y = Math.min(a.y + a.height, b.y + b.height) + 1 - Math.max(a.y, b.y)
  return x > 0 && y > 0 ? x * y : 0
}

/** How long a distance is in the middle of the map, and what projection it is drawn in. */
function paintScale(canvas: FigureCanvas, view: MapView, widthPt: number, measure: MeasureText): void {
  const { projection, heightPt } = view
  const left = projection.invert?.([widthPt / 2 - 20, heightPt / 2])
  const right = projection.invert?.([widthPt / 2 + 20, heightPt / 2])
  const y = heightPt + 12
  if (left && right) {
    const kmPerPt = (geoDistance(left, right) * EARTH_KM) / 40
    const km = roundDistance(kmPerPt * 80)
    const length = km / kmPerPt
    canvas.path(
      linePath([
        [0, y - 3],
        [0, y],
        [length, y],
        [length, y - 3],
      ]),
      { stroke: INK, strokePt: 0.7 },
    )
    canvas.text(`${km.toLocaleString('en-GB')} km in the middle of the map`, length + 6, y + 1, FIGURE_LABEL)
  }
  canvas.text(view.name, widthPt - measure(view.name, FIGURE_QUIET), y + 1, FIGURE_QUIET)
}

function roundDistance(km: number): number {
  const power = 10 ** Math.floor(Math.log10(km))
  const [step = 1] = [5, 2, 1].filter((factor) => factor * power <= km)
  return step * power
}

function degrees(value: number, positive: string, negative: string): string {
  return `${Math.round(Math.abs(value))}° ${value < 0 ? negative : positive}`
}

/** The frame of places for the alternative text: 'from 17° W to 180° E'. */
export function extentOf(places: readonly MapPlace[], outlines: Outlines): string | undefined {
  const features = places.flatMap((place) => {
    const outline = outlines.byId.get(place.featureId)
    return outline ? [mainParts(outline)] : []
  })
  if (features.length === 0) return undefined
  const [[west, south], [east, north]] = geoBounds({ type: 'FeatureCollection', features })
  return `${degrees(south, 'N', 'S')} to ${degrees(north, 'N', 'S')}, ${degrees(west, 'E', 'W')} to ${degrees(east, 'E', 'W')}`
}
