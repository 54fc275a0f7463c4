import type { Id } from '../records/ids'
import { isSameStamp, type Stamp } from '../records/stamp'
import { isSameJson } from '../text/canonical-json'

/** A record as a layer holds it. Of a base it is enough to have kept the stamp. */
export interface StampedRecord {
  stamp: Stamp
  record?: object
}

/** What is compared: records by collection and id, each with its stamp. */
export interface StampedLayer {
  collections(): Iterable<string>
  ids(collection: string): Iterable<Id>
  state(collection: string, id: Id): StampedRecord | null
}

/** Three layers: what two machines had in common, and what each of them has made of it. */
export interface ThreeLayers {
  base: StampedLayer
  mine: StampedLayer
  theirs: StampedLayer
}

/**
 * How a record stands: the `same` in both as in the base; changed by one of them; changed by both `alike`; or a `conflict`. To change is
 * also to add and to take away. Where it is not known that two states are the same, they count as different.
 */
export type Standing = 'same' | 'mine' | 'theirs' | 'alike' | 'conflict'

/** A record that is not the same in all three; null where it is not there. */
export interface ComparedRecord {
  collection: string
  id: Id
  standing: Exclude<Standing, 'same'>
  base: StampedRecord | null
  mine: StampedRecord | null
  theirs: StampedRecord | null
}

/** How one record stands. What it says decides, and where that was not kept, its stamp. */
export function standingOf(
  base: StampedRecord | null,
  mine: StampedRecord | null,
  theirs: StampedRecord | null,
): Standing {
  const isMineChanged = !isSameState(base, mine)
  const isTheirsChanged = !isSameState(base, theirs)
  if (!isMineChanged && !isTheirsChanged) return 'same'
  if (!isTheirsChanged) return 'mine'
  if (!isMineChanged) return 'theirs'
  return isSameState(mine, theirs) ? 'alike' : 'conflict'
}

/** Compares layers record by record; those that are the same in all three are left out. */
export function* compareThreeWays(layers: ThreeLayers): Generator<ComparedRecord> {
  const sides = [layers.base, layers.mine, layers.theirs]
  const collections = new Set(sides.flatMap((side) => [...side.collections()]))
  for (const collection of collections) {
    const ids = new Set(sides.flatMap((side) => [...side.ids(collection)]))
    for (const id of ids) {
      const base = layers.base.state(collection, id)
      const mine = layers.mine.state(collection, id)
      const theirs = layers.theirs.state(collection, id)
      const standing = standingOf(base, mine, theirs)
      if (standing !== 'same') yield { collection, id, standing, base, mine, theirs }
    }
  }
}

function isSameState(a: StampedRecord | null, b: StampedRecord | null): boolean {
  if (a === null || b === null) return a === b
  if (isSameStamp(a.stamp, b.stamp)) return true
  return a.record !== undefined && b.record !== undefined && isSameJson(a.record, b.record)
}
