import type { DossierContent } from '../domain/dossier'
import { SCHEMA_VERSION } from '../domain/dossier'
import type { DossierIndex } from '../domain/dossier-index'
import { checkIntegrity } from '../domain/integrity'
import { checkProvenance } from '../domain/provenance'
import { audit, statusCounts, type StatusCounts } from '../domain/views/audit'
import { disputesOf, type Dispute } from '../domain/views/entity-page'
import type { DossierSession } from './dossier-session'

export interface DossierCheck {
  counts: StatusCounts
  findings: { code: string; place: string; message: string }[]
  /** Claims that cannot all hold: no fault of the dossier, which keeps what contradicts what. */
  disputes: Dispute[]
}

/**
 * Checks the dossier as it is read now. What came with the app must cite every line; of the reader's own
 * work only what points at nothing is a fault: what they left uncited stands in the audit.
 */
export function checkDossier({ index, content }: DossierSession): DossierCheck {
  const dangling = audit(index).danglingReferences.map(({ place, missingId }) => ({
    code: 'dangling-reference',
    place,
    message: `points at '${missingId}', which is not in this dossier`,
  }))
  const provenance = content ? checkProvenance(content) : []
  const findings = [...checkIntegrity(readContent(index)), ...provenance, ...dangling]
  const unique = new Map(findings.map((finding) => [`${finding.place} ${finding.message}`, finding]))
  return {
    counts: statusCounts(index),
    findings: [...unique.values()],
    disputes: disputesOf(index, [...index.claims.values()]),
  }
}

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
