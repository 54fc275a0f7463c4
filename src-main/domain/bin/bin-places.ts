import { compareMoments } from '../dating/moments'
import type { Id } from '../records/ids'
import type { BinEntry, BinnableCollection } from '../records/records'

/** Finds in the bin what was deleted, by the record that it was. */
export class BinPlaces {
  private byRecord: ReadonlyMap<string, BinEntry> | null = null
  private byId: ReadonlyMap<Id, BinEntry> | null = null

  constructor(private readonly bin: () => Readonly<Record<Id, BinEntry>>) {}

  /** The entry that a deleted record is put back from. */
  of(collection: BinnableCollection, id: Id): BinEntry | undefined {
    return this.places().get(keyOf(collection, id))
  }

  /** As `of`, whatever kind of record it was. */
  ofAny(id: Id): BinEntry | undefined {
    this.byId ??= new Map([...this.places().values()].map((entry) => [entry.recordId, entry]))
    return this.byId.get(id)
  }

  entries(collection: BinnableCollection): BinEntry[] {
    return [...this.places().values()].filter((entry) => entry.collection === collection)
  }

  /** To be called when the bin has changed. */
  forget(): void {
    this.byRecord = this.byId = null
  }

  private places(): ReadonlyMap<string, BinEntry> {
    if (this.byRecord) return this.byRecord
    const places = new Map<string, BinEntry>()
    for (const entry of Object.values(this.bin())) {
      const key = keyOf(entry.collection, entry.recordId)
      const known = places.get(key)
      if (!known || isNearer(entry, known)) places.set(key, entry)
    }
    this.byRecord = places
    return places
  }
}

/** What was deleted last; of the same moment the person's own version, which brings the other back with it. */
function isNearer(one: BinEntry, other: BinEntry): boolean {
  if (one.deletedAt !== other.deletedAt) return compareMoments(one.deletedAt, other.deletedAt) > 0
  return one.record !== null && other.record === null
}

function keyOf(collection: BinnableCollection, id: Id): string {
  return `${collection} ${id}`
}
