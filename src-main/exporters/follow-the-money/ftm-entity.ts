import { canonicalJson } from '../../domain/text/canonical-json'

/**
 * An entity of FollowTheMoney on its way to a line of JSON. Values are strings, several to a property, each once.
 * *Source*: FollowTheMoney's entity format; lengths as its property types bound them.
 */
export class FtmEntity {
  private readonly properties = new Map<string, Set<string>>()

  constructor(
    readonly id: string,
    readonly schema: string,
  ) {}

  /** Adds values that are there. *Units*: `maxLength` in characters; what is longer is cut between two. */
  add(property: string, values: readonly (string | undefined)[], maxLength = MAX_TEXT): this {
    for (const value of values) {
      const fitting = value === undefined ? '' : cut(value, maxLength)
      if (fitting.trim() === '') continue
      const known = this.properties.get(property)
      if (known) known.add(fitting)
      else this.properties.set(property, new Set([fitting]))
    }
    return this
  }

  line(): string {
    const properties = Object.fromEntries([...this.properties].map(([name, values]) => [name, [...values]]))
    return `${canonicalJson({ id: this.id, schema: this.schema, properties })}\n`
  }
}

/** *Source*: `maxLength` of FollowTheMoney's text, name and string types. */
const MAX_TEXT = 65_000
export const MAX_NAME = 384
export const MAX_STRING = 1_024
/** *Source*: `maxLength` of `location` on an interval of FollowTheMoney's. */
export const MAX_PLACE = 250

function cut(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(maxLength - 1)) ? maxLength - 1 : maxLength
  return text.slice(0, end)
}
