/** How much longer `npm run torture` tries each property than `npm test` does. */
const LONGER = 20

/**
 * How often a property is tried: few times in `npm test`, where many tests run often, and many times in `npm run torture -- properties`.
 *
 * @param few as many as find a coarse mistake, and take no longer than other tests
 */
export function runs(few: number): number {
  return isLong() ? few * LONGER : few
}

/** The first few of the cases in `npm test`, and all of them in the torture: for cases that differ by chance alone. */
export function someOf<T>(cases: readonly T[], few: number): readonly T[] {
  return isLong() ? cases : cases.slice(0, few)
}

/** Whether this is the torture: for what has to wait long for another program. */
export function isLong(): boolean {
  return process.env.DOSSIER_PROPERTIES === 'long'
}
