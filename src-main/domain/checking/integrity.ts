import { counted } from '../text/counted'
import type { Citation } from '../records/citation'
import { citationTarget } from '../citing/citation-target'
import { wordsOf } from '../citing/cited-text'
import type { Claim } from '../records/claim'
import { dateSpan, isEdtf } from '../dating/dates'
import type { DossierContent } from '../records/dossier'
import type { Entity } from '../records/entity'
import type { Finding } from './finding'
import type { Id } from '../records/ids'
import type { KindId } from '../vocabulary/definition'
import { misfitWords, openMisfits, type KindsHere } from '../vocabulary/property-fit'
import { fitsType } from '../vocabulary/property-fit'
import { vocabularyWith } from '../vocabulary/standard-vocabulary'
import type { Vocabulary } from '../vocabulary/vocabulary'
import type { Source } from '../records/source'

export type IntegrityCode =
  | 'duplicate-id'
  | 'duplicate-paragraph'
  | 'missing-entity'
  | 'missing-claim'
  | 'missing-source'
  | 'missing-paragraph'
  | 'self-reference'
  | 'cyclic-derivation'
  | 'wrong-value-type'
  | 'wrong-subject'
  | 'wrong-object'
  | 'dates-reversed'
  | 'quote-not-found'
  | 'quote-changed'

export type IntegrityFinding = Finding<IntegrityCode>

/**
 * What is broken inside a dossier although every record parses: ids given twice, references to nothing, sources that
 * derive from themselves, values and subjects that their property does not allow, quotations that are not in the text.
 * An empty list is a whole dossier. Time is linear in the records; each distinct quotation is looked up once in its paragraph.
 */
export function checkIntegrity(content: DossierContent): IntegrityFinding[] {
  const check = new IntegrityCheck(content)
  const { dossier, entities, claims, sources } = content
  check.uniqueIds()
  check.citations(dossier.summary?.citations, 'dossier.summary')
  for (const judgement of dossier.keyJudgements) {
    const path = `dossier.keyJudgements.${judgement.id}.claimIds`
    for (const id of judgement.claimIds) check.claimExists(id, path)
  }
  for (const entity of entities) check.entity(entity)
  for (const claim of claims) check.claim(claim)
  for (const source of sources) check.source(source)
  check.derivations()
  return check.findings
}

/** Holds the lookup tables of one pass over a dossier, and what the pass found. */
class IntegrityCheck implements KindsHere {
  readonly findings: IntegrityFinding[] = []
  readonly vocabulary: Vocabulary
  private readonly entities: ReadonlyMap<Id, Entity>
  private readonly claimIds: ReadonlySet<Id>
  private readonly sources: ReadonlyMap<Id, Source>

  constructor(private readonly content: DossierContent) {
    const { vocabulary } = content.dossier
    this.vocabulary = vocabularyWith(...(vocabulary ? [vocabulary] : []))
    this.entities = new Map(content.entities.map((entity) => [entity.id, entity]))
    this.claimIds = new Set(content.claims.map((claim) => claim.id))
    this.sources = new Map(content.sources.map((source) => [source.id, source]))
  }

  kindOf(id: Id): KindId | undefined {
    return this.entities.get(id)?.schema
  }

  uniqueIds(): void {
    const { dossier, entities, claims, sources } = this.content
    const first = new Map<Id, string>()
    const kinds = { entities, claims, sources, 'dossier.keyJudgements': dossier.keyJudgements }
    for (const [kind, records] of Object.entries(kinds)) {
      records.forEach(({ id }, position) => {
        const path = `${kind}.${position}`
        const earlier = first.get(id)
        if (earlier === undefined) first.set(id, path)
        else this.report('duplicate-id', path, `has the id ${id}, which ${earlier} has too`)
      })
    }
  }

  entity(entity: Entity): void {
    const path = `entities.${entity.id}`
    entity.names.forEach((name, position) => this.citations(name.citations, `${path}.names.${position}`))
    this.citations(entity.summary?.citations, `${path}.summary`)
  }

  claim(claim: Claim): void {
    const path = `claims.${claim.id}`
    this.entityExists(claim.subject, `${path}.subject`)
    this.entityExists(claim.attributedTo, `${path}.attributedTo`)
    this.entityExists(claim.reportedBy, `${path}.reportedBy`)
    for (const id of claim.about ?? []) this.entityExists(id, `${path}.about`)
    this.value(claim, path)
    this.qualifiers(claim, `${path}.qualifiers`)
    this.citations(claim.citations, path)
    for (const { claimId: id } of claim.disputes ?? []) {
      this.claimExists(id, `${path}.disputes`)
      if (id === claim.id) this.report('self-reference', `${path}.disputes`, 'contradicts itself')
    }
  }

  source(source: Source): void {
    const path = `sources.${source.id}`
    for (const id of source.authorIds ?? []) this.entityExists(id, `${path}.authorIds`)
    for (const id of source.derivedFrom ?? []) this.sourceExists(id, `${path}.derivedFrom`)
    const numbers = new Set<string>()
    const ids = new Set<Id>()
    source.paragraphs.forEach(({ id, number }, position) => {
      const at = `${path}.paragraphs.${position}`
      if (numbers.has(number)) this.report('duplicate-paragraph', at, `has the number ${number} of an earlier one`)
      if (ids.has(id)) this.report('duplicate-paragraph', at, `has the id ${id} of an earlier one`)
      numbers.add(number)
      ids.add(id)
    })
  }

  citations(citations: readonly Citation[] | undefined, owner: string): void {
    citations?.forEach((citation, position) => this.citation(citation, `${owner}.citations.${position}`))
  }

  /** Follows `derivedFrom` from every source; a way that comes back to a source still open is a cycle. */
  derivations(): void {
    const origins = new Map(this.content.sources.map((source) => [source.id, source.derivedFrom ?? []]))
    const depths = new Map<Id, number | 'done'>()
    for (const start of origins.keys()) {
      if (depths.has(start)) continue
      const path = [{ id: start, next: 0 }]
      depths.set(start, 0)
      for (let step = path.at(-1); step !== undefined; step = path.at(-1)) {
        const origin = origins.get(step.id)?.[step.next++]
        const depth = origin === undefined ? undefined : depths.get(origin)
        if (origin === undefined) {
          depths.set(step.id, 'done')
          path.pop()
        } else if (typeof depth === 'number') {
          const message = `leads back to ${origin} in ${counted(path.length - depth, 'step')}`
          this.report('cyclic-derivation', `sources.${step.id}.derivedFrom`, message)
        } else if (depth === undefined && origins.has(origin)) {
          depths.set(origin, path.length)
          path.push({ id: origin, next: 0 })
        }
      }
    }
  }

  claimExists(id: Id, path: string): void {
    if (!this.claimIds.has(id)) this.report('missing-claim', path, `names the claim ${id}, which is not in the dossier`)
  }

  private value(claim: Claim, path: string): void {
    const takes = this.vocabulary.property(claim.property).value
    const { value } = claim
    if (!fitsType(value.type, takes)) {
      const message = `is of type ${value.type}, but ${claim.property} takes ${takes}`
      this.report('wrong-value-type', `${path}.value`, message)
    }
    if (value.type === 'entity') {
      this.entityExists(value.entityId, `${path}.value`)
      if (value.entityId === claim.subject) this.report('self-reference', `${path}.value`, 'names its own subject')
    }
    for (const misfit of openMisfits(claim, this)) {
      const [code, at] =
        misfit.end === 'subject' ? (['wrong-subject', 'subject'] as const) : (['wrong-object', 'value'] as const)
      this.report(code, `${path}.${at}`, `does not fit: ${misfitWords(this.vocabulary, claim, misfit)}`)
    }
  }

  private qualifiers({ qualifiers }: Claim, path: string): void {
    if (!qualifiers) return
    this.entityExists(qualifiers.place, `${path}.place`)
    this.entityExists(qualifiers.event, `${path}.event`)
    const [start, end] = [qualifiers.start?.edtf, qualifiers.end?.edtf]
    if (start === undefined || end === undefined || !isEdtf(start) || !isEdtf(end)) return
    if (dateSpan(end).max < dateSpan(start).min)
      this.report('dates-reversed', path, `has dates that end in ${end}, before they begin in ${start}`)
  }

  private citation(citation: Citation, path: string): void {
    const { sourceId, locator, selector } = citation
    this.sourceExists(sourceId, path)
    const source = this.sources.get(sourceId)
    if (!source) return
    const cited = citationTarget(source, citation)
    const title = `‘${source.shortTitle ?? source.title}’`
    if (cited.kind === 'lost' && !selector) {
      this.report('missing-paragraph', path, `points at paragraph ${locator.value}, which ${title} does not have`)
    } else if (cited.kind === 'lost') {
      this.report(
        'quote-not-found',
        path,
        `rests on words that are no longer in ${title}: ‘${selector?.quote.exact ?? ''}’`,
      )
    } else if (cited.kind === 'words' && selector && wordsOf(cited.words) !== selector.quote.exact) {
      this.report('quote-changed', path, `rests on words of ${title} that are others now`)
    } else if (cited.kind === 'locator' && selector && locator.kind !== 'paragraph' && source.textKind !== 'none') {
      if (!source.paragraphs.some(({ text }) => text.includes(selector.quote.exact)))
        this.report('quote-not-found', path, 'quotes words that do not stand there')
    }
  }

  private entityExists(id: Id | undefined, path: string): void {
    if (id !== undefined && !this.entities.has(id))
      this.report('missing-entity', path, `names the entity ${id}, which is not in the dossier`)
  }

  private sourceExists(id: Id, path: string): void {
    if (!this.sources.has(id))
      this.report('missing-source', path, `names the source ${id}, which is not in the dossier`)
  }

  private report(code: IntegrityCode, path: string, message: string): void {
    this.findings.push({ code, path, message })
  }
}
