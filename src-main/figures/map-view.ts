import type { GeoProjection } from 'd3-geo'
import type { Outline } from './outlines'
import type { Box } from './segments'

/** A place to show. *Shape*: `featureId` is the country's ISO 3166-1 numeric code. */
export interface MapPlace {
  readonly name: string
  readonly featureId: string
}

/** A place with its outline, and the parts of it that matter for the frame. */
export interface ShownPlace {
  readonly place: MapPlace
  readonly outline: Outline
  readonly main: Outline
}

/** One map of the figure. */
export interface MapView {
  readonly projection: GeoProjection
  readonly frame: Box
  /** The places that it names; others are shaded only. */
  readonly named: readonly ShownPlace[]
  /** 'Equal Earth projection', for the line below the map. */
  readonly name: string
}
