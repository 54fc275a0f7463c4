import type { SessionTools } from '../../src-main/services/session/dossier-session'

/** A clock that moves a second with each look, and ids in order. */
export function countingTools(): SessionTools {
  let seconds = 0
  let ids = 0
  return {
    now: () => new Date(Date.UTC(2026, 0, 2, 3, 4, seconds++)).toISOString(),
    makeId: () => `r-${++ids}`,
  }
}
