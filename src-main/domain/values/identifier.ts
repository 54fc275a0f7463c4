import { z } from 'zod'
import { lineSchema } from '../records/text'
import { IDENTIFIER_SCHEMES, identifierScheme, schemeIdSchema, type IdentifierScheme } from './identifier-scheme'
import { beforeReading, type ValueReading } from './value-reading'

/** By what a register or a standard knows a thing. Of codes, case and spaces are not kept: they mean nothing there. */
export const identifierValueSchema = z.strictObject({
  type: z.literal('identifier'),
  scheme: schemeIdSchema,
  identifier: lineSchema,
})

export type IdentifierValue = z.infer<typeof identifierValueSchema>

/** 'IMO 9074729', 'HRB 12345 (registration number)'; without the brackets where the scheme is `said` beside it. */
export function identifierWords({ scheme, identifier }: IdentifierValue, said?: string): string {
  const { tag, label } = identifierScheme(scheme)
  if (tag !== undefined) return `${tag}\u00a0${inGroups(scheme, identifier)}`
  return scheme === said
    ? identifier
    : `${identifier} (${/^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label})`
}

/** What looks wrong in it: a length, a check digit. It is kept all the same, for a source may print it so. */
export function identifierWarning({ scheme, identifier }: IdentifierValue): string | undefined {
  return identifierScheme(scheme).fault?.(identifier)
}

/** The same for identifiers that are one, however they are written. */
export function identifierKey({ scheme, identifier }: IdentifierValue): string {
  return `${scheme} ${identifier.toUpperCase().replace(/[\s.\-/]/g, '')}`
}

/**
 * Reads an identifier as people write it: 'IMO 9074729', 'GB29 NWBK 6016 1331 9268 19'. Without a `scheme` its own words or its check
 * digits must say which it is.
 */
export function readIdentifier(text: string, scheme?: string): ValueReading<IdentifierValue> {
  const refused = beforeReading(text)
  if (refused) return refused
  const written = text.replace(/\s+/g, ' ').trim()
  if (!/[\p{L}\p{N}]/u.test(written) || !lineSchema.safeParse(written).success)
    return { kind: 'wrong', message: 'An identifier has letters or figures, such as IMO 9074729 or HRB 12345.' }
  const known = scheme === undefined || scheme === '' ? schemeOf(written) : identifierScheme(scheme)
  if (!known) return { kind: 'wrong', message: 'Choose beside it what kind of number it is.' }
  const identifier = bare(written, known)
  if (identifier === '')
    return { kind: 'wrong', message: `Write the number itself behind ‘${known.tag ?? known.label}’.` }
  const value: IdentifierValue = { type: 'identifier', scheme: known.id, identifier }
  return { kind: 'read', value, words: identifierWords(value), warning: identifierWarning(value) }
}

/** The number alone, without the scheme's name before it. */
function bare(written: string, { tag, isCode }: IdentifierScheme): string {
  if (tag === undefined) return written
  const named = written.toUpperCase().startsWith(tag.toUpperCase()) && !/^[\p{L}\p{N}]{12,}$/u.test(written)
  const rest = named ? written.slice(tag.length).replace(/^\s*(?:number|no\.?)?[\s:.#–-]*/iu, '') : written
  return isCode ? rest.toUpperCase().replace(/[\s.–-]/g, '') : rest
}

/** The scheme that the words name, or the only one of those with check digits that they fit. */
function schemeOf(written: string): IdentifierScheme | undefined {
  const upper = written.toUpperCase()
  const named = IDENTIFIER_SCHEMES.find(({ tag }) => tag !== undefined && new RegExp(`^${tag}\\b`, 'i').test(upper))
  if (named) return named
  const code = upper.replace(/[\s-]/g, '')
  const fitting = IDENTIFIER_SCHEMES.filter(({ id, fault }) => TOLD_BY_CHECK.has(id) && fault?.(code) === undefined)
  return fitting.length === 1 ? fitting[0] : undefined
}

/** Schemes of which a text that fits is one, and no number of something else. */
const TOLD_BY_CHECK: ReadonlySet<string> = new Set(['lei', 'isin', 'iban'])

/** Account numbers are read out in fours. *Source*: ISO 13616, the paper form. */
function inGroups(scheme: string, identifier: string): string {
  return scheme === 'iban' ? identifier.replace(/(.{4})(?=.)/g, '$1\u00a0') : identifier
}
