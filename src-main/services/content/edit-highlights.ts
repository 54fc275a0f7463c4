import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Highlight } from '../../domain/records/highlight'
import type { Id } from '../../domain/records/ids'
import { reanchor } from '../../domain/highlights/highlight-places'
import { paragraphStarts, selectorFor, sourceText } from '../../domain/highlights/text-selector'
import type { RecordOp } from '../../domain/records/records'
import type { Source } from '../../domain/records/source'
import { found, type DossierSession } from '../session/dossier-session'
import { hashText } from './source-text'

/** A passage of one paragraph. *Units*: UTF-16 code units of the paragraph. */
export interface Passage {
  sourceId: Id
  number: string
  from: number
  to: number
  /** The words that are meant. */
  text: string
}

/** Marks passages in one edit, as words over several paragraphs. *Errors*: `not-found`, `conflict` when other words stand there. */
export function addHighlights(
  session: DossierSession,
  passages: readonly Passage[],
  colour: Highlight['colour'],
): Promise<Id[]> {
  return session.edit({ kind: 'add-highlight' }, () => {
    const highlights = passages.map((passage) => marking(session, passage, colour))
    return {
      ops: highlights.map((highlight) => session.put('highlights', highlight)),
      answer: highlights.map(({ id }) => id),
    }
  })
}

function marking(session: DossierSession, passage: Passage, colour: Highlight['colour']): Highlight {
  const source = found(session.index.sources.get(passage.sourceId), 'source')
  const at = source.paragraphs.findIndex((paragraph) => paragraph.number === passage.number)
  const paragraph = found(source.paragraphs[at], 'paragraph')
  if (passage.text.trim() === '' || paragraph.text.slice(passage.from, passage.to) !== passage.text) throw otherWords()
  const text = sourceText(source)
  const start = paragraphStarts(source)[at] ?? 0
  return {
    id: session.tools.makeId(),
    sourceId: source.id,
    contentHash: hashText(text),
    selector: selectorFor(text, { from: start + passage.from, to: start + passage.to }),
    colour,
    tags: [],
    status: 'anchored',
    createdAt: session.tools.now(),
  }
}

export function colourHighlight(session: DossierSession, id: Id, colour: Highlight['colour']): Promise<Id> {
  return session.edit({ kind: 'colour-highlight' }, () => {
    const highlight = found(session.index.highlights[id], 'highlight')
    return { ops: [session.put('highlights', { ...highlight, colour })], answer: id }
  })
}

/**
 * Puts a highlight on the words that the reader says are its own. *Units*: UTF-16 code units of the source's whole text.
 * *Errors*: `not-found`, `conflict` when other words stand there.
 */
export function placeHighlight(
  session: DossierSession,
  id: Id,
  words: { from: number; to: number; text: string },
): Promise<Id> {
  return session.edit({ kind: 'place-highlight' }, () => {
    const highlight = found(session.index.highlights[id], 'highlight')
    const text = sourceText(found(session.index.sources.get(highlight.sourceId), 'source'))
    if (words.text.trim() === '' || text.slice(words.from, words.to) !== words.text) throw otherWords()
    const selector = selectorFor(text, words)
    const placed: Highlight = { ...highlight, selector, contentHash: hashText(text), status: 'anchored' }
    return { ops: [session.put('highlights', placed)], answer: id }
  })
}

function otherWords(): DossierError {
  return new DossierError('conflict', say('editing.words-gone-from-source'))
}

/**
 * The operations that let a source's highlights follow its new text; they belong into the change that replaces it. None when the
 * text is the same.
 */
export function highlightsFollow(session: DossierSession, source: Source): RecordOp[] {
  const highlights = Object.values(session.index.highlights).filter(({ sourceId }) => sourceId === source.id)
  if (highlights.length === 0) return []
  const before = session.index.sources.get(source.id) ?? source
  const hash = hashText(sourceText(source))
  const changed = highlights.filter(({ contentHash }) => contentHash !== hash)
  return reanchor(before, source, changed, hash).map((highlight) => session.put('highlights', highlight))
}
