import { z } from 'zod'

/** Where the data folder went, as the file in the old one says. */
export interface MovedTo {
  dataFolder: string
  at: string
  /** Nothing was copied: another folder was chosen in the place of this one. */
  chosen?: true
}

/** *Shape*: of `MovedTo`. */
export const movedToSchema = z.strictObject({
  dataFolder: z.string().min(1),
  at: z.string(),
  chosen: z.literal(true).exactOptional(),
})

export function encodeMovedTo(moved: MovedTo): string {
  return `${JSON.stringify(moved, null, 2)}\n`
}

/** What the file says, or null when it can't be understood. */
export function decodeMovedTo(text: string): MovedTo | null {
  try {
    const parsed = movedToSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}
