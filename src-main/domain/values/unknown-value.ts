import { z } from 'zod'

/** The types of value that this version knows. */
const KNOWN_VALUE_TYPES = [
  'text',
  'number',
  'money',
  'percentage',
  'date',
  'entity',
  'identifier',
  'address',
  'coordinates',
  'url',
  'email',
  'phone',
  'country',
  'geometry',
  'somevalue',
  'novalue',
] as const

const KNOWN: ReadonlySet<string> = new Set(KNOWN_VALUE_TYPES)

/** *Units*: characters of JSON. */
const LARGEST = 100_000
const DEEPEST = 20

const typeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,95}$/)
  .refine((type) => !KNOWN.has(type), 'is known, and its value is not as it has to be')

/**
 * The name of a type that a newer version knows and this one does not. It may be any name but the known ones, which no type can say:
 * a literal that is none of them lets the compiler tell the known from the unknown.
 */
export type UnknownType = '(unknown)'

export const unknownTypeSchema = typeSchema as unknown as z.ZodType<UnknownType>

/** A value of such a type: it is kept as it came, shown by its own words and listed in the audit. */
export interface UnknownValue {
  type: UnknownType
}

export const unknownValueSchema = z
  .looseObject({ type: typeSchema })
  .refine((value) => JSON.stringify(value).length <= LARGEST, 'must be at most 100,000 characters')
  .refine((value) => depthOf(value) <= DEEPEST, 'must not be nested so deep') as unknown as z.ZodType<UnknownValue>

export function isUnknownValue(value: { type: string }): value is UnknownValue {
  return !KNOWN.has(value.type)
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0
  return 1 + Math.max(0, ...Object.values(value).map(depthOf))
}

/** *Units*: characters of what stands in it. */
const SHOWN = 300

/** 'H2O (chemical formula, a kind of value that this version does not know)'. */
export function unknownValueWords({ type, ...fields }: UnknownValue): string {
  const said = leaves(fields).join(', ')
  const words = said.length > SHOWN ? `${said.slice(0, SHOWN - 1)}…` : said
  const name = String(type).replaceAll('-', ' ')
  return `${words === '' ? '' : `${words} `}(${name}, a kind of value that this version does not know)`
}

function leaves(value: unknown): string[] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return [String(value)]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leaves)
}
