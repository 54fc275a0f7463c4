import { z } from 'zod'

/** C0 and C1 controls other than tab and newline: nobody types them on purpose, and they can hide text. */
// eslint-disable-next-line no-control-regex -- the controls are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

/** Explicit bidirectional overrides, embeddings and isolates: they can make a name read as another one. */
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g

/** One line of text for a name, a label or a title: no controls, no line breaks, no lone surrogates. *Units*: at most 5,000 characters. */
export const lineSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(5_000, 'must be at most 5,000 characters')
  .refine((text) => !CONTROLS.test(text) && !/[\n\t]/.test(text), 'must not contain control characters')
  .refine((text) => text.trim() !== '', 'must not be blank')
  .refine(isWellFormed, 'must be well-formed Unicode')

/** Running text of a claim, a summary or a paragraph: line breaks and tabs allowed. */
export const proseSchema = z
  .string()
  .min(1, 'must not be empty')
  .max(1_000_000, 'must be at most 1,000,000 characters')
  .refine((text) => !CONTROLS.test(text), 'must not contain control characters')
  .refine((text) => text.trim() !== '', 'must not be blank')
  .refine(isWellFormed, 'must be well-formed Unicode')

/** Running text that is still being written: as `proseSchema`, but it may be empty. */
export const draftProseSchema = z
  .string()
  .max(1_000_000, 'must be at most 1,000,000 characters')
  .refine((text) => !CONTROLS.test(text), 'must not contain control characters')
  .refine(isWellFormed, 'must be well-formed Unicode')

/** True when the string holds no lone surrogate. *Source*: ECMAScript `isWellFormed`, which Node 18 lacks. */
export function isWellFormed(text: string): boolean {
  return !/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(text)
}

/** The text with its end cut off. *Units*: characters. */
export function shortened(text: string, length: number): string {
  const characters = [...text]
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text
}

/** The text with bidirectional controls made visible as U+FFFD, for places where a name must not be able to disguise itself. */
export function revealBidiControls(text: string): string {
  return text.replace(BIDI_CONTROLS, '\ufffd')
}
