import { geoAzimuthalEqualArea, geoCentroid, geoPath } from 'd3-geo'
import { feature } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'

/** *Units*: of the drawing's own coordinates, square. */
export const OUTLINE_SIZE = 132
const MARGIN = 3

type Atlas = Topology<{ countries: GeometryCollection }>

let atlas: Promise<Atlas> | null = null
const drawn = new Map<string, string | null>()

/**
 * The SVG path of a country in an equal-area projection centred on it; null when the atlas has no such feature.
 * The atlas is read at the first outline. *Source*: Natural Earth 1:50m through world-atlas.
 */
export async function outlinePath(featureId: string): Promise<string | null> {
  const known = drawn.get(featureId)
  if (known !== undefined) return known
  atlas ??= import('world-atlas/countries-50m.json').then((module) => module.default as unknown as Atlas)
  const path = draw(await atlas, featureId)
  drawn.set(featureId, path)
  return path
}

function draw(topology: Atlas, featureId: string): string | null {
  const country = topology.objects.countries.geometries.find((geometry) => String(geometry.id) === featureId)
  if (!country) return null
  const shape = feature(topology, country)
  const [longitude, latitude] = geoCentroid(shape)
  const projection = geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .fitExtent(
      [
        [MARGIN, MARGIN],
        [OUTLINE_SIZE - MARGIN, OUTLINE_SIZE - MARGIN],
      ],
      shape,
    )
  return geoPath(projection).digits(1)(shape)
}
