import { NOT_JUDGED, type Citation } from '@domain/records/citation'
import { citing } from '@domain/citing/cited-text'
import { HIGHLIGHT_COLOURS, type Highlight } from '@domain/records/highlight'
import type { Id } from '@domain/records/ids'
import { paragraphStarts } from '@domain/highlights/text-selector'
import { call } from '../../lib/api'
import { dialogs } from '../window/dialogs.svelte'
import { messages } from '../window/messages.svelte'
import { openNote } from '../notes/open-note.svelte'
import { currentPage } from './page.svelte'
import { deleteRecord } from './record-edits'
import { router } from '../window/router.svelte'
import { session } from './session.svelte'

export type HighlightColour = Highlight['colour']

/** Words of one paragraph. *Units*: UTF-16 code units of the paragraph. */
export interface PassagePart {
  number: string
  from: number
  to: number
  text: string
}

/** Words of a source that are selected, over one paragraph or several, or marked already. */
export interface Passage {
  sourceId: Id
  parts: readonly PassagePart[]
  /** The highlight that marks them. */
  highlightId?: Id
  colour?: HighlightColour
  /** Where they stand in the window, for what is shown beside them. */
  place: DOMRect
}

/** The passage that the reader has selected or opened, and what can be done with it. */
class CurrentPassage {
  current = $state.raw<Passage | null>(null)
  colour = $state<HighlightColour>('yellow')

  /** A highlight that takes the focus as soon as it stands in the text. */
  arriving: Id | null = null

  recall(): void {
    const colour = session.remembered('highlight.colour', 'yellow')
    this.colour = HIGHLIGHT_COLOURS.find((name) => name === colour) ?? 'yellow'
  }

  close(): void {
    this.current = null
  }

  /** The source was read anew: words that no longer stand there are no passage of it. */
  follow(paragraphs: readonly { number: string; text: string }[]): void {
    const stands = ({ number, from, to, text }: PassagePart) =>
      paragraphs.find((paragraph) => paragraph.number === number)?.text.slice(from, to) === text
    if (this.current && !this.current.parts.every(stands)) this.close()
  }

  /** Goes to a highlight in its source and gives it the keyboard. */
  goTo(sourceId: Id, highlightId: Id): void {
    const here = document.querySelector<HTMLElement>(`[data-highlight="${CSS.escape(highlightId)}"]`)
    if (here) {
      here.focus()
      return
    }
    this.arriving = highlightId
    router.go({ page: 'source', id: sourceId })
  }

  /** Marks the passage, or gives its mark another colour. Answers the highlights, one in each paragraph. */
  async highlight(colour = this.colour): Promise<Id[]> {
    const { current } = this
    const { dossierId } = session
    if (!current || dossierId === null) return []
    if (colour !== this.colour) {
      this.colour = colour
      session.remember('highlight.colour', colour)
    }
    try {
      const { sourceId, parts, highlightId } = current
      const { edit, ids } =
        highlightId === undefined
          ? await call('highlight:add', { dossierId, sourceId, parts: [...parts], colour })
          : { ...(await call('highlight:colour', { dossierId, id: highlightId, colour })), ids: [highlightId] }
      session.edit = edit
      this.close()
      getSelection()?.removeAllRanges()
      return ids
    } catch (error) {
      messages.fail(error)
      return []
    }
  }

  /** Begins a note on the passage, which is marked for it. */
  async note(): Promise<void> {
    const marked = this.current?.highlightId
    const ids = marked === undefined ? await this.highlight() : [marked]
    this.close()
    if (ids.length > 0) await openNote.begin({ targets: ids.map((id) => ({ kind: 'highlight', id })) })
  }

  /** Where a passage of one paragraph stands in its source's whole text; null when that is not in view. */
  inWholeText(): { from: number; to: number; text: string } | null {
    const source = currentPage.data?.page === 'source' ? currentPage.data.source : null
    const [part, ...others] = this.current?.parts ?? []
    const at = source?.paragraphs.findIndex(({ number }) => number === part?.number) ?? -1
    if (!source || !part || others.length > 0 || at < 0) return null
    const start = paragraphStarts(source)[at] ?? 0
    return { from: start + part.from, to: start + part.to, text: part.text }
  }

  claim(): void {
    const { current } = this
    if (!current) return
    const { sourceId, parts } = current
    const source = currentPage.data?.page === 'source' ? currentPage.data.source : null
    this.close()
    const citations = parts.map(({ number, from, to }): Citation => {
      const paragraph = source?.paragraphs.find((each) => each.number === number)
      const citation: Citation = {
        sourceId,
        locator: { kind: 'paragraph', value: number },
        credibility: NOT_JUDGED,
      }
      return paragraph ? citing(citation, { paragraph, from, to }) : citation
    })
    dialogs.show({ kind: 'claim', citations })
  }

  async remove(): Promise<void> {
    const id = this.current?.highlightId
    this.close()
    if (id !== undefined) await deleteRecord('highlights', id)
  }
}

export const passage = new CurrentPassage()
