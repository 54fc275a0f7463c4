/** A source of numbers that gives the same ones for the same seed. */
export interface Random {
  /** At least 0 and less than 1. */
  next(): number
  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number
  /** *Errors*: throws on an empty list. */
  pick<T>(list: readonly T[]): T
}

/** *Source*: Tommy Ettinger's mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return {
    next,
    below: (limit) => Math.floor(next() * limit),
    pick(list) {
      const index = Math.floor(next() * list.length)
      if (list.length === 0) throw new RangeError('nothing to pick from')
      return list[index] as (typeof list)[number]
    },
  }
}
