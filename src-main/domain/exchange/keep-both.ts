import { canonicalJson, isSameJson } from '../text/canonical-json'
import type { Citation } from '../records/citation'
import { citationKey } from '../citing/reworded'
import type { Claim } from '../records/claim'
import type { DossierMeta } from '../records/dossier'
import type { Entity, EntityName } from '../records/entity'
import type { Id } from '../records/ids'
import { highestMark } from '../records/marking'
import type { Highlight } from '../records/highlight'
import type { RecordOf } from '../records/records'
import type { Source } from '../records/source'
import type { VocabularyDefinition } from '../vocabulary/definition'
import { unitedWords } from '../vocabulary/used-words'
import { saying, type Exchanged } from './exchanged'

/** What keeping both versions of a record comes to; nothing that either says is in none of the three. */
export interface KeptBoth<R> {
  /** Mine, with what of theirs goes into it. */
  record: R
  /** Theirs as a record of its own. */
  beside?: R
  /** What of theirs found no place, by field; it is kept as a note. */
  unplaced: [field: string, value: unknown][]
}

/** Gives the same id for the same version of the same record, whoever works it out; another one for any other. */
export type VersionId = (collection: Exchanged, id: Id, says: object) => Id

/**
 * Keeps two versions of a record. A claim, a note, a briefing and a source with another text become two records; an entity and what a
 * source or the dossier says of itself stay one, with the names of both and the stricter mark, and what cannot stand in it twice is
 * handed back. Mine keeps its id and its place.
 */
export function keepBoth<C extends Exchanged>(
  collection: C,
  mine: RecordOf<C>,
  theirs: RecordOf<C>,
  versionId: VersionId,
): KeptBoth<RecordOf<C>> {
  // Each case answers the collection that it was asked for, which a switch over a type parameter cannot see.
  const kept = (() => {
    switch (collection) {
      case 'entities':
        return keptPages(mine as Entity, theirs as Entity)
      case 'sources':
        return keptSources(mine as Source, theirs as Source, versionId)
      case 'meta':
        return keptMeta(mine as DossierMeta, theirs as DossierMeta)
      case 'claims':
        return keptClaims(mine as Claim, theirs as Claim, versionId)
      case 'highlights':
        return keptHighlights(mine as Highlight, theirs as Highlight, versionId)
      default:
        return { record: mine, beside: besides(collection, theirs, versionId), unplaced: [] }
    }
  })()
  return kept as KeptBoth<RecordOf<C>>
}

/** A version of a record as it stands beside another one: with an id of its own and, where it has a title, one that says so. */
export function besides<C extends Exchanged>(collection: C, record: RecordOf<C>, versionId: VersionId): RecordOf<C> {
  const id = versionId(collection, record.id, saying(collection, record))
  const titled = 'title' in record && typeof record.title === 'string' ? { title: otherTitle(record.title) } : {}
  const origin = 'derivedFrom' in record || collection === 'sources' ? { derivedFrom: originsBeside(record) } : {}
  return { ...record, ...titled, ...origin, id }
}

/** A version as it stood before it was put beside another one. *Shape*: undefined for a kind of which that cannot be told. */
export function fromBeside<C extends Exchanged>(collection: C, record: RecordOf<C>, id: Id): RecordOf<C> | undefined {
  if (collection !== 'claims' && collection !== 'notes' && collection !== 'briefings') return undefined
  const title = 'title' in record && typeof record.title === 'string' ? record.title : undefined
  return { ...record, id, ...(title?.endsWith(OTHER) && { title: title.slice(0, -OTHER.length) }) }
}

const OTHER = ' (other version)'
const TITLE_MAX = 4_900
const NAMES_MAX = 200
const NAME_CITATIONS_MAX = 50
const CITATIONS_MAX = 200
const IDS_MAX = 100

function otherTitle(title: string): string {
  return title.trim() === '' || title.length > TITLE_MAX ? title : `${title}${OTHER}`
}

/** Two versions of one source are one source where independent ones are counted. */
function originsBeside(record: object & { id: Id; derivedFrom?: Id[] }): Id[] {
  return union([record.id], (record.derivedFrom ?? []).slice(0, IDS_MAX - 1))
}

/**
 * Two claims both stand; what is said is never mixed out of two. Of two that say the very same, mine also gets their citations, and what
 * they decided about it and others where mine decides nothing.
 */
function keptClaims(mine: Claim, theirs: Claim, versionId: VersionId): KeptBoth<Claim> {
  const decided = new Set([...(mine.disputes ?? []).map(({ claimId }) => claimId), ...(mine.agreesWith ?? [])])
  const isOpen = (id: Id) => !decided.has(id)
  const record: Claim = {
    ...mine,
    citations: unitedCitations(mine.citations, theirs.citations),
    ...list('about', union(mine.about ?? [], theirs.about ?? [])),
    ...list('disputes', [
      ...(mine.disputes ?? []),
      ...(theirs.disputes ?? []).filter(({ claimId }) => isOpen(claimId)),
    ]),
    ...list('holdsFor', union(mine.holdsFor ?? [], theirs.holdsFor ?? [])),
    ...list('agreesWith', [...(mine.agreesWith ?? []), ...(theirs.agreesWith ?? []).filter(isOpen)]),
  }
  const fits =
    record.citations.length <= CITATIONS_MAX &&
    [record.about, record.disputes, record.agreesWith].every((ids) => (ids?.length ?? 0) <= IDS_MAX)
  if (!fits || !isSameJson(statement(mine), statement(theirs)))
    return { record: mine, beside: besides('claims', theirs, versionId), unplaced: [] }
  const unplaced = [
    ...unplacedList(
      'disputes',
      without(theirs.disputes, mine.disputes ?? [], ({ claimId }) => decided.has(claimId)),
    ),
    ...unplacedList(
      'agreesWith',
      without(theirs.agreesWith, mine.agreesWith ?? [], (id) => decided.has(id)),
    ),
  ]
  return { record, unplaced }
}

/** Of their items those that mine has not and that found no place. */
function without<T>(theirs: readonly T[] = [], mine: readonly T[], isUnplaced: (item: T) => boolean): T[] {
  const here = new Set(mine.map(canonicalJson))
  return theirs.filter((item) => isUnplaced(item) && !here.has(canonicalJson(item)))
}

function statement(claim: Claim): object {
  const {
    citations: _,
    about: __,
    disputes: ___,
    agreesWith: ____,
    ownJudgement: _____,
    holdsFor: ______,
    ...says
  } = saying('claims', claim) as Partial<Claim>
  return says
}

function keptPages(mine: Entity, theirs: Entity): KeptBoth<Entity> {
  const names = [...mine.names]
  const crowded: EntityName[] = []
  for (const name of theirs.names) {
    const at = names.findIndex((own) => isSameJson({ ...own, citations: [] }, { ...name, citations: [] }))
    const own = names[at]
    const citations = unitedCitations(own?.citations ?? [], name.citations)
    if (citations.length > NAME_CITATIONS_MAX || (!own && names.length >= NAMES_MAX)) crowded.push(name)
    else if (own) names[at] = { ...own, citations }
    else names.push(name)
  }
  const kept = keptFields('entities', mine, theirs, ['names'])
  return {
    record: { ...kept.record, names },
    unplaced: [...kept.unplaced, ...unplacedList('names', crowded)],
  }
}

function keptSources(mine: Source, theirs: Source, versionId: VersionId): KeptBoth<Source> {
  const marked = stricter(mine, theirs)
  if (!isSameJson([mine.paragraphs, mine.textKind], [theirs.paragraphs, theirs.textKind]))
    return { record: marked, beside: besides('sources', theirs, versionId), unplaced: [] }
  // What a source repeats is not taken over: two that each repeat the other would have no origin.
  return keptFields('sources', marked, theirs, ['marking', 'paragraphs', 'textKind', 'contentHash'], ['derivedFrom'])
}

function stricter(mine: Source, theirs: Source): Source {
  const marking =
    mine.marking && theirs.marking ? highestMark(mine.marking, theirs.marking) : (mine.marking ?? theirs.marking)
  return marking === undefined || marking === mine.marking ? mine : { ...mine, marking }
}

function keptMeta(mine: DossierMeta, theirs: DossierMeta): KeptBoth<DossierMeta> {
  const known = new Map(mine.keyJudgements.map((judgement) => [judgement.id, judgement]))
  const added = theirs.keyJudgements.filter(({ id }) => !known.has(id))
  const differing = theirs.keyJudgements.filter((judgement) => {
    const own = known.get(judgement.id)
    return own !== undefined && !isSameJson(own, judgement)
  })
  const room = Math.max(0, 50 - known.size)
  const kept = keptFields('meta', mine, theirs, ['marking', 'keyJudgements', 'vocabulary', 'bundle'])
  const crowded = [...added.slice(room), ...differing]
  const vocabulary =
    mine.vocabulary && theirs.vocabulary
      ? unitedWords(mine.vocabulary, theirs.vocabulary)
      : (mine.vocabulary ?? theirs.vocabulary)
  return {
    record: {
      ...kept.record,
      marking: highestMark(mine.marking, theirs.marking),
      keyJudgements: [...mine.keyJudgements, ...added.slice(0, room)],
      ...(vocabulary && { vocabulary }),
    },
    unplaced: [
      ...kept.unplaced,
      ...unplacedList('keyJudgements', crowded),
      ...unplacedList('vocabulary', otherwiseDefined(mine.vocabulary, theirs.vocabulary)),
    ],
  }
}

/** Definitions of theirs that mine says otherwise: one word has one meaning in a dossier. */
function otherwiseDefined(mine: VocabularyDefinition | undefined, theirs: VocabularyDefinition | undefined): unknown[] {
  const own = new Map<string, unknown>()
  for (const kind of mine?.kinds ?? []) own.set(`kind ${kind.id}`, kind)
  for (const property of mine?.properties ?? []) own.set(`property ${property.id}`, property)
  const differs = (key: string, definition: unknown) => own.has(key) && !isSameJson(own.get(key), definition)
  return [
    ...(theirs?.kinds ?? []).filter((kind) => differs(`kind ${kind.id}`, kind)),
    ...(theirs?.properties ?? []).filter((property) => differs(`property ${property.id}`, property)),
  ]
}

function keptHighlights(mine: Highlight, theirs: Highlight, versionId: VersionId): KeptBoth<Highlight> {
  const tags = union(mine.tags, theirs.tags)
  if (
    mine.sourceId === theirs.sourceId &&
    mine.selector.quote.exact === theirs.selector.quote.exact &&
    tags.length <= 200
  )
    return { record: { ...mine, tags }, unplaced: [] }
  return { record: mine, beside: besides('highlights', theirs, versionId), unplaced: [] }
}

/** Fields that mine has not come from theirs; fields in which they differ stay as mine has them, and theirs are handed back. */
function keptFields<C extends Exchanged>(
  collection: C,
  mine: RecordOf<C>,
  theirs: RecordOf<C>,
  done: readonly string[],
  neverTaken: readonly string[] = [],
): KeptBoth<RecordOf<C>> {
  const own = new Map<string, unknown>(Object.entries(saying(collection, mine)))
  const taken: [string, unknown][] = []
  const unplaced: [string, unknown][] = []
  for (const [field, value] of Object.entries(saying(collection, theirs))) {
    if (field === 'id' || done.includes(field) || isNothing(value) || isSameJson(own.get(field), value)) continue
    if (isNothing(own.get(field)) && !neverTaken.includes(field)) taken.push([field, value])
    else unplaced.push([field, value])
  }
  return { record: { ...mine, ...Object.fromEntries(taken) }, unplaced }
}

function unplacedList(field: string, items: readonly unknown[]): [string, unknown][] {
  return items.length === 0 ? [] : [[field, items]]
}

function isNothing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

function list<K extends string, T>(field: K, items: T[]): { [key in K]?: T[] } {
  return (items.length === 0 ? {} : { [field]: items }) as { [key in K]?: T[] }
}

/** As `union`; where a passage stands in the text of either makes its citation no other one. */
function unitedCitations(mine: readonly Citation[], theirs: readonly Citation[]): Citation[] {
  const here = new Set(mine.map(citationKey))
  return [...mine, ...theirs.filter((citation) => !here.has(citationKey(citation)))]
}

/** Mine first, then what only they have. */
function union<T>(mine: readonly T[], theirs: readonly T[]): T[] {
  const here = new Set(mine.map(canonicalJson))
  return [...mine, ...theirs.filter((item) => !here.has(canonicalJson(item)))]
}
