import type { CopyPlan } from '../../domain/ports'

const HOUR_MS = 3_600_000

/** A little less than it is called, so that who stops earlier today than yesterday is not a day late. *Units*: milliseconds. */
const AFTER_MS: Readonly<Record<CopyPlan['every'], number>> = {
  never: Infinity,
  there: HOUR_MS,
  day: 20 * HOUR_MS,
  week: 6.5 * 24 * HOUR_MS,
}

/** Whether a copy is to be made by itself now: its time has come, its folder is there, and there is something new to copy. */
export function isCopyDue(plan: CopyPlan, moment: { now: string; isThere: boolean; state: string }): boolean {
  if (plan.every === 'never' || !moment.isThere || moment.state === plan.last?.state) return false
  if (!plan.last) return true
  const ageMs = Date.parse(moment.now) - Date.parse(plan.last.at)
  // A clock that was set back must not put a copy off for years.
  return ageMs >= AFTER_MS[plan.every] || ageMs < 0
}
