import { createHash } from 'node:crypto'
import { isWellFormed } from '../domain/text'
import type { PartedParagraph } from '../domain/citing/paragraph-ids'
import { DossierError } from '../domain/errors'

/**
 * Parts a text into numbered paragraphs at blank lines; a text without blank lines is parted at its line breaks.
 * A Markdown heading becomes the heading of the paragraph after it.
 * *Errors*: `invalid-input` for text that is not text.
 */
export function splitParagraphs(text: string): PartedParagraph[] {
  if (!isWellFormed(text) || text.includes('\0')) {
    throw new DossierError(
      'invalid-input',
      'This is not plain text. Open it in a text editor, save it as UTF-8 and try again.',
    )
  }
  const normalised = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const blocks = /\n[ \t]*\n/.test(normalised) ? normalised.split(/\n(?:[ \t]*\n)+/) : normalised.split('\n')
  const paragraphs: PartedParagraph[] = []
  let heading: string | undefined
  for (const block of blocks) {
    const clean = block.replace(CONTROLS, ' ').trim()
    if (clean === '') continue
    const match = /^#{1,6}\s+(.+)$/.exec(clean)
    if (match?.[1] !== undefined) {
      heading = match[1].slice(0, 500)
      continue
    }
    const number = String(paragraphs.length + 1)
    paragraphs.push({ number, text: clean, ...(heading !== undefined && { heading }) })
    heading = undefined
  }
  if (heading !== undefined) {
    const number = String(paragraphs.length + 1)
    paragraphs.push({ number, text: heading })
  }
  return paragraphs
}

/** SHA-256 of the text in UTF-8, 64 hex digits. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

// eslint-disable-next-line no-control-regex -- the controls are what is replaced
const CONTROLS = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f]/g
