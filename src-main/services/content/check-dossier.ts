import type { DossierContent } from '../../domain/records/dossier'
import { SCHEMA_VERSION } from '../../domain/records/dossier'
import type { DossierIndex } from '../../domain/dossier/dossier-index'
import { checkIntegrity, type IntegrityCode } from '../../domain/checking/integrity'
import { checkProvenance } from '../../domain/checking/provenance'
import { statusCounts, type StatusCounts } from '../../domain/views/audit'
import { changedCitations, type ChangedCitation } from '../../domain/views/changed-citations'
import { danglingReferences } from '../../domain/views/dangling-references'
import { disputesOf, type Dispute } from '../../domain/views/entity-page'
import { doubtfulValues, type DoubtfulValue } from '../../domain/views/doubtful-values'
import { findingWords } from '../../domain/views/finding-words'
import { proposalView, type ProposalView } from '../../domain/views/proposal-view'
import { unknownWords, type UnknownWord } from '../../domain/views/unknown-words'
import type { DossierSession } from '../session/dossier-session'

export interface DossierCheck {
  counts: StatusCounts
  /** `words` say the whole of it to a person; `path` is for programs. */
  findings: { code: string; path: string; message: string; words: string }[]
  /** Claims that cannot all hold: no fault of the dossier, which keeps what contradicts what. */
  disputes: Dispute[]
  /** What looks like a contradiction, and on which nobody has decided. */
  proposals: ProposalView[]
  /** Citations that have other words in their source than their line was read against: no fault, but to be read again. */
  reworded: ChangedCitation[]
  /** Kinds, properties and types of value that nobody defines: no fault, since all that is said in them is kept. */
  unknownWords: UnknownWord[]
  /** Values in which something looks mistyped: no fault, since a source may print it so. */
  doubtfulValues: DoubtfulValue[]
}

/**
 * Checks the dossier as it is read now. What came with the app must cite every line; of the reader's own
 * work only what points at nothing is a fault: what they left uncited stands in the audit.
 */
export function checkDossier({ index, content }: DossierSession): DossierCheck {
  const dangling = danglingReferences(index).map(({ place, as, deleted: { label, binEntryId } }) => {
    const wayBack =
      binEntryId === undefined
        ? 'It is gone for good: change this.'
        : `‘dossier bin restore ${binEntryId} --dossier ${index.meta.id}’ puts it back.`
    const message = `names ${label} as ${as}. ${wayBack}`
    return { code: 'dangling-reference', path: place, message, words: `${place}: ${message}` }
  })
  const provenance = content ? checkProvenance(content) : []
  // What points at nothing is said once, by its name.
  const broken = checkIntegrity(readContent(index)).filter(({ code }) => !MISSING.has(code))
  const faults = [...broken, ...provenance].map((finding) => ({ ...finding, words: findingWords(index, finding) }))
  const findings = [...faults, ...dangling]
  const unique = new Map(findings.map((finding) => [`${finding.path} ${finding.message}`, finding]))
  return {
    counts: statusCounts(index),
    findings: [...unique.values()],
    disputes: disputesOf(index, [...index.claims.values()]),
    proposals: index.proposals.map((proposal) => proposalView(index, proposal)),
    reworded: changedCitations(index).reworded,
    unknownWords: unknownWords(index),
    doubtfulValues: doubtfulValues(index),
  }
}

const MISSING: ReadonlySet<IntegrityCode> = new Set(['missing-entity', 'missing-claim', 'missing-source'])

/** The dossier as it is read now, bundle and reader's layer together. */
export function readContent(index: DossierIndex): DossierContent {
  return {
    schemaVersion: SCHEMA_VERSION,
    dossier: index.meta,
    entities: [...index.entities.values()],
    claims: [...index.claims.values()],
    sources: [...index.sources.values()],
  }
}
