import type { DossierContent } from '../records/dossier'
import { checkIntegrity, type IntegrityCode, type IntegrityFinding } from '../checking/integrity'

/** Faults that would break what is shown or mislead about provenance; the others are weaknesses that the reader is told of. */
const REFUSED: ReadonlySet<IntegrityCode> = new Set<IntegrityCode>([
  'duplicate-id',
  'duplicate-paragraph',
  'missing-entity',
  'missing-claim',
  'missing-source',
  'cyclic-derivation',
  'wrong-value-type',
])

/** The faults for which a dossier is refused when it is brought in, and the weaknesses for which it isn't. */
export function sortFaults(content: DossierContent): { refusing: IntegrityFinding[]; weaknesses: IntegrityFinding[] } {
  const findings = checkIntegrity(content)
  return {
    refusing: findings.filter(({ code }) => REFUSED.has(code)),
    weaknesses: findings.filter(({ code }) => !REFUSED.has(code)),
  }
}
