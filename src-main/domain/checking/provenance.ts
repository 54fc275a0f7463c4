import type { Citation } from '../records/citation'
import { paragraphsCited } from '../citing/citation-target'
import type { Claim } from '../records/claim'
import { isEdtf, type Dated } from '../dating/dates'
import type { DossierContent } from '../records/dossier'
import type { Entity } from '../records/entity'
import type { Finding } from './finding'
import type { Id } from '../records/ids'
import { Multimap } from '../multimap'
import type { Source } from '../records/source'

export type ProvenanceCode =
  | 'uncited-claim'
  | 'uncited-name'
  | 'uncited-summary'
  | 'uncited-judgement'
  | 'vague-locator'
  | 'bundled-own-judgement'
  | 'unparsable-date'
  | 'unexplained-date'
  | 'unexplained-inference'
  | 'thin-entity'
  | 'uncovered-paragraph'
  | 'unused-source'
  | 'package-without-licence'

export type ProvenanceFinding = Finding<ProvenanceCode>

/**
 * Every displayed line that does not say where it comes from, and every entity or paragraph that the work passed over.
 * What the reader wrote may stand as own judgement; what came with the app or by import may not.
 */
export function checkProvenance(content: DossierContent): ProvenanceFinding[] {
  const findings: ProvenanceFinding[] = []
  const report = (code: ProvenanceCode, path: string, message: string) => findings.push({ code, path, message })
  const citedSources = new Set<Id>()
  const citations = (list: readonly Citation[] | undefined, owner: string) =>
    list?.forEach((citation, position) => {
      citedSources.add(citation.sourceId)
      if (!/[\p{L}\p{N}]/u.test(citation.locator.value))
        report(
          'vague-locator',
          `${owner}.citations.${position}`,
          `has the locator '${citation.locator.value}', which names no path`,
        )
    })
  const date = (dated: Dated | undefined, path: string) => {
    if (dated === undefined) return
    if (!isEdtf(dated.edtf)) report('unparsable-date', path, `holds '${dated.edtf}', which is not a date in EDTF`)
    else if (/[?~%]/.test(dated.edtf) && dated.original === undefined && dated.inferredFrom === undefined)
      report('unexplained-date', path, `is uncertain (${dated.edtf}) without saying why`)
  }

  const { dossier } = content
  citations(dossier.summary?.citations, 'dossier.summary')
  if (dossier.summary?.citations.length === 0) report('uncited-summary', 'dossier.summary', 'has no citation')
  if (dossier.dataCutOff !== undefined)
    date({ edtf: dossier.dataCutOff, original: dossier.dataCutOff }, 'dossier.dataCutOff')
  for (const { id, claimIds } of dossier.keyJudgements) {
    if (claimIds.length === 0) report('uncited-judgement', `dossier.keyJudgements.${id}`, 'rests on no claim')
  }

  const weights = entityWeights(content)
  for (const entity of content.entities) {
    const path = `entities.${entity.id}`
    const ownWork = entity.createdBy === 'user'
    entity.names.forEach((name, position) => {
      citations(name.citations, `${path}.names.${position}`)
      if (name.citations.length === 0 && !ownWork)
        report('uncited-name', `${path}.names.${position}`, `gives the name ${name.value} without a citation`)
    })
    citations(entity.summary?.citations, `${path}.summary`)
    if (entity.summary?.citations.length === 0 && !ownWork)
      report('uncited-summary', `${path}.summary`, 'has no citation')
    const thin = thinness(entity, weights.get(entity.id))
    if (thin !== undefined) report('thin-entity', path, thin)
  }

  for (const claim of content.claims) {
    const path = `claims.${claim.id}`
    citations(claim.citations, path)
    if (claim.ownJudgement === true && claim.createdBy !== 'user')
      report('bundled-own-judgement', path, 'is marked as own judgement, but no reader made it')
    if (claim.citations.length === 0 && claim.ownJudgement !== true) report('uncited-claim', path, 'has no citation')
    if (claim.kind === 'inference' && claim.createdBy !== 'user' && reasonOf(claim) === undefined)
      report('unexplained-inference', path, 'is an inference that does not say from what')
    if (claim.value.type === 'date') date(claim.value.date, `${path}.value`)
    const { start, end, happenedAt, saidAt } = claim.qualifiers ?? {}
    for (const dated of [start, end, happenedAt, saidAt]) date(dated, `${path}.qualifiers`)
  }

  for (const source of content.sources) {
    const path = `sources.${source.id}`
    date(source.published, `${path}.published`)
    if (source.kind === 'data-package' && (source.licence === undefined || source.version === undefined))
      report('package-without-licence', path, 'is a data package without its licence or its version')
    if (!citedSources.has(source.id)) report('unused-source', path, 'is cited by no line')
  }
  for (const { source, number } of uncoveredParagraphs(content))
    report(
      'uncovered-paragraph',
      `sources.${source.id}.paragraphs.${number}`,
      'is cited by no claim and gives no reason',
    )
  return findings
}

/** What an entity has to show. */
interface EntityWeight {
  claims: number
  relations: number
}

function entityWeights({ claims }: DossierContent): Map<Id, EntityWeight> {
  const weights = new Map<Id, EntityWeight>()
  const add = (id: Id, relation: boolean) => {
    const weight = weights.get(id) ?? { claims: 0, relations: 0 }
    weight.claims++
    if (relation) weight.relations++
    weights.set(id, weight)
  }
  for (const claim of claims) {
    const related = claim.value.type === 'entity' ? claim.value.entityId : undefined
    const ends = new Set([claim.subject, ...(related === undefined ? [] : [related])])
    const others = new Set([...(claim.attributedTo === undefined ? [] : [claim.attributedTo]), ...(claim.about ?? [])])
    for (const id of ends) add(id, related !== undefined)
    for (const id of others) if (!ends.has(id)) add(id, false)
  }
  return weights
}

/** Why an entity is not worth opening; undefined when it is. */
function thinness(entity: Entity, weight: EntityWeight | undefined): string | undefined {
  if (!entity.summary) return 'has no summary'
  if (weight === undefined || (weight.claims < 2 && weight.relations === 0))
    return 'has neither two claims nor a relation'
  return undefined
}

/** Why an inference is believed. */
function reasonOf(claim: Claim): string | undefined {
  const date = claim.value.type === 'date' ? claim.value.date : claim.qualifiers?.happenedAt
  return claim.confidence?.why ?? date?.inferredFrom
}

function* uncoveredParagraphs({ claims, sources }: DossierContent): Generator<{ source: Source; number: string }> {
  const citing = new Multimap<Id, Claim>()
  for (const claim of claims)
    for (const sourceId of new Set(claim.citations.map((citation) => citation.sourceId))) citing.add(sourceId, claim)
  for (const source of sources) {
    const cited = paragraphsCited(source, citing.get(source.id))
    for (const { id, number, carriesNoClaim } of source.paragraphs)
      if (carriesNoClaim === undefined && !cited.has(id)) yield { source, number }
  }
}
