import type { CitedRef } from './note-syntax'

/** A piece of running text of a note. */
export type NoteInline =
  | { kind: 'text'; text: string }
  | { kind: 'code'; text: string }
  | { kind: 'strong' | 'emphasis' | 'strike'; inlines: NoteInline[] }
  /** An address outside: only http, https and mailto come through the parser. */
  | { kind: 'link'; href: string; inlines: NoteInline[] }
  /** A picture is never loaded: its description or its file's name and, when allowed, its address. `isFile` for what is no picture. */
  | { kind: 'image'; text: string; href?: string; isFile?: true }
  | { kind: 'note-link'; target: string; label?: string }
  | { kind: 'tag'; name: string }
  | { kind: 'citation'; refs: CitedRef[] }
  | { kind: 'footnote-ref'; number: number }
  | { kind: 'break' }

export interface NoteListItem {
  /** Present on a task: whether its box is ticked. */
  checked?: boolean
  /** For a task: where in the note its box stands. *Units*: UTF-16 code units. */
  box?: number
  blocks: NoteBlock[]
}

export type CellAlignment = 'left' | 'right' | 'centre' | null

/** A block of a note, as both the reading view and the briefing lay it out. */
export type NoteBlock =
  | { kind: 'heading'; level: 1 | 2 | 3 | 4 | 5 | 6; inlines: NoteInline[] }
  | { kind: 'paragraph'; inlines: NoteInline[] }
  | { kind: 'quote'; blocks: NoteBlock[] }
  | { kind: 'list'; ordered: boolean; start: number; tight: boolean; items: NoteListItem[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'table'; alignments: CellAlignment[]; header: NoteInline[][]; rows: NoteInline[][][] }
  | { kind: 'rule' }
  /** At the end, once: the notes that `footnote-ref` numbers point at, 1-based. */
  | { kind: 'footnotes'; items: { number: number; blocks: NoteBlock[] }[] }

/** Running text as plain words; a link by its label, or what it points at. */
export function inlineText(inlines: readonly NoteInline[]): string {
  return inlines.map(textOf).join('')
}

function textOf(inline: NoteInline): string {
  switch (inline.kind) {
    case 'text':
    case 'code':
    case 'image':
      return inline.text
    case 'strong':
    case 'emphasis':
    case 'strike':
    case 'link':
      return inlineText(inline.inlines)
    case 'note-link':
      return inline.label ?? inline.target
    case 'tag':
      return `#${inline.name}`
    case 'break':
      return ' '
    case 'citation':
    case 'footnote-ref':
      return ''
  }
}
