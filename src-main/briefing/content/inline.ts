/** Where a link leads: a place in the briefing, or an address outside it. */
export type LinkTarget = { kind: 'anchor'; anchor: string } | { kind: 'url'; url: string }

/** A run of text in one look. */
export interface TextInline {
  kind: 'text'
  text: string
  tone?: 'strong' | 'emphasis' | 'strong-emphasis' | 'quiet'
  /** True for words that were crossed out and kept. */
  struck?: boolean
  /** BCP 47 tag when it isn't the briefing's language. */
  lang?: string
  /** The entity that it names, for the index. */
  mention?: string
}

export interface LinkInline {
  kind: 'link'
  to: LinkTarget
  text: string
  tone?: TextInline['tone']
  struck?: boolean
  lang?: string
  mention?: string
  /** What a screen reader says of the link: 'Go to source 2'. */
  description: string
}

/** The raised number that calls a footnote. */
export interface NoteInline {
  kind: 'note'
  note: Footnote
}

export type Inline = TextInline | LinkInline | NoteInline

/** A note at the foot of the page. *Shape*: `number` from 1, in the order of the text. */
export interface Footnote {
  number: number
  content: readonly Inline[]
}

export function text(value: string, tone?: TextInline['tone']): TextInline {
  return tone === undefined ? { kind: 'text', text: value } : { kind: 'text', text: value, tone }
}
