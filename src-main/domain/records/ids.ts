import { z } from 'zod'

/**
 * An identifier that is unique within its dossier and safe as a file name, a URL part and a PDF destination.
 * Bundled records use readable slugs (`mali`, `c-aes-founded`); the reader's records use `r-` and a random tail.
 */
export const idSchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,95}$/, 'must be lower-case letters, digits and hyphens, at most 96')

export type Id = z.infer<typeof idSchema>

/** True for what only the app can have made: nobody writes such a name. */
export function isMadeId(text: string): boolean {
  return /^r-[0-9a-hjkmnp-tv-z]{20}$/.test(text)
}

/** Makes identifiers; injected so that tests and replays are repeatable. */
export type MakeId = () => Id
