import type { BriefingProfile } from '../../domain/briefing/model'
import { text, type Inline, type TextInline } from '../content/inline'

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu
const MIN_NAME = 3

interface KnownName {
  readonly name: string
  readonly id: string
}

/** Finds the names of profiled entities in running text, so that the index can list the pages that speak of them. */
export class MentionFinder {
  /** By the first word of the name; longer names first. */
  readonly #byFirstWord = new Map<string, KnownName[]>()

  constructor(profiles: readonly BriefingProfile[]) {
    for (const { id, names } of profiles)
      for (const { value } of names) {
        const first = value.match(WORD)?.[0]
        if (first === undefined || value.length < MIN_NAME) continue
        const known = this.#byFirstWord.get(first)
        if (known) known.push({ name: value, id })
        else this.#byFirstWord.set(first, [{ name: value, id }])
      }
    for (const known of this.#byFirstWord.values()) known.sort((a, b) => b.name.length - a.name.length)
  }

  /** The text as it was, cut where a known name stands. */
  inlines(value: string, tone?: TextInline['tone']): Inline[] {
    const result: Inline[] = []
    let done = 0
    for (const match of value.matchAll(WORD)) {
      const at = match.index
      if (at < done) continue
      const found = this.#byFirstWord
        .get(match[0])
        ?.find(({ name }) => value.startsWith(name, at) && !/^[\p{L}\p{N}\p{M}]/u.test(value.slice(at + name.length)))
      if (!found) continue
      if (at > done) result.push(text(value.slice(done, at), tone))
      result.push({ ...text(found.name, tone), mention: found.id })
      done = at + found.name.length
    }
    if (done < value.length) result.push(text(value.slice(done), tone))
    return result
  }
}
