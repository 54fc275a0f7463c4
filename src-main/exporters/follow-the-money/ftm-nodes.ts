import type { Claim } from '../../domain/records/claim'
import { displayName, type Entity, type EntityName } from '../../domain/records/entity'
import type { Property } from '../../domain/vocabulary/vocabulary'
import type { Source } from '../../domain/records/source'
import type { Id } from '../../domain/records/ids'
import { claimView } from '../../domain/views/claim-among-others'
import { opened } from '../../domain/views/sealed'
import { voiceBeside } from '../../domain/views/voice'
import { exactAmount, wholeWords } from './ftm-values'
import { ftmDates } from './ftm-date'
import { FtmEntity, MAX_NAME, MAX_PLACE, MAX_STRING } from './ftm-entity'
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
  const kind = graph.index.vocabulary.kind(entity.schema)
  const alsoNamed = kind.followTheMoney?.alsoNamed
  if (alsoNamed !== undefined) node.add(alsoNamed, [name], MAX_STRING)
  // What the model has no schema for says at least in words what it is.
  if (!kind.followTheMoney) node.add('keywords', [kind.singular], MAX_STRING)
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

function addFact(graph: FtmGraph, node: FtmEntity, { id }: Entity, { property, value }: Claim): void {
  const { facts = [], ...relation } = graph.index.vocabulary.property(property).followTheMoney ?? {}
  if (value.type === 'entity') addLink(graph, node, id, relation, value.entityId)
  for (const { on, property: name, span, currency, longitude, longest } of facts) {
    if (on !== undefined && !graph.is(id, on)) continue
    if (value.type === 'text') node.add(name, [value.text], name === 'name' ? MAX_NAME : MAX_STRING)
    const whole = wholeWords(value)
    if (whole !== undefined && longest !== undefined && whole.length <= longest) node.add(name, [whole])
    if (value.type === 'coordinates' && longitude !== undefined)
      node.add(name, [value.latitude]).add(longitude, [value.longitude])
    // A sum without its currency is none.
    if (value.type === 'money' && currency !== undefined) {
      const amount = exactAmount(value)
      if (amount !== undefined) node.add(name, [amount]).add(currency, [value.currency])
    }
    if (value.type !== 'date') continue
    const { date, start, end } = ftmDates(value.date.edtf)
    if (span) node.add(name, [date]).add(span[0], [start]).add(span[1], [end])
    else node.add(name, [date ?? start])
  }
}

/** Relations that the model also says on the thing itself; the relation with its provenance is an entity of its own besides. */
function addLink(
  graph: FtmGraph,
  node: FtmEntity,
  id: Id,
  { countryCode, points = [], names = [] }: NonNullable<Property['followTheMoney']>,
  targetId: Id,
): void {
  if (countryCode !== undefined) node.add(countryCode, [graph.countryCode(targetId)])
  for (const { on, at, property } of points) {
    if ((on === undefined || graph.is(id, on)) && (at === undefined || graph.is(targetId, at)))
      node.add(property, [graph.id(targetId)])
  }
  const target = graph.index.entities.get(targetId)
  for (const { on, property } of names)
    if (on === undefined || graph.is(id, on)) node.add(property, [target && displayName(target)], MAX_PLACE)
}

/** Who took part in an event or held it, on the event itself. */
export function addParticipants(graph: FtmGraph, node: FtmEntity, event: Entity): void {
  for (const claim of graph.index.claimsPointingAt(event.id)) {
    const { pointsBack = [] } = graph.index.vocabulary.property(claim.property).followTheMoney ?? {}
    for (const { on, from, property } of pointsBack) {
      if (!graph.is(event.id, on) || !graph.is(claim.subject, from) || !isReported(graph.index, claim)) continue
      node.add(property, [graph.id(claim.subject)])
    }
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
