import type { Id } from '@domain/records/ids'
import type { CitedRef } from '@domain/notes/markdown/note-syntax'

/** What a link in a note means now. */
export interface ShownLink {
  state: 'live' | 'ambiguous' | 'binned' | 'missing'
  shown: string
  kind?: 'entity' | 'source' | 'note'
  id?: Id
  /** For a link to a heading of the note that it stands in: the link's target. */
  heading?: string
  /** For what was deleted: the entry of the bin to restore. */
  binEntryId?: Id
}

/** What a citation in a note points at now. */
export interface ShownCitation {
  shown: string
  missing?: boolean
}

/** Something to link to, as a choice. `insert` is the label to write; without it the id alone is written. */
export interface LinkSuggestion {
  id: Id
  kind: 'entity' | 'source' | 'note'
  label: string
  /** 'Country', 'Note of 3 March'. */
  detail: string
}

/** Something to cite, as a choice. */
export interface CitationSuggestion {
  ref: CitedRef
  label: string
  detail: string
}

export interface TagSuggestion {
  name: string
  notes: number
}

/**
 * What the editor and the reading view ask about what a note's links mean.
 * `link` and `citation` answer at once with what is known; undefined means not known yet, and `onChange` tells when it is.
 */
export interface NoteLookup {
  link(target: string, label: string | undefined): ShownLink | undefined
  citation(ref: CitedRef): ShownCitation | undefined
  onChange(listener: () => void): () => void
  suggestLinks(query: string): Promise<readonly LinkSuggestion[]>
  suggestCitations(query: string): Promise<readonly CitationSuggestion[]>
  suggestTags(query: string): Promise<readonly TagSuggestion[]>
}

/** What a reader can do with what stands in a note. */
export interface NoteActions {
  openLink(link: ShownLink): void
  openCitation(ref: CitedRef): void
  /** An address outside the app: it is copied, never opened. */
  copyAddress(address: string): void
  openTag(name: string): void
  /** Says something in the window's own place for it. */
  tell(words: string): void
}
