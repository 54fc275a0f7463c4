import type { Money } from '../../domain/values/money'

/** The amount of a sum that is given exactly; FollowTheMoney's numbers are neither about nor at least something. */
export function exactAmount({ amount, to, nearness }: Money): string | undefined {
  return to === undefined && nearness === undefined ? amount : undefined
}
