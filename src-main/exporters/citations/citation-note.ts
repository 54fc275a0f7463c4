import type { BriefingSource } from '../../domain/briefing/model'
import { RELIABILITY } from '../../domain/records/source'

/**
 * What a list of sources has no field of its own for: the grade with its reason, the licence, and how the source may be handed on.
 */
export function citationNote({ reliability, rationale, licence, marking }: BriefingSource): string {
  const under = licence === undefined ? '' : ` Licence ${licence}.`
  const handling = marking === undefined ? '' : ` Handling ${marking}.`
  return `Reliability ${reliability}, ${RELIABILITY[reliability]}. ${rationale}${under}${handling}`
}
