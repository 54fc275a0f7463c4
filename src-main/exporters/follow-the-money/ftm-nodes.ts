import type { Claim } from '../../domain/records/claim'
import { displayName, type Entity, type EntityName } from '../../domain/records/entity'
import type { PropertyId } from '../../domain/vocabulary/properties'
import type { Source } from '../../domain/records/source'
import { claimView } from '../../domain/views/claim-among-others'
import { opened } from '../../domain/views/sealed'
import { voiceBeside } from '../../domain/views/voice'
import { ftmDates } from './ftm-date'
import { FtmEntity, MAX_NAME, MAX_STRING } from './ftm-entity'
import { isReported, type FtmGraph } from './ftm-graph'
import { ftmLanguage } from './ftm-language'

const NAME_PROPERTIES: Readonly<Record<EntityName['kind'], string>> = {
  name: 'name',
  alias: 'alias',
  acronym: 'weakAlias',
  previous: 'previousName',
  transliteration: 'alias',
}

/** An entity as a thing of FollowTheMoney, with the facts about it that the model has properties for. */
export function entityNode(graph: FtmGraph, entity: Entity): FtmEntity {
  const node = new FtmEntity(graph.id(entity.id), graph.schema(entity.id))
  for (const name of entity.names) node.add(NAME_PROPERTIES[name.kind], [name.value], MAX_NAME)
  const name = displayName(entity)
  node.add('name', [name], MAX_NAME)
  if (entity.schema === 'Agreement') node.add('title', [name], MAX_STRING)
  if (entity.schema === 'Place') node.add('full', [name], MAX_STRING)
  // A note is shown by its description.
  if (entity.schema === 'Topic') node.add('description', [name])
  node.add('summary', [entity.summary?.text]).add('keywords', [entity.descriptor], MAX_STRING)
  node.add('country', [graph.countryCode(entity.id)])
  for (const claim of graph.index.claimsAbout(entity.id)) {
    if (isReported(graph.index, claim)) addFact(graph, node, entity, claim)
  }
  const sources = [...entity.names, ...(entity.summary ? [entity.summary] : [])].flatMap((part) => part.citations)
  return node.add(
    'proof',
    sources.map(({ sourceId }) => graph.id(sourceId)),
  )
}

/** Which text of a property goes where, for schemata that have it. */
const TEXT_FACTS: Partial<Record<PropertyId, { schema: string; property: string }>> = {
  'legal-form': { schema: 'LegalEntity', property: 'legalForm' },
  status: { schema: 'LegalEntity', property: 'status' },
  'instrument-type': { schema: 'Contract', property: 'type' },
}

const DATE_FACTS: Partial<Record<PropertyId, { schema: string; property: string }>> = {
  founded: { schema: 'LegalEntity', property: 'incorporationDate' },
  signed: { schema: 'Contract', property: 'contractDate' },
}

function addFact(graph: FtmGraph, node: FtmEntity, entity: Entity, claim: Claim): void {
  const { property, value } = claim
  if (value.type === 'text') {
    const place = TEXT_FACTS[property]
    if (place && graph.is(entity.id, place.schema)) node.add(place.property, [value.text], MAX_STRING)
    if (property === 'status' && entity.schema === 'Agreement') node.add('status', [value.text], MAX_STRING)
    if (property === 'official-name') node.add('name', [value.text], MAX_NAME)
  } else if (value.type === 'date') {
    const { date, start, end } = ftmDates(value.date.edtf)
    const place = DATE_FACTS[property]
    if (place && graph.is(entity.id, place.schema)) node.add(place.property, [date ?? start])
    if (property === 'date' && entity.schema === 'Event')
      node.add('date', [date]).add('startDate', [start]).add('endDate', [end])
  } else if (value.type === 'entity') {
    addLink(graph, node, entity, property, value.entityId)
  }
}

/** Relations that the model also says on the thing itself; the relation with its provenance is an entity of its own besides. */
function addLink(graph: FtmGraph, node: FtmEntity, entity: Entity, property: PropertyId, targetId: string): void {
  const code = graph.countryCode(targetId)
  if (property === 'citizen-of') node.add('nationality', [code])
  if (property === 'body-of' || property === 'company-of' || property === 'located-in') node.add('country', [code])
  if (property === 'body-of' && graph.is(entity.id, 'LegalEntity') && graph.is(targetId, 'LegalEntity')) {
    node.add('parent', [graph.id(targetId)])
  }
  if (property === 'located-in' && graph.schema(targetId) === 'Address') node.add('addressEntity', [graph.id(targetId)])
  if (property === 'held-at' && entity.schema === 'Event') {
    const place = graph.index.entities.get(targetId)
    node.add('location', [place && displayName(place)], 250)
  }
}

/** Who took part in an event or held it, on the event itself. */
export function addParticipants(graph: FtmGraph, node: FtmEntity, event: Entity): void {
  if (event.schema !== 'Event') return
  for (const claim of graph.index.claimsPointingAt(event.id)) {
    if (!isReported(graph.index, claim) || !graph.is(claim.subject, 'LegalEntity')) continue
    if (claim.property === 'hosted') node.add('organizer', [graph.id(claim.subject)])
    if (claim.property === 'took-part-in' || claim.property === 'spoke-at')
      node.add('involved', [graph.id(claim.subject)])
  }
}

/** The nearest kind of document; those that FollowTheMoney takes without a file's name. */
const DOCUMENT_SCHEMATA: Readonly<Record<Source['kind'], string>> = {
  article: 'Article',
  report: 'Pages',
  book: 'Pages',
  statement: 'Pages',
  'web-page': 'HyperText',
  interview: 'PlainText',
  'data-package': 'Table',
  document: 'Pages',
  other: 'PlainText',
}

/** A source as a document; its paragraphs are its text. */
export function sourceNode(graph: FtmGraph, source: Source): FtmEntity {
  const published = source.published && ftmDates(source.published.edtf)
  return new FtmEntity(graph.id(source.id), DOCUMENT_SCHEMATA[source.kind])
    .add('title', [source.title], MAX_STRING)
    .add('name', [source.title], MAX_NAME)
    .add('author', source.authors, MAX_STRING)
    .add('publisher', [source.publisher], MAX_STRING)
    .add('publishedAt', [published?.date ?? published?.start])
    .add('retrievedAt', [source.accessed])
    .add('sourceUrl', [source.url])
    .add('language', [ftmLanguage(source.language)])
    .add('summary', [`Reliability ${source.grade.reliability}: ${source.grade.rationale}`, source.remarks])
    .add(
      'bodyText',
      source.paragraphs.map(({ number, text }) => `${number} ${text}`),
    )
}

/** A claim that is no relation: a note on its subject, which says it in words. */
export function claimNote(graph: FtmGraph, claim: Claim, label: string): FtmEntity {
  const { value, voice } = claimView(graph.index, claim)
  const whose = voice ? ` (${voiceBeside(voice)})` : ''
  return new FtmEntity(graph.id(claim.id), 'Note')
    .add('name', [`${label}${whose}`], MAX_NAME)
    .add('description', [`${label}${whose}: ${opened(value).text}`])
    .add(
      'entity',
      [claim.subject, ...(claim.about ?? [])].map((id) => graph.id(id)),
    )
    .add('keywords', [claim.kind])
}
