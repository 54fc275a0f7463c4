/** A record as storage sees it: JSON with named fields. */
export type StoredRecord = Readonly<Record<string, unknown>>

/**
 * A stretch of a long text replaced.
 * *Units*: `at`, `removed` and `length` in UTF-16 code units; `length` is that of the text before, and `near` the characters
 * around the stretch, so that a splice can never be put into another text than the one it was made for.
 */
interface TextSplice {
  at: number
  removed: number
  inserted: string
  length: number
  near: string
}

/** What turns one state of a record into the next: its cost is that of the change, not of the record. */
export interface RecordPatch {
  set?: Record<string, unknown>
  unset?: string[]
  splice?: Record<string, TextSplice>
}

/** *Units*: characters. Below this a text is written whole, which is easier to read in the journal. */
const LONG_TEXT = 512
const NEAR = 24
const BLOCK = 4_096

/** The patch from `before` to `after`. */
export function diffRecord(before: StoredRecord, after: StoredRecord): RecordPatch {
  const set: Record<string, unknown> = {}
  const splice: Record<string, TextSplice> = {}
  for (const [key, value] of Object.entries(after)) {
    const old = field(before, key)
    if (value === undefined || sameJson(old, value)) continue
    if (typeof old === 'string' && typeof value === 'string' && value.length > LONG_TEXT) {
      splice[key] = spliceBetween(old, value)
    } else set[key] = value
  }
  const unset = Object.keys(before).filter((key) => before[key] !== undefined && field(after, key) === undefined)
  return {
    ...(Object.keys(set).length > 0 && { set }),
    ...(unset.length > 0 && { unset }),
    ...(Object.keys(splice).length > 0 && { splice }),
  }
}

/** The record after the patch, or null when the patch was made for another state of it. */
export function applyPatch(record: StoredRecord, patch: RecordPatch): StoredRecord | null {
  const next: Record<string, unknown> = { ...record, ...patch.set }
  for (const key of patch.unset ?? []) delete next[key]
  for (const [key, splice] of Object.entries(patch.splice ?? {})) {
    const text = field(record, key)
    if (typeof text !== 'string' || text.length !== splice.length) return null
    if (around(text, splice.at, splice.removed) !== splice.near) return null
    next[key] = text.slice(0, splice.at) + splice.inserted + text.slice(splice.at + splice.removed)
  }
  return next
}

/** True when two values would be the same in JSON: the order of keys does not count, and an undefined field is none. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false
    return a.every((item, index) => sameJson(item, b[index]))
  }
  const left = Object.entries(a).filter(([, value]) => value !== undefined)
  const right = new Map<string, unknown>(Object.entries(b).filter(([, value]) => value !== undefined))
  return left.length === right.size && left.every(([key, value]) => right.has(key) && sameJson(value, right.get(key)))
}

/** A record's own field: names such as `constructor` are on every object. */
function field(record: StoredRecord, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

function spliceBetween(before: string, after: string): TextSplice {
  const shorter = Math.min(before.length, after.length)
  const at = commonLength(shorter, (from, to) => before.slice(from, to) === after.slice(from, to))
  const tail = commonLength(
    shorter - at,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === after.slice(after.length - to, after.length - from),
  )
  const removed = before.length - at - tail
  return {
    at,
    removed,
    inserted: after.slice(at, after.length - tail),
    length: before.length,
    near: around(before, at, removed),
  }
}

/** The longest run, from 0, over which `same` holds: whole blocks first, because comparing slices costs next to nothing. */
function commonLength(limit: number, same: (from: number, to: number) => boolean): number {
  let length = 0
  for (let step = BLOCK; step >= 1; step = Math.floor(step / 2)) {
    while (length + step <= limit && same(length, length + step)) length += step
  }
  return length
}

function around(text: string, at: number, removed: number): string {
  return text.slice(Math.max(0, at - NEAR), at) + text.slice(at + removed, at + removed + NEAR)
}
