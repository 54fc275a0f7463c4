import { revealBidiControls } from '../../domain/records/text'

/**
 * Plain text as Markdown that shows the same text: nothing in it becomes a heading, a link, a tag, HTML or a footnote.
 * *Source*: CommonMark's backslash escapes, and what Obsidian adds (`[[`, `#tag`, `==`, `%%`, `$`, `^block`).
 */
export function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_[\]<>#^$&|~]|==|%%/g, (found) => [...found].map((sign) => `\\${sign}`).join(''))
}

/** A name or title on one line, with characters that turn text around made visible. */
export function markdownLine(text: string): string {
  return escapeMarkdown(revealBidiControls(text).replace(/\s+/g, ' ').trim())
}

/** Running text as paragraphs and line breaks of Markdown, indented so that it stays in its list item or quotation. */
export function markdownProse(text: string, indent = ''): string {
  return text
    .replace(/\r\n?|\u2028|\u2029/g, '\n')
    .split('\n')
    .map((line) => line.replace(/\t/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .split('\n')
    .map((line, at, lines) => {
      if (line === '') return indent.trimEnd()
      const more = lines[at + 1]
      // Two spaces keep the break that a reader of the claim saw.
      return `${at === 0 ? '' : indent}${escapeLineStart(escapeMarkdown(line))}${more !== undefined && more !== '' ? '  ' : ''}`
    })
    .join('\n')
}

/** What begins a list, a rule, a setext heading or a table only at the start of a line. */
function escapeLineStart(line: string): string {
  return line.replace(/^([-+=:])/, '\\$1').replace(/^(\d{1,9})([.)])/, '$1\\$2')
}

/**
 * `[[File|label]]`. The file's name holds none of the signs that would end the link. A reader that knows no such links takes the
 * label for Markdown: what would begin HTML, code or a comment in it is escaped.
 */
export function wikiLink(file: string, label: string): string {
  const shown = revealBidiControls(label)
    .replace(/[\s[\]|]+/g, ' ')
    .trim()
    .replace(/[\\<`]|&(?=#?\w+;)|%%/g, (found) => [...found].map((sign) => `\\${sign}`).join(''))
  return shown === '' || shown === file ? `[[${file}]]` : `[[${file}|${shown}]]`
}

/**
 * A text as a quoted YAML scalar. *Source*: YAML 1.2 takes every JSON string; what YAML counts as not printable, or
 * what could turn a reader's screen around, is escaped besides.
 */
export function yamlText(text: string): string {
  return JSON.stringify(text).replace(/[\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/g, (sign) => {
    return `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`
  })
}

/** Front matter of the fields that are there. */
export function frontMatter(fields: Readonly<Record<string, FrontMatterValue | undefined>>): string {
  const lines = Object.entries(fields).flatMap(([key, value]) => {
    if (value === undefined) return []
    if (Array.isArray(value)) return value.length === 0 ? [] : [`${key}: [${value.map(yamlText).join(', ')}]`]
    return [`${key}: ${typeof value === 'string' ? yamlText(value) : String(value)}`]
  })
  return `---\n${lines.join('\n')}\n---\n`
}

type FrontMatterValue = string | number | boolean | readonly string[]
