import type { BriefingWriters } from '../domain/briefing/files'
import { bibTex } from './citations/bibtex'
import { cslJson } from './citations/csl-json'

/** The writer of each file of citations. */
export const CITATION_WRITERS = { csl: cslJson, bibtex: bibTex } as const satisfies Partial<BriefingWriters>
