import { formatLocator } from '../../records/citation'
import { asDeleted, GONE } from '../../dossier/references'
import type { Id } from '../../records/ids'
import { withoutComments } from './comments'
import { resolveLink, type LinkLookup } from '../links/resolve-link'
import { shownFile, type CitedRef, type NoteSyntax } from './note-syntax'
import type { TextRange } from '../../text/text-range'
import { scanNote } from './scan-note'

/**
 * A piece of a note's Markdown as it reads: links by what they show, marks of emphasis, headings, quotes, lists, tables and footnotes away.
 * Good for previews, contexts and search, not for layout: the reading view has its own parser.
 */
export function plainNoteText(markdown: string, lookup: LinkLookup): string {
  return withoutMarks(linksRead(withoutComments(markdown), lookup))
}

/** The text with its links and citations as they read, and everything else as it is written. */
export function linksRead(markdown: string, lookup: LinkLookup): string {
  return replaceSyntax(markdown, scanNote(markdown), lookup)
}

function replaceSyntax(markdown: string, syntax: NoteSyntax, lookup: LinkLookup): string {
  const pieces: (TextRange & { text: string })[] = [
    ...syntax.links.map((link) => ({
      // What is embedded reads as what it is called.
      from: markdown.charAt(link.from - 1) === '!' ? link.from - 1 : link.from,
      to: link.to,
      text: shownFile(link.target)?.name ?? resolveLink(link, lookup).shown,
    })),
    ...syntax.citations.map(({ from, to, refs }) => ({
      from,
      to,
      text: `[${refs.map((ref) => citedWords(ref, lookup)).join('; ')}]`,
    })),
  ].sort((a, b) => a.from - b.from)
  let plain = ''
  let at = 0
  for (const piece of pieces) {
    plain += markdown.slice(at, piece.from) + piece.text
    at = piece.to
  }
  return plain + markdown.slice(at)
}

/** 'Short title, para. 6'. */
function citedWords(ref: CitedRef, lookup: LinkLookup): string {
  if (ref.kind === 'claim') return lookup.isClaim(ref.claimId) ? 'a claim' : GONE.claims
  const name = lookup.byId(ref.sourceId)?.name ?? deletedSource(ref.sourceId, lookup)
  return ref.locator ? `${name}, ${formatLocator(ref.locator)}` : name
}

function deletedSource(id: Id, lookup: LinkLookup): string {
  const entry = lookup.binned(id)
  return entry ? asDeleted(entry.label) : GONE.sources
}

/** Takes the marks of Markdown away and leaves its words. */
function withoutMarks(markdown: string): string {
  return markdown
    .replace(/^[ \t]*(?:>[ \t]?)+/gm, '')
    .replace(/^[ \t]*(?:#{1,6}|[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/gm, '')
    .replace(/^[ \t]*(?:`{3}|~{3}).*/gm, '')
    .replace(/^[ \t:|-]+$/gm, (row) => (row.includes('-') ? '' : row))
    .replace(/^[ \t]*\|(.+?)\|[ \t]*$/gm, (_, row: string) => cellsOf(row).join(' · '))
    .replace(/\[\^[^\]\s]{1,100}\](?::[ \t]?)?/g, '')
    .replace(/!?\[([^[\]\n]{0,500})\]\([^()\n]{0,2000}\)/g, '$1')
    .replace(/(\*\*|__|~~|`)(?=\S)([^\n]{0,300}?\S)\1/g, '$2')
    .replace(/(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]{0,300}?\S)\*(?![\p{L}\p{N}*])/gu, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(/\n\s*/g, '\n')
    .split('\n')
    .map((line, at, lines) => (at < lines.length - 1 ? line.trimEnd() : line))
    .join('\n')
}

function cellsOf(row: string): string[] {
  return row
    .trim()
    .split('|')
    .map((cell) => cell.trim())
}
