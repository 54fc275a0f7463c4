import {
  geoArea,
  geoAzimuthalEqualArea,
  geoBounds,
  geoCentroid,
  geoContains,
  geoDistance,
  geoEqualEarth,
  geoGraticule,
  geoPath,
  type GeoProjection,
} from 'd3-geo'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { ACCENT, HAIRLINE, INK, QUIET } from '../style/palette'
import type { Rgb } from '../text/text-style'
import { linePath, rectanglePath, type Figure, type FigureCanvas, type FigurePaint, type MeasureText } from './figure'
import { FIGURE_LABEL, FIGURE_QUIET, FIGURE_STRONG } from './figure-styles'
import type { Outline, Outlines } from './outlines'
import { grown, sharedArea, type Box } from './segments'

/** A place to show. *Shape*: `featureId` is the country's ISO 3166-1 numeric code. */
export interface MapPlace {
  readonly name: string
  readonly featureId: string
}

const LAND: Rgb = [0.945, 0.945, 0.935]
const SEA: Rgb = [0.985, 0.99, 0.995]
const SHOWN: Rgb = [0.8, 0.86, 0.92]
const EARTH_KM = 6371
const FOOT_PT = 31
/** Islands and overseas parts smaller than this share of the largest one don't decide what the map shows. */
const MAIN_PART = 0.15
const FRAME_PAD = 16
const MIN_MAP_PT = 170
const MAX_MAP_PT = 330
/** A place narrower than this is shown again, larger, on a map of its own. */
const TOO_SMALL_PT = 46
/** Places farther apart than this don't share such a map. *Units*: degrees. */
const NEIGHBOURS_WITHIN = 25
const INSET_SHARE = 0.4
const PANEL_GAP = 14

interface ShownPlace {
  readonly place: MapPlace
  readonly outline: Outline
  readonly main: Outline
}

/**
 * The places on a map: outlines, names, scale and projection. What is too small on it stands beside it on a larger scale.
 * *Shape*: undefined when the package has none of them.
 */
export function mapFigure(
  places: readonly MapPlace[],
  outlines: Outlines,
  widthPt: number,
  measure: MeasureText,
): Figure | undefined {
  const shown = shownPlaces(places, outlines)
  if (shown.length === 0) return undefined
  const views = viewsOf(shown, widthPt)
  const heightPt = Math.max(...views.map(({ frame }) => frame.height))
  const inset = views[1]
  return {
    heightPt: heightPt + FOOT_PT,
    paint: (canvas) => {
      for (const view of views) paintMap(canvas, view, shown, outlines, measure)
      if (inset && views[0]) paintInsetMark(canvas, views[0], inset)
    },
  }
}

/** The places that the map shows a second time, on a larger scale. */
export function insetPlaces(places: readonly MapPlace[], outlines: Outlines, widthPt: number): MapPlace[] {
  const shown = shownPlaces(places, outlines)
  const [, inset] = shown.length === 0 ? [] : viewsOf(shown, widthPt)
  return inset?.named.map(({ place }) => place) ?? []
}

function shownPlaces(places: readonly MapPlace[], outlines: Outlines): ShownPlace[] {
  return places.flatMap((place) => {
    const outline = outlines.byId.get(place.featureId)
    return outline ? [{ place, outline, main: mainParts(outline) }] : []
  })
}

interface MapView {
  readonly projection: GeoProjection
  readonly frame: Box
  /** The places that it names; others are shaded only. */
  readonly named: readonly ShownPlace[]
  /** 'Equal Earth projection', for the line below the map. */
  readonly name: string
}

/** The map, and beside it one of neighbouring places that are too small on the first. */
function viewsOf(shown: readonly ShownPlace[], widthPt: number): MapView[] {
  const whole = viewOf(shown, { x: 0, y: 0, width: widthPt })
  const small = shown.filter(({ main }) => {
    const [[left], [right]] = geoPath(whole.projection).bounds(main)
    return right - left < TOO_SMALL_PT
  })
  const group = largestGroup(small)
  // a place that is alone needs no map of its own: its name points to it
  if (group.length < 2 || group.length === shown.length) return [whole]
  const insetPt = widthPt * INSET_SHARE
  const first = viewOf(shown, { x: 0, y: 0, width: widthPt - insetPt - PANEL_GAP })
  const height = first.frame.height
  const inset = viewOf(group, { x: widthPt - insetPt, y: 0, width: insetPt, height })
  return [{ ...first, named: shown.filter((place) => !group.includes(place)) }, inset]
}

/** Places each of which is near the first one. */
function largestGroup(places: readonly ShownPlace[]): ShownPlace[] {
  let largest: ShownPlace[] = []
  for (const first of places) {
    const group = places.filter(
      ({ main }) => (geoDistance(geoCentroid(main), geoCentroid(first.main)) * 180) / Math.PI <= NEIGHBOURS_WITHIN,
    )
    if (group.length > largest.length) largest = group
  }
  return largest
}

/** Beyond this angle from its middle a map of a region bends north too far; a map of the world keeps it upright. */
const REGION_RADIUS = 35

/** A projection true to area, with the places in its frame. Its height follows from them unless it is given. */
function viewOf(
  shown: readonly ShownPlace[],
  { x, y, width, height }: { x: number; y: number; width: number; height?: number },
): MapView {
  const focus: FeatureCollection<Polygon | MultiPolygon> = {
    type: 'FeatureCollection',
    features: shown.map(({ main }) => main),
  }
  const [[west, south], [east, north]] = geoBounds(focus)
  const spanLon = (east - west + 360) % 360
  const midLon = ((west + spanLon / 2 + 540) % 360) - 180
  const midLat = (south + north) / 2
  const isRegion = spanLon / 2 <= REGION_RADIUS && (north - south) / 2 <= REGION_RADIUS
  const projection = isRegion
    ? geoAzimuthalEqualArea().rotate([-midLon, -midLat])
    : geoEqualEarth().rotate([-midLon, 0])
  projection.fitWidth(width - 2 * FRAME_PAD, focus)
  const [[, top], [, bottom]] = geoPath(projection).bounds(focus)
  const framePt = height ?? Math.min(Math.max(bottom - top + 2 * FRAME_PAD, MIN_MAP_PT), MAX_MAP_PT)
  projection
    .fitExtent(
      [
        [x + FRAME_PAD, y + FRAME_PAD],
        [x + width - FRAME_PAD, y + framePt - FRAME_PAD],
      ],
      focus,
    )
    .clipExtent([
      [x, y],
      [x + width, y + framePt],
    ])
    .precision(0.4)
  const centre = isRegion ? `, centred on ${degrees(midLat, 'N', 'S')}, ${degrees(midLon, 'E', 'W')}` : ''
  return {
    projection,
    frame: { x, y, width, height: framePt },
    named: shown,
    name: `${isRegion ? 'Lambert azimuthal equal-area' : 'Equal Earth'} projection${centre}`,
  }
}

function paintMap(
  canvas: FigureCanvas,
  view: MapView,
  shown: readonly ShownPlace[],
  outlines: Outlines,
  measure: MeasureText,
): void {
  const { projection, frame } = view
  const chosen = new Set(shown.map(({ place }) => place.featureId))
  const framePath = rectanglePath(frame.x, frame.y, frame.width, frame.height)
  canvas.path(framePath, { fill: SEA })
  paintShape(canvas, projection, geoGraticule().step([10, 10])(), { stroke: [0.9, 0.92, 0.94], strokePt: 0.3 })
  for (const outline of outlines.all)
    if (!chosen.has(String(outline.id))) paintShape(canvas, projection, outline, { fill: LAND })
  for (const { outline } of shown) paintShape(canvas, projection, outline, { fill: SHOWN })
  paintShape(canvas, projection, outlines.borders, { stroke: HAIRLINE, strokePt: 0.4 })
  for (const { outline } of shown) paintShape(canvas, projection, outline, { stroke: ACCENT, strokePt: 0.8 })
  canvas.path(framePath, { stroke: HAIRLINE, strokePt: 0.5 })
  paintNames(canvas, view, measure)
  paintScale(canvas, view)
}

/** Where on the first map the second one lies. */
function paintInsetMark(canvas: FigureCanvas, whole: MapView, inset: MapView): void {
  const [[left, top], [right, bottom]] = geoPath(whole.projection).bounds({
    type: 'FeatureCollection',
    features: inset.named.map(({ main }) => main),
  })
  const mark = rectanglePath(left - 5, top - 5, right - left + 10, bottom - top + 10)
  canvas.path(mark, { stroke: INK, strokePt: 0.6, dash: [2.5, 1.8] })
  canvas.text('enlarged at right', right + 9, (top + bottom) / 2 + 2.5, FIGURE_QUIET)
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

function paintShape(canvas: FigureCanvas, projection: GeoProjection, shape: Shape, paint: FigurePaint): void {
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

/** Names in or beside their places, clear of each other; a thin line leads from a name that stands apart. */
function paintNames(canvas: FigureCanvas, { projection, named, frame }: MapView, measure: MeasureText): void {
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
      pointsOn(box).filter(([px, py]) => isOnPlace(px, py)).length * 20 +
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
  return [0, 0.25, 0.5, 0.75, 1].flatMap((share): [number, number][] => [
    [x + width * share, y],
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

/** How long a distance is in the middle of the map, and what projection it is drawn in. */
function paintScale(canvas: FigureCanvas, { projection, frame, name }: MapView): void {
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
    const words = `${km.toLocaleString('en-GB')} km in the middle of the map`
    canvas.text(words, frame.x + length + 6, y + 1, FIGURE_LABEL)
  }
  canvas.text(name, frame.x, y + 13, FIGURE_QUIET)
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
