import type { Feature, MultiPolygon, Polygon } from 'geojson'
import { feature, mesh } from 'topojson-client'
import type { MultiLineString } from 'geojson'

/** A country's outline. */
export type Outline = Feature<Polygon | MultiPolygon, { name: string }>

/** The outlines of the world's countries, from the shipped map package. *Shape*: `byId` by ISO 3166-1 numeric code. */
export interface Outlines {
  readonly byId: ReadonlyMap<string, Outline>
  readonly all: readonly Outline[]
  /** Where two countries meet; worked out when it is first asked for. */
  borders(): MultiLineString
}

let loaded: Promise<Outlines> | undefined

/** Reads the package when a map is first asked for: most briefings have none, and it is large. */
export function loadOutlines(): Promise<Outlines> {
  loaded ??= readOutlines()
  return loaded
}

async function readOutlines(): Promise<Outlines> {
  const { default: topology } = await import('world-atlas/countries-50m.json')
  const { countries } = topology.objects
  const all: Outline[] = []
  for (const { type, geometry, properties, id } of feature(topology, countries).features) {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') continue
    all.push({ type, geometry, properties, ...(id === undefined ? {} : { id }) })
  }
  const byId = new Map<string, Outline>()
  for (const outline of all) if (outline.id !== undefined) byId.set(String(outline.id), outline)
  let borders: MultiLineString | undefined
  return { all, byId, borders: () => (borders ??= mesh(topology, countries, (a, b) => a !== b)) }
}
