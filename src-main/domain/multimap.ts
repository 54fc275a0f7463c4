/** Lists of values by key, each list in the order of adding. */
export class Multimap<K, V> {
  private readonly lists = new Map<K, V[]>()

  get(key: K): readonly V[] {
    return this.lists.get(key) ?? []
  }

  add(key: K, value: V): void {
    const list = this.lists.get(key)
    if (list) list.push(value)
    else this.lists.set(key, [value])
  }

  /** Puts a value in the place of another, or at the end when that one is not there. */
  replace(key: K, old: V, now: V): void {
    const list = this.lists.get(key)
    const at = list ? list.indexOf(old) : -1
    if (list && at >= 0) list[at] = now
    else this.add(key, now)
  }

  /** Takes one occurrence of the very same value away. */
  remove(key: K, value: V): void {
    const list = this.lists.get(key)
    const at = list ? list.indexOf(value) : -1
    if (!list || at < 0) return
    list.splice(at, 1)
    if (list.length === 0) this.lists.delete(key)
  }
}
