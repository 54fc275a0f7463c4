import type { Claim } from '../../domain/records/claim'
import { displayName } from '../../domain/records/entity'
import type { Id } from '../../domain/records/ids'
import { percentageWords } from '../../domain/values/percentage'
import type { Property } from '../../domain/vocabulary/vocabulary'
import { voiceOf, voiceBeside } from '../../domain/views/voice'
import { ftmDates } from './ftm-date'
import { FtmEntity, MAX_NAME, MAX_STRING } from './ftm-entity'
import type { FtmGraph } from './ftm-graph'
import { addProvenance } from './ftm-provenance'
import { exactAmount } from './ftm-values'

/** A relation as entities of its own, with its dates and provenance: the closest kind of link that the model has for its two ends. */
export function relationEntities(graph: FtmGraph, claim: Claim, targetId: Id): FtmEntity[] {
  const edges = edgesOf(graph, claim, targetId)
  const [edge] = edges
  addDates(edge, claim)
  edge.add('recordId', [claim.id])
  addProvenance(graph, edge, claim, { proof: false })
  return edges
}

function edgesOf(graph: FtmGraph, claim: Claim, targetId: Id): [edge: FtmEntity, ...others: FtmEntity[]] {
  const id = graph.id(claim.id)
  const subject = graph.id(claim.subject)
  const target = graph.id(targetId)
  const role = roleWords(graph, claim)
  const { label, followTheMoney: { link, post: ofPost } = {} } = graph.index.vocabulary.property(claim.property)
  if (link && graph.is(claim.subject, link.fromIs) && graph.is(targetId, link.toIs))
    return [linkEdge(id, link, claim, role).add(link.from, [subject]).add(link.to, [target])]
  if (ofPost && graph.is(claim.subject, ofPost.holderIs)) {
    const post = position(graph, claim, targetId, ofPost)
    // An occupancy has no role of its own to say whose claim it is.
    const occupancy = new FtmEntity(id, 'Occupancy').add('holder', [subject]).add('post', [post.id])
    return [occupancy.add('status', [whoseWords(graph, claim)], MAX_STRING), post]
  }
  return [
    edge(id, 'UnknownLink', role === undefined ? label : `${label} (${role})`)
      .add('subject', [subject])
      .add('object', [target]),
  ]
}

/** What the link is called where it is drawn: the role, and whose claim it is. */
function roleWords(graph: FtmGraph, claim: Claim): string | undefined {
  const words = [claim.qualifiers?.role, whoseWords(graph, claim)].filter((part) => part !== undefined)
  return words.length === 0 ? undefined : words.join('; ')
}

function whoseWords(graph: FtmGraph, claim: Claim): string | undefined {
  const voice = voiceOf(graph.index, claim)
  return voice ? voiceBeside(voice) : undefined
}

/** A link of the model's own, with the share and the sum where it has a place for them. */
function linkEdge(id: string, link: FtmLink, { qualifiers }: Claim, role: string | undefined): FtmEntity {
  const { share, amount } = qualifiers ?? {}
  const entity = new FtmEntity(id, link.schema).add(link.role ?? 'role', [role], MAX_STRING)
  if (link.share !== undefined && share) entity.add(link.share, [percentageWords(share)])
  const sum = amount && exactAmount(amount)
  if (link.amount !== undefined && link.currency !== undefined && amount && sum !== undefined)
    entity.add(link.amount, [sum]).add(link.currency, [amount.currency])
  return entity
}

type FtmLink = NonNullable<NonNullable<Property['followTheMoney']>['link']>

function edge(id: string, schema: string, role: string | undefined): FtmEntity {
  return new FtmEntity(id, schema).add('role', [role], MAX_STRING)
}

/** The post that an office-holder holds: FollowTheMoney parts it from the holding. */
function position(
  graph: FtmGraph,
  claim: Claim,
  targetId: Id,
  { bodyIs, body }: { bodyIs: string; body: string },
): FtmEntity {
  const target = graph.index.entities.get(targetId)
  const where = target ? displayName(target) : targetId
  const role = claim.qualifiers?.role
  const post = new FtmEntity(graph.id(claim.id, 'position'), 'Position')
    .add('name', [role === undefined ? `Office in ${where}` : `${role}, ${where}`], MAX_NAME)
    .add('country', [graph.countryCode(targetId)])
    .add('summary', [whoseWords(graph, claim)])
  return graph.is(targetId, bodyIs) ? post.add(body, [graph.id(targetId)]) : post
}

function addDates(entity: FtmEntity, claim: Claim): void {
  const { start, end, happenedAt } = claim.qualifiers ?? {}
  const from = start && ftmDates(start.edtf)
  const to = end && ftmDates(end.edtf)
  const when = happenedAt && ftmDates(happenedAt.edtf)
  entity
    .add('startDate', [from?.date ?? from?.start, when?.start])
    .add('endDate', [to?.date ?? to?.end, when?.end])
    .add('date', [when?.date])
}
