import type { BriefingSource } from '../../domain/briefing-model'
import { RELIABILITY } from '../../domain/source'

/** What a list of sources has no field of its own for: the grade with its reason, and how the source may be handed on. */
export function citationNote({ reliability, rationale, marking }: BriefingSource): string {
  const handling = marking === undefined ? '' : ` Handling ${marking}.`
  return `Reliability ${reliability}, ${RELIABILITY[reliability]}. ${rationale}${handling}`
}
