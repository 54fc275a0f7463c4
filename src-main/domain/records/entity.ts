import { z } from 'zod'
import { citationSchema } from './citation'
import { idSchema } from './ids'
import { kindIdSchema } from '../vocabulary/definition'
import { lineSchema, proseSchema } from './text'

/** Whose hand made a record. */
export const createdBySchema = z.enum(['bundle', 'user', 'importer'])
export type CreatedBy = z.infer<typeof createdBySchema>

/** One name. *Shape*: `lang` is a BCP 47 tag, `script` an ISO 15924 code. The first name is the one shown. */
const nameSchema = z.strictObject({
  value: lineSchema,
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'is not a language tag such as fr or ar')
    .optional(),
  script: z
    .string()
    .regex(/^[A-Z][a-z]{3}$/, 'is not a script code such as Latn or Cyrl')
    .optional(),
  kind: z.enum(['name', 'alias', 'acronym', 'previous', 'transliteration']),
  citations: z.array(citationSchema).max(50),
})

/** A sentence or two with where they come from; without citations only as the reader's own judgement. */
export const citedTextSchema = z.strictObject({
  text: proseSchema,
  citations: z.array(citationSchema).max(50),
})

/** A person, body, country, event, agreement or topic that the dossier speaks of. Everything said about it is a claim. */
export const entitySchema = z.strictObject({
  id: idSchema,
  schema: kindIdSchema,
  /** What it is, more closely than the schema: 'office-holder, not named', 'alliance of states'. */
  descriptor: lineSchema.optional(),
  names: z.array(nameSchema).min(1, 'needs at least one name').max(200),
  /** What it was shown as before: a link in a note whose label says no more than that follows the rename. Not displayed. */
  formerNames: z.array(lineSchema).max(50).optional(),
  summary: citedTextSchema.optional(),
  createdBy: createdBySchema,
})

export type EntityName = z.infer<typeof nameSchema>
export type CitedText = z.infer<typeof citedTextSchema>
export type Entity = z.infer<typeof entitySchema>

/** The name that stands for the entity everywhere. */
export function displayName(entity: Entity): string {
  const [first] = entity.names
  return first ? first.value : entity.id
}
