import type { Id } from '../../domain/records/ids'
import type { ErasedRecord } from '../../domain/ports'
import type { StoredRecord } from '../tables/record-patch'
import { rewriteRecord, tableOf, type RecordTables } from '../tables/record-table'
import type { BackOp, LoggedChange } from '../history/undo-log'

/** What erasing takes from tables: records that go, and those of which something that names them goes. */
export interface Erasing {
  gone: { collection: string; id: Id; record: StoredRecord }[]
  changed: { collection: string; id: Id; record: StoredRecord }[]
}

/** *Units*: characters. A shorter name stands in other names by chance. */
const SHORTEST_NAME = 3

/**
 * Records that are to be gone for good, with everything that is kept of them under other ids: versions of a note, entries of the bin,
 * and of a source the reader's grade and marked passages, which hold its words. They are known by id, never by what they say.
 */
export class ErasedRecords {
  private readonly whole = new Set<string>()
  private readonly alone = new Set<string>()

  constructor(records: readonly ErasedRecord[]) {
    for (const { collection, id, alone } of records) {
      this.alone.add(`${collection}/${id}`)
      if (alone !== true) this.whole.add(`${collection}/${id}`)
    }
  }

  /** What goes from these tables, and what changes in them. */
  plan(tables: RecordTables): Erasing {
    const gone: Erasing['gone'] = []
    for (const [collection, { byId, stamps }] of tables) {
      for (const id of stamps.keys()) {
        const record = byId[id]
        if (record && this.holds(collection, id, record)) gone.push({ collection, id, record })
      }
    }
    const names = namesOf(gone)
    if (names.length === 0) return { gone, changed: [] }
    const going = new Set(gone.map(({ collection, id }) => `${collection}/${id}`))
    const changed: Erasing['changed'] = []
    for (const collection of ['notes', 'bin', 'revisions']) {
      const { byId, stamps } = tableOf(tables, collection)
      for (const id of stamps.keys()) {
        const record = byId[id]
        if (!record || going.has(`${collection}/${id}`)) continue
        const unnamed = withoutNames(record, names)
        if (unnamed !== record) changed.push({ collection, id, record: unnamed })
      }
    }
    return { gone, changed }
  }

  /** The log without what it holds of them. Every other record's way back stays as long as it was. */
  logWithout(log: readonly LoggedChange[], { gone }: Erasing): LoggedChange[] {
    const keys = new Set(gone.map(({ collection, id }) => `${collection}/${id}`))
    for (const { back } of log) {
      for (const { collection, id, put } of back)
        if (put && this.holds(collection, id, put)) keys.add(`${collection}/${id}`)
    }
    const names = namesOf(gone)
    const left = log.map((change) => ({
      ...change,
      back: change.back
        .filter(({ collection, id }) => !keys.has(`${collection}/${id}`) && !this.alone.has(`${collection}/${id}`))
        .map((op) => unnamedOp(op, names)),
    }))
    return withoutEmpty(log, left)
  }

  /** Whether a record is one of them or kept of one of them. */
  private holds(collection: string, id: Id, record: StoredRecord): boolean {
    if (this.alone.has(`${collection}/${id}`)) return true
    return ownersOf(collection, record).some(({ key, isPart }) => (isPart ? this.whole : this.alone).has(key))
  }
}

/** Takes what was planned away from tables that are nobody's memory yet. */
export function eraseFrom(tables: RecordTables, { gone, changed }: Erasing): void {
  for (const { collection, id } of gone) rewriteRecord(tables, collection, id, null)
  for (const { collection, id, record } of changed) rewriteRecord(tables, collection, id, record)
}

/** *Shape*: `isPart` for what has its own place beside the other record: it stays when only that record's own text is to go. */
export function ownersOf(collection: string, record: StoredRecord): { key: string; isPart: boolean }[] {
  const { noteId, recordId, sourceId, record: binned } = record
  switch (collection) {
    case 'revisions':
      return typeof noteId === 'string' ? [{ key: `notes/${noteId}`, isPart: true }] : []
    case 'highlights':
      return typeof sourceId === 'string' ? [{ key: `sources/${sourceId}`, isPart: true }] : []
    case 'grades':
      return typeof record.id === 'string' ? [{ key: `sources/${record.id}`, isPart: true }] : []
    case 'bin': {
      // An entry without a record hides what came with the app, and holds nothing.
      if (typeof record.collection !== 'string' || typeof recordId !== 'string' || !isStored(binned)) return []
      return [
        { key: `${record.collection}/${recordId}`, isPart: false },
        ...(record.collection === 'highlights' ? ownersOf('highlights', binned) : []),
      ]
    }
    default:
      return []
  }
}

/** A change from which nothing is left is forgotten, unless one that stays takes it back or is taken back by it. */
function withoutEmpty(before: readonly LoggedChange[], after: readonly LoggedChange[]): LoggedChange[] {
  const emptied = new Set(
    after.flatMap(({ id, back }, at) => (back.length === 0 && (before[at]?.back.length ?? 0) > 0 ? [id] : [])),
  )
  const isTied = ({ id, undoes, redoes }: LoggedChange) =>
    after.some((other) => !emptied.has(other.id) && [other.undoes, other.redoes].some((tied) => tied === id)) ||
    [undoes, redoes].some(
      (tied) => tied !== undefined && after.some((other) => other.id === tied && !emptied.has(tied)),
    )
  const forgotten = new Set(after.filter((change) => emptied.has(change.id) && !isTied(change)).map(({ id }) => id))
  return after.filter(({ id }) => !forgotten.has(id))
}

function unnamedOp(op: BackOp, names: readonly string[]): BackOp {
  if (names.length === 0) return op
  if (op.put) return { ...op, put: withoutNames(op.put, names) }
  if (op.patch?.set) return { ...op, patch: { ...op.patch, set: withoutNames(op.patch.set, names) } }
  return op
}

/** What the records that go are and were called. */
function namesOf(gone: Erasing['gone']): string[] {
  const names = new Set<string>()
  for (const { collection, record } of gone) {
    const held = collection === 'bin' && isStored(record.record) ? record.record : record
    for (const name of [held.title, held.shortTitle, ...listed(held.formerNames), ...listed(held.names)])
      if (typeof name === 'string' && name.trim().length >= SHORTEST_NAME) names.add(name.trim())
    if (typeof held.body === 'string' && (held.title === '' || held.title === undefined)) {
      const line = held.body.split('\n', 1)[0]?.trim() ?? ''
      if (line.length >= SHORTEST_NAME) names.add(line)
    }
  }
  return [...names]
}

/** Names as they are, or as values of records of names. */
function listed(value: unknown): unknown[] {
  if (!Array.isArray(value)) return []
  const values: unknown[] = value
  return values.map((item) => (isStored(item) ? item.value : item))
}

/** A record whose label or former names say none of these names; the very same when they do not. They are worked out anew when shown. */
function withoutNames(record: StoredRecord, names: readonly string[]): StoredRecord {
  const says = (text: unknown) => typeof text === 'string' && names.some((name) => text.includes(name))
  let next: Record<string, unknown> | null = null
  if (says(record.label) && record.record !== null) next = { ...record, label: '' }
  if (listed(record.formerNames).some(says)) {
    next = { ...(next ?? record), formerNames: listed(record.formerNames).filter((name) => !says(name)) }
  }
  for (const key of ['record', 'note']) {
    const inner = record[key]
    if (!isStored(inner)) continue
    const unnamed = withoutNames(inner, names)
    if (unnamed !== inner) next = { ...(next ?? record), [key]: unnamed }
  }
  return next ?? record
}

function isStored(value: unknown): value is StoredRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
