import { loadOutlines } from '@figures/outlines'
import { outlinePath } from '@figures/outline-path'

/** *Units*: of the drawing's own coordinates, square. */
export const OUTLINE_SIZE = 132
const MARGIN = 3

const drawn = new Map<string, string | null>()

/** The SVG path of a country; null when the atlas has no such feature. The atlas is read at the first outline. */
export async function outlineOf(featureId: string): Promise<string | null> {
  const known = drawn.get(featureId)
  if (known !== undefined) return known
  const outline = (await loadOutlines()).byId.get(featureId)
  const path = outline ? outlinePath(outline, OUTLINE_SIZE, MARGIN) : null
  drawn.set(featureId, path)
  return path
}
