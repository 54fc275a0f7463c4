import {
  geoArea,
  geoAzimuthalEqualArea,
  geoBounds,
  geoCentroid,
  geoDistance,
  geoEqualEarth,
  geoGraticule,
  geoPath,
} from 'd3-geo'
import type { FeatureCollection, MultiPolygon, Polygon } from 'geojson'
import { ACCENT, HAIRLINE, INK } from './colours'
import type { Rgb } from './colours'
import { rectanglePath, type Figure, type FigureCanvas, type MeasureText } from './figure'
import { FIGURE_QUIET } from './figure-styles'
import { paintNames } from './map-names'
import { paintScale } from './map-scale'
import { paintShape } from './map-shape'
import type { MapPlace, MapView, ShownPlace } from './map-view'
import type { Outline, Outlines } from './outlines'

const LAND: Rgb = [0.945, 0.945, 0.935]
const SEA: Rgb = [0.985, 0.99, 0.995]
const SHOWN: Rgb = [0.8, 0.86, 0.92]
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
  paintShape(canvas, projection, outlines.borders(), { stroke: HAIRLINE, strokePt: 0.4 })
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
