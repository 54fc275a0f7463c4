import type { WarnedBriefing } from './warnings'
import { isSameJson } from '../text/canonical-json'
import { mergeText } from '../text/merge-text'

/**
 * Puts together what two hands changed of a briefing: of each part the side that changed it, of a text that both changed the lines
 * of each. Undefined when both changed the same words, or the same list: then a person must choose.
 */
export function mergeBriefings(
  base: WarnedBriefing,
  mine: WarnedBriefing,
  theirs: WarnedBriefing,
): WarnedBriefing | undefined {
  const written: Record<string, unknown> = { ...mine }
  const merged: Record<string, unknown> = { ...theirs }
  for (const key of BESIDE) delete merged[key]
  const [was, here, there] = [fieldsOf(base), fieldsOf(mine), fieldsOf(theirs)]
  for (const key of new Set([...was.keys(), ...here.keys(), ...there.keys()])) {
    const [before, own, other] = [was.get(key), here.get(key), there.get(key)]
    if (isSameJson(own, other) || isSameJson(own, before)) continue
    if (isSameJson(other, before)) {
      merged[key] = written[key]
      continue
    }
    const text =
      typeof own === 'string' && typeof other === 'string'
        ? mergeText(typeof before === 'string' ? before : '', own, other)
        : undefined
    if (text === undefined) return undefined
    merged[key] = text
  }
  // The parts are those of three briefings, each of which is one.
  return merged as WarnedBriefing
}

/** True when two versions say the same, whatever the order of their fields; an empty list says nothing. */
export function sameBriefing(a: WarnedBriefing, b: WarnedBriefing): boolean {
  const [one, other] = [fieldsOf(a), fieldsOf(b)]
  return [...new Set([...one.keys(), ...other.keys()])].every((key) => isSameJson(one.get(key), other.get(key)))
}

/** What is not part of the briefing's content. */
const BESIDE = new Set(['id', 'createdAt', 'updatedAt', 'lastExport'])

function fieldsOf(briefing: WarnedBriefing): ReadonlyMap<string, unknown> {
  const says = ([key, value]: [string, unknown]) =>
    !BESIDE.has(key) && value !== undefined && !(Array.isArray(value) && value.length === 0)
  return new Map(Object.entries(briefing).filter(says))
}
