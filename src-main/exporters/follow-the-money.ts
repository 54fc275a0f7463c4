import type { Claim } from '../domain/records/claim'
import type { ExportDossier } from '../domain/exchange/exchange-ports'
import { relationEntities } from './follow-the-money/ftm-edges'
import { FtmGraph } from './follow-the-money/ftm-graph'
import { addParticipants, claimNote, entityNode, sourceNode } from './follow-the-money/ftm-nodes'
import { addProvenance } from './follow-the-money/ftm-provenance'
import { textPieces } from './text-pieces'

/**
 * A dossier as a stream of FollowTheMoney entities, one JSON object a line: things, documents for the sources, and every
 * claim as an entity of its own with its provenance. A relation is a link (Membership, Representation, Occupancy,
 * UnknownLink), any other claim a Note on its subject. Notes of the reader's are left out: the model has no place for them
 * that could not be taken for evidence.
 * *Source*: FollowTheMoney's default model, 3.8 and later.
 */
export const exportFollowTheMoney: ExportDossier = ({ content }) => ({
  records: content.sources.length + content.entities.length + content.claims.length,
  pieces: textPieces('', lines(new FtmGraph(content))),
})

function* lines(graph: FtmGraph): Generator<string> {
  for (const source of graph.content.sources) yield sourceNode(graph, source).line()
  for (const entity of graph.content.entities) {
    const node = entityNode(graph, entity)
    addParticipants(graph, node, entity)
    yield node.line()
  }
  for (const claim of graph.content.claims) yield claimLines(graph, claim)
}

function claimLines(graph: FtmGraph, claim: Claim): string {
  if (claim.value.type === 'entity') {
    return relationEntities(graph, claim, claim.value.entityId)
      .map((entity) => entity.line())
      .join('')
  }
  const note = claimNote(graph, claim, graph.index.vocabulary.property(claim.property).label)
  addProvenance(graph, note, claim, { proof: true })
  return note.line()
}
