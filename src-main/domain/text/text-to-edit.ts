import type { Paragraph } from '../records/source'

/** The line under a heading, as Markdown and plain text have it. */
export const UNDERLINE = /^ {0,3}(?:={2,}|-{3,})[ \t]*$/
/** A line with a backslash before what would make it a heading, or the line under one. */
export const GUARDED = /^( {0,3})\\(?=\\*(?:#{1,6}[ \t]|(?:={2,}|-{3,})[ \t]*$))/
const TO_GUARD = /^( {0,3})(?=\\*(?:#{1,6}[ \t]|(?:={2,}|-{3,})[ \t]*$))/gm

/**
 * A source's text as it is written in a field, for parting into the same paragraphs again: headings as Markdown has them, an empty line
 * between two paragraphs, a backslash before a line of text that would be read as a heading.
 */
export function textToEdit(paragraphs: readonly Pick<Paragraph, 'text' | 'heading'>[]): string {
  const blocks = paragraphs.flatMap(({ text, heading }) => {
    const words = text.replace(TO_GUARD, '$1\\')
    return heading === undefined ? [words] : [headingLine(heading), words]
  })
  const text = blocks.join('\n\n')
  // Without an empty line in it, a text is parted at its line breaks.
  return blocks.length === 1 && text.includes('\n') ? `${text}\n\n` : text
}

function headingLine(heading: string): string {
  // Signs at its end count as the heading's closing ones, which are not part of it.
  return `# ${heading}${heading.endsWith('#') ? ' #' : ''}`
}
