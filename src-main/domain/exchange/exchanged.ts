import { isSameJson } from '../text/canonical-json'
import { withCitations, type CitingCollection } from '../citing/citing-records'
import { toldCitation } from '../citing/reworded'
import type { Id } from '../records/ids'
import type { RecordOf } from '../records/records'
import { isUnknownValue } from '../values/unknown-value'

/** What goes from one desk to another, in an order in which a record's targets mostly come before it. */
export const EXCHANGED = ['meta', 'entities', 'sources', 'claims', 'notes', 'highlights', 'briefings'] as const
export type Exchanged = (typeof EXCHANGED)[number]

/** A record with the collection that it stands in. */
export type CollectedRecord = { [C in Exchanged]: { collection: C; record: RecordOf<C> } }[Exchanged]

/** How the id of a version begins that stands beside another one; the rest follows from what it says. */
export const OTHER_VERSION = 'v-'

/** Names a record among all. *Shape*: 'claims c-member-a'. */
export function keyOf(collection: Exchanged, id: Id): string {
  return `${collection} ${id}`
}

/**
 * True when two versions of a record say the same. Whose hand made it, when, under which name it was known before and whether it is
 * private here is not what it says.
 */
export function saysSame<C extends Exchanged>(collection: C, a: RecordOf<C>, b: RecordOf<C>): boolean {
  return isSameJson(saying(collection, a), saying(collection, b))
}

/** What a record says, without what differs between two desks although nobody changed it. */
export function saying<C extends Exchanged>(collection: C, record: RecordOf<C>): object {
  const silent = SILENT[collection]
  return Object.fromEntries(Object.entries(told(collection, record)).filter(([field]) => !silent.includes(field)))
}

/** The record without what its citations keep of earlier texts of their sources. */
function told<C extends Exchanged>(collection: C, record: RecordOf<C>): RecordOf<C> {
  return cites(collection) ? (withCitations(collection, record as never, toldCitation) as RecordOf<C>) : record
}

/** True for records in which citations stand. */
export function cites(collection: Exchanged): collection is CitingCollection {
  return collection === 'claims' || collection === 'entities' || collection === 'meta'
}

const SILENT: Readonly<Record<Exchanged, readonly string[]>> = {
  meta: ['bundle'],
  entities: ['createdBy', 'formerNames'],
  sources: ['createdBy', 'formerNames', 'originals'],
  claims: ['createdBy'],
  notes: ['createdAt', 'updatedAt', 'formerNames', 'private'],
  highlights: ['createdAt', 'contentHash', 'status'],
  briefings: ['createdAt', 'updatedAt', 'lastExport'],
}

/** What a field of a record names, by the field's name; whatever stands in such a field is an id or a list of them. */
export const NAMES: ReadonlyMap<string, Exchanged> = new Map([
  ['subject', 'entities'],
  ['attributedTo', 'entities'],
  ['reportedBy', 'entities'],
  ['about', 'entities'],
  ['entityId', 'entities'],
  ['place', 'entities'],
  ['event', 'entities'],
  ['authorIds', 'entities'],
  ['entityIds', 'entities'],
  ['sourceId', 'sources'],
  ['derivedFrom', 'sources'],
  ['claimId', 'claims'],
  ['claimIds', 'claims'],
  ['agreesWith', 'claims'],
  ['noteIds', 'notes'],
])

const TARGETS: ReadonlyMap<unknown, Exchanged> = new Map([
  ['entity', 'entities'],
  ['claim', 'claims'],
  ['source', 'sources'],
  ['highlight', 'highlights'],
])

/** The record with every id in it that names another record as `change` gives it. */
export function withNames<P extends CollectedRecord>(
  placed: P,
  change: (collection: Exchanged, id: Id, field: string) => Id,
): P {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    const kind: unknown = 'kind' in value ? TARGETS.get(value.kind) && value.kind : undefined
    return Object.fromEntries(
      Object.entries(value).map(([field, item]: [string, unknown]) => {
        // Nobody knows what a value of a newer version's type names: it stays as it is.
        if (placed.collection === 'claims' && field === 'value' && isUnknown(item)) return [field, item]
        const named = NAMES.get(field) ?? (field === 'id' && kind !== undefined ? TARGETS.get(kind) : undefined)
        if (named === undefined) return [field, walk(item)]
        if (typeof item === 'string') return [field, change(named, item, field)]
        if (Array.isArray(item))
          return [field, item.map((id: unknown) => (typeof id === 'string' ? change(named, id, field) : id))]
        return [field, walk(item)]
      }),
    )
  }
  // Only ids were exchanged for ids.
  return { ...placed, record: walk(placed.record) } as P
}

function isUnknown(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    isUnknownValue({ type: value.type })
  )
}

/** The records that a record names, each as often as it does, and in which field. */
export function namedIn(placed: CollectedRecord): { collection: Exchanged; id: Id; field: string }[] {
  const named: { collection: Exchanged; id: Id; field: string }[] = []
  withNames(placed, (collection, id, field) => {
    named.push({ collection, id, field })
    return id
  })
  return named
}

/** Fields that are dropped where what they name is not there; whatever stands in others is what a record rests on. */
export const DROPPED_FIELDS: ReadonlySet<string> = new Set([
  'claimId',
  'claimIds',
  'agreesWith',
  'about',
  'derivedFrom',
  'authorIds',
])
