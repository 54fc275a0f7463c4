import { analyse } from 'scslre'

/**
 * A sign that, repeated, makes a pattern take longer than the text's length explains; null when there is none.
 * *Source*: scslre, which finds where a pattern may give back what it took, and where it begins anew behind a run it has just left.
 * @param {{ source: string, flags: string }} pattern
 * @returns {string | null}
 */
export function slowSignOf(pattern) {
  const { reports } = analyse(pattern, { reportTypes: { Move: true, Self: true, Trade: true } })
  return reports[0]?.character.pick ?? null
}
