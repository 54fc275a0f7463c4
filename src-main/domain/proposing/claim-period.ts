import type { Claim } from '../records/claim'
import { dateSpan, datesAgree, type DateSpan } from '../dating/dates'

/** When a claim holds, as far as it says. *Shape*: a claim that holds at one moment starts and ends then; null is not said. */
export interface ClaimPeriod {
  start: DateSpan | null
  end: DateSpan | null
}

/** When what the claim says holds; when it was said is no matter. */
export function periodOf(claim: Claim): ClaimPeriod {
  const { happenedAt, start, end } = claim.qualifiers ?? {}
  if (happenedAt) return { start: dateSpan(happenedAt.edtf), end: dateSpan(happenedAt.edtf) }
  return { start: start ? dateSpan(start.edtf) : null, end: end ? dateSpan(end.edtf) : null }
}

/** False only when one was certainly over before the other began. */
export function mayOverlap(a: Claim, b: Claim): boolean {
  const [one, other] = [periodOf(a), periodOf(b)]
  return !isBefore(one.end, other.start) && !isBefore(other.end, one.start)
}

/** True when both were certainly going on at some moment. What has begun and has no end is going on. */
export function doOverlap(a: Claim, b: Claim): boolean {
  const [one, other] = [periodOf(a), periodOf(b)]
  return isDated(one) && isDated(other) && hasBegunBy(one, other) && hasBegunBy(other, one)
}

export function isUndated(claim: Claim): boolean {
  return !isDated(periodOf(claim))
}

/** True when the claim certainly held at a time. *Units*: milliseconds since 1970, as of a date's span. */
export function holdsAt(claim: Claim, time: number): boolean {
  const { start, end } = periodOf(claim)
  return (start?.max ?? -Infinity) <= time && time <= (end?.min ?? Infinity)
}

/** True when the later one begins after the earlier one, which is not said to have ended: the one may have followed the other. */
export function maySucceed(a: Claim, b: Claim): boolean {
  const [one, other] = [a.qualifiers?.start?.edtf, b.qualifiers?.start?.edtf]
  if (one === undefined || other === undefined || datesAgree(one, other)) return false
  const earlier = dateSpan(one).min < dateSpan(other).min ? a : b
  return earlier.qualifiers?.end === undefined
}

function isDated({ start, end }: ClaimPeriod): boolean {
  return start !== null || end !== null
}

function isBefore(end: DateSpan | null, start: DateSpan | null): boolean {
  return end !== null && start !== null && end.max < start.min
}

function hasBegunBy(one: ClaimPeriod, other: ClaimPeriod): boolean {
  return (one.start?.max ?? -Infinity) <= (other.end?.min ?? Infinity)
}
