import { call } from '../call'
import { inDossier, tagName } from '../inputs'
import type { Saved } from '../saved'

/** What the renderer asks about tags. */
export const tagCalls = {
  /** Renames a tag in every note; when the new name is there already the two become one. */
  'tag:rename': call<Saved & { changed: number }>()(inDossier.extend({ from: tagName, to: tagName })),
} as const
