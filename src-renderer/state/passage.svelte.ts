import type { Citation } from '@domain/citation'
import { citing } from '@domain/citing/cited-text'
import { HIGHLIGHT_COLOURS, type Highlight } from '@domain/highlight'
import type { Id } from '@domain/ids'
import { paragraphStarts } from '@domain/notes/text-selector'
import { call } from '../lib/api'
import { dialogs } from './dialogs.svelte'
import { messages } from './messages.svelte'
import { noteOn } from './note-draft.svelte'
import { openNote } from './open-note.svelte'
import { currentPage } from './page.svelte'
import { deleteRecord } from './record-edits'
import { router } from './router.svelte'
import { session } from './session.svelte'

export type HighlightColour = Highlight['colour']

/** Words of a source's paragraph that are selected, or marked already. *Units*: UTF-16 code units of the paragraph. */
export interface Passage {
  sourceId: Id
  number: string
  from: number
  to: number
  text: string
  /** The highlight that marks them. */
  highlightId?: Id
  colour?: HighlightColour
  /** Where they stand in the window, for what is shown beside them. */
  place: DOMRect
}

/** *Source*: the Admiralty code: 6, truth cannot be judged; the reader judges it in the form. */
const NOT_JUDGED = 6

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

  /** Marks the passage, or gives its mark another colour. Answers the highlight. */
  async highlight(colour = this.colour): Promise<Id | null> {
    const { current } = this
    const { dossierId } = session
    if (!current || dossierId === null) return null
    if (colour !== this.colour) {
      this.colour = colour
      session.remember('highlight.colour', colour)
    }
    try {
      const { sourceId, number, from, to, text, highlightId } = current
      const saved =
        highlightId === undefined
          ? await call('highlight:add', { dossierId, sourceId, number, from, to, text, colour })
          : await call('highlight:colour', { dossierId, id: highlightId, colour })
      session.edit = saved.edit
      this.close()
      getSelection()?.removeAllRanges()
      return saved.id
    } catch (error) {
      messages.fail(error)
      return null
    }
  }

  /** Begins a note on the passage, which is marked for it. */
  async note(): Promise<void> {
    const id = this.current?.highlightId ?? (await this.highlight())
    this.close()
    if (id !== null) await openNote.begin(noteOn({ kind: 'highlight', id }))
  }

  /** Where the passage stands in its source's whole text; null when that is not in view. */
  inWholeText(): { from: number; to: number } | null {
    const source = currentPage.data?.page === 'source' ? currentPage.data.source : null
    const at = source?.paragraphs.findIndex(({ number }) => number === this.current?.number) ?? -1
    if (!source || !this.current || at < 0) return null
    const start = paragraphStarts(source)[at] ?? 0
    return { from: start + this.current.from, to: start + this.current.to }
  }

  claim(): void {
    const { current } = this
    if (!current) return
    const { sourceId, number, from, to } = current
    const source = currentPage.data?.page === 'source' ? currentPage.data.source : null
    const paragraph = source?.paragraphs.find((each) => each.number === number)
    this.close()
    const citation: Citation = {
      sourceId,
      locator: { kind: 'paragraph', value: number },
      credibility: NOT_JUDGED,
    }
    dialogs.show({ kind: 'claim', citations: [paragraph ? citing(citation, { paragraph, from, to }) : citation] })
  }

  async remove(): Promise<void> {
    const id = this.current?.highlightId
    this.close()
    if (id !== undefined) await deleteRecord('highlights', id)
  }
}

export const passage = new CurrentPassage()
