import { createHash } from 'node:crypto'
import { isWellFormed } from '../../domain/records/text'
import type { PartedParagraph } from '../../domain/citing/paragraph-ids'
import { GUARDED, UNDERLINE } from '../../domain/text/text-to-edit'
import { textBlocks } from '../../domain/citing/text-blocks'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'

/**
 * Parts a text into numbered paragraphs, as `textBlocks` does. Markdown headings become the heading of the paragraph after them, all
 * that stand above it in one line.
 * *Errors*: `invalid-input` for text that is not text.
 */
export function splitParagraphs(text: string): PartedParagraph[] {
  if (!isWellFormed(text) || text.includes('\0')) {
    throw new DossierError('invalid-input', say('editing.no-plain-text'))
  }
  const paragraphs: PartedParagraph[] = []
  let headings: string[] = []
  const add = (words: string) => {
    const heading = headings.join(HEADINGS_APART)
    paragraphs.push({ number: String(paragraphs.length + 1), text: words, ...(heading !== '' && { heading }) })
    headings = []
  }
  const normalised = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .replace(CONTROLS, ' ')
  for (const block of textBlocks(normalised)) {
    for (const part of headingsApart(block)) {
      if (typeof part === 'string') {
        add(part)
        continue
      }
      // A heading that is too long for one is text.
      if (headings.join(HEADINGS_APART).length + part.heading.length > HEADING_MAX) add(part.heading)
      else headings.push(part.heading)
    }
  }
  // What stands above nothing is text.
  const last = headings.join(HEADINGS_APART)
  headings = []
  if (last !== '') add(last)
  return paragraphs
}

const HEADINGS_APART = ' · '
/** *Units*: UTF-16 code units, less than a line may have. */
const HEADING_MAX = 2_000
const HEADING = /^ {0,3}#{1,6}[ \t]+(\S.*)$/

/** A block's headings and what stands between them, in their order. */
function headingsApart(block: string): (string | { heading: string })[] {
  if (!block.includes('#') && !/[=-]{2}/.test(block)) return block.trim() === '' ? [] : [block.trim()]
  const parts: (string | { heading: string })[] = []
  let words: string[] = []
  const end = () => {
    const text = words.join('\n').trim()
    if (text !== '') parts.push(text)
    words = []
  }
  for (const line of block.split('\n')) {
    const heading = HEADING.exec(line)?.[1]?.replace(/(?<![ \t])[ \t]+#+[ \t]*$/, '')
    if (heading !== undefined) {
      end()
      parts.push({ heading: oneLine(heading) })
    } else if (words.length === 1 && UNDERLINE.test(line) && words[0]?.trim()) {
      parts.push({ heading: oneLine(words[0]) })
      words = []
    } else words.push(line.replace(GUARDED, '$1'))
  }
  end()
  return parts
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** SHA-256 of the text in UTF-8, 64 hex digits. */
export function hashText(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}

// eslint-disable-next-line no-control-regex -- the controls are what is replaced
const CONTROLS = /[\u0001-\u0008\u000b-\u001f\u007f-\u009f]/g
