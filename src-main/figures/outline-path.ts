import { geoAzimuthalEqualArea, geoCentroid, geoPath } from 'd3-geo'
import type { Outline } from './outlines'

/**
 * A country alone in a square, in an equal-area projection centred on it. *Shape*: an SVG path; null for an outline without extent.
 * *Units*: `size` and `margin` of the drawing's own coordinates.
 */
export function outlinePath(outline: Outline, size: number, margin: number): string | null {
  const [longitude, latitude] = geoCentroid(outline)
  const projection = geoAzimuthalEqualArea()
    .rotate([-longitude, -latitude])
    .fitExtent(
      [
        [margin, margin],
        [size - margin, size - margin],
      ],
      outline,
    )
  return geoPath(projection).digits(1)(outline)
}
