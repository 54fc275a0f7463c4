import { z } from 'zod'
import type { Citation } from '../records/citation'
import type { Claim } from '../records/claim'
import type { DossierMeta } from '../records/dossier'
import type { CitedText, Entity } from '../records/entity'
import { idSchema } from '../records/ids'
import type { RecordOf } from '../records/records'

/** Where citations stand: at claims, at an entity's names and summary, at the dossier's own summary. */
const CITING_COLLECTIONS = ['claims', 'entities', 'meta'] as const
export type CitingCollection = (typeof CITING_COLLECTIONS)[number]

/** Which citation is meant: the one at place `at` of a claim, a summary, or an entity's name. */
export const citationAddressSchema = z.strictObject({
  collection: z.enum(CITING_COLLECTIONS),
  id: idSchema,
  /** The place of the name among the entity's. */
  name: z.int().nonnegative().optional(),
  at: z.int().nonnegative(),
})
export type CitationAddress = z.infer<typeof citationAddressSchema>

/** A line that citations stand at. `name` is the place of a name among an entity's. */
export type CitedLine = { kind: 'claim' } | { kind: 'name'; name: number } | { kind: 'summary' }

const CLAIM: CitedLine = { kind: 'claim' }
const SUMMARY: CitedLine = { kind: 'summary' }

/** The lines of a record that cite, each with its citations. */
export function* citedLines<C extends CitingCollection>(
  collection: C,
  record: RecordOf<C>,
): Generator<{ line: CitedLine; citations: readonly Citation[] }> {
  // A test of the collection does not tell the compiler which record it has.
  if (collection === 'claims') {
    yield { line: CLAIM, citations: (record as Claim).citations }
    return
  }
  const { names = [], summary } = record as Partial<Entity> & Pick<DossierMeta, 'summary'>
  for (const [name, { citations }] of names.entries()) yield { line: { kind: 'name', name }, citations }
  if (summary) yield { line: SUMMARY, citations: summary.citations }
}

type Change = (citation: Citation, line: CitedLine, at: number) => Citation | null

/** The record with each of its citations changed, or without it for null; the same object where none was. */
export function withCitations<C extends CitingCollection>(
  collection: C,
  record: RecordOf<C>,
  change: Change,
): RecordOf<C> {
  if (collection === 'claims') return withThose(record as Claim, CLAIM, change) as RecordOf<C>
  const own: Partial<Entity> & Pick<DossierMeta, 'summary'> = record as Entity | DossierMeta
  const names = own.names && changed(own.names, (name, at) => withThose(name, { kind: 'name', name: at }, change))
  const summary = own.summary && withThose<CitedText>(own.summary, SUMMARY, change)
  if (names === own.names && summary === own.summary) return record
  return { ...record, ...(names && { names }), ...(summary && { summary }) }
}

function withThose<T extends { citations: Citation[] }>(cited: T, line: CitedLine, change: Change): T {
  const after = cited.citations.flatMap((citation, at) => change(citation, line, at) ?? [])
  const isSame = after.length === cited.citations.length && after.every((each, at) => each === cited.citations[at])
  return isSame ? cited : { ...cited, citations: after }
}

/** The list with each of its members changed; the same list where none was. */
export function changed<T>(list: T[], change: (each: T, at: number) => T): T[] {
  const after = list.map(change)
  return after.every((each, at) => each === list[at]) ? list : after
}
