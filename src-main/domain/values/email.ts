import { z } from 'zod'
import { lineSchema } from '../records/text'
import { beforeReading, type ValueReading } from './value-reading'

/** An e-mail address. It is text and nothing else: Dossier never writes to it. */
export const emailValueSchema = z.strictObject({ type: z.literal('email'), email: lineSchema })

export type EmailValue = z.infer<typeof emailValueSchema>

const ADDRESS = /^[^\s@<>()[\]",;:\\]+@[^\s@<>()[\]",;:\\.]+(?:\.[^\s@<>()[\]",;:\\.]+)+$/u

/** The same for addresses at which one mailbox is reached: hosts' names have no case, and hardly any mailbox has. */
export function emailKey({ email }: EmailValue): string {
  return email.toLowerCase()
}

/** Reads an e-mail address. */
export function readEmail(text: string): ValueReading<EmailValue> {
  const refused = beforeReading(text)
  if (refused) return refused
  const email = text.trim().replace(/^mailto:/i, '')
  if (!ADDRESS.test(email) || !lineSchema.safeParse(email).success)
    return { kind: 'wrong', message: 'Write an e-mail address, such as desk@example.org.' }
  return { kind: 'read', value: { type: 'email', email }, words: email }
}
