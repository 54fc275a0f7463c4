import type { Paragraph } from './source'

/**
 * A source's text as it is written in a field, for parting into the same paragraphs again: headings as Markdown has them, an empty line
 * between two paragraphs.
 */
export function textToEdit(paragraphs: readonly Pick<Paragraph, 'text' | 'heading'>[]): string {
  const blocks = paragraphs.flatMap(({ text, heading }) => (heading === undefined ? [text] : [`# ${heading}`, text]))
  const text = blocks.join('\n\n')
  // Without an empty line in it, a text is parted at its line breaks.
  return blocks.length === 1 && text.includes('\n') ? `${text}\n\n` : text
}
