/** Lists of values by key, each list in the order of adding. */
export class Multimap<K, V> {
  private readonly lists = new Map<K, V[]>()
  /** The keys whose lists are this one's alone; null when all are. */
  private own: Set<K> | null = null

  get(key: K): readonly V[] {
    return this.lists.get(key) ?? []
  }

  /** Takes over the lists of another, each copied when it changes; gives way after each key. The other must not change until `settle`. */
  *share(other: Multimap<K, V>): Generator<undefined, void> {
    this.own = new Set()
    for (const [key, list] of other.lists) {
      this.lists.set(key, list)
      yield
    }
  }

  /** Says that nobody else uses the lists that were taken over. */
  settle(): void {
    this.own = null
  }

  add(key: K, value: V): void {
    const list = this.toChange(key)
    if (list) list.push(value)
    else this.put(key, [value])
  }

  /** Puts a value in the place of another, or at the end when that one is not there. */
  replace(key: K, old: V, now: V): void {
    const list = this.toChange(key)
    const at = list ? list.indexOf(old) : -1
    if (list && at >= 0) list[at] = now
    else this.add(key, now)
  }

  /** Takes one occurrence of the very same value away. */
  remove(key: K, value: V): void {
    const list = this.toChange(key)
    const at = list ? list.indexOf(value) : -1
    if (!list || at < 0) return
    list.splice(at, 1)
    if (list.length === 0) this.lists.delete(key)
  }

  private toChange(key: K): V[] | undefined {
    const list = this.lists.get(key)
    return list && this.own?.has(key) === false ? this.put(key, [...list]) : list
  }

  private put(key: K, list: V[]): V[] {
    this.lists.set(key, list)
    this.own?.add(key)
    return list
  }
}
