import { placeWords } from '../../domain/citing/citation-target'
import type { Claim } from '../../domain/records/claim'
import { claimView } from '../../domain/views/claim-among-others'
import { voiceAbove } from '../../domain/views/voice'
import type { FtmEntity } from './ftm-entity'
import type { FtmGraph } from './ftm-graph'

/** Puts on an entity that stands for a claim where the claim comes from and how it stands. `proof` is a property of things only. */
export function addProvenance(graph: FtmGraph, entity: FtmEntity, claim: Claim, options: { proof: boolean }): void {
  const sources = claim.citations.flatMap(({ sourceId }) => graph.index.sources.get(sourceId) ?? [])
  entity
    .add(
      'publisher',
      sources.map((source) => source.publisher ?? source.title),
    )
    .add(
      'sourceUrl',
      sources.map((source) => source.url),
    )
    .add(
      'retrievedAt',
      sources.map((source) => source.accessed),
    )
    .add('summary', [provenanceWords(graph, claim)])
  if (options.proof)
    entity.add(
      'proof',
      sources.map((source) => graph.id(source.id)),
    )
}

/** 'Opinion of A. Writer; single-source. Gazette, para. 2 (reliability C, credibility 3).' */
function provenanceWords(graph: FtmGraph, claim: Claim): string {
  const view = claimView(graph.index, claim)
  const standing = [
    view.voice ? voiceAbove(view.voice) : 'Fact',
    view.ownJudgement ? 'own judgement' : view.status,
    view.share,
    view.amount?.replaceAll('\u00a0', ' '),
    view.when,
    view.dateReason,
    view.confidence && `confidence ${view.confidence.level}: ${view.confidence.why}`,
    view.deprecated ? 'no longer held' : undefined,
  ].filter((part) => part !== undefined)
  const places = claim.citations.map((citation) => {
    const source = graph.index.sources.get(citation.sourceId)
    const locator = placeWords(source, citation).replaceAll('\u00a0', ' ')
    const grade = `reliability ${source?.grade.reliability ?? 'F'}, credibility ${citation.credibility}`
    return `${source?.title ?? citation.sourceId}, ${locator} (${grade})`
  })
  return [`${standing.join('; ')}.`, ...places.map((place) => `${place}.`)].join(' ')
}
