import { acceptCompletion, closeCompletion, completionStatus, selectedCompletion } from '@codemirror/autocomplete'
import { MapMode, Prec, StateEffect, StateField, type EditorState, type Extension } from '@codemirror/state'
import { keymap, type EditorView } from '@codemirror/view'
import { formatCitation, formatLink } from '@domain/notes/markdown/note-syntax'
import { inTable, openCitationBefore, openLinkBefore } from './link-context'
import type { NoteLookup } from './note-lookup'

/** The stretch of text that a link will take the place of. */
interface Promised {
  from: number
  to: number
}

const promise = StateEffect.define<Promised>()
const kept = StateEffect.define<Promised>()

/** The stretches move with what is written before them while their links are looked up. */
const promises = StateField.define<ReadonlyMap<Promised, Promised>>({
  create: () => new Map(),
  update(before, { changes, effects }) {
    let after = before
    if (before.size > 0 && !changes.empty) {
      const moved = new Map<Promised, Promised>()
      for (const [asked, { from, to }] of before) {
        const start = changes.mapPos(from, 1, MapMode.TrackAfter)
        if (start !== null) moved.set(asked, { from: start, to: Math.max(start, changes.mapPos(to, -1)) })
      }
      after = moved
    }
    for (const effect of effects) {
      if (effect.is(promise)) after = new Map(after).set(effect.value, effect.value)
      if (effect.is(kept)) after = new Map([...after].filter(([asked]) => asked !== effect.value))
    }
    return after
  },
})

/** A link or a citation that is being written. */
interface Begun {
  from: number
  query: string
  /** What the editor may have put behind the cursor by itself. */
  closing: string
  /** Its first choice as it is written, in a table or not; undefined when there is none. */
  first: () => Promise<((inTable: boolean) => string) | undefined>
}

function begunBefore(state: EditorState, lookup: NoteLookup): Begun | undefined {
  const link = openLinkBefore(state)
  if (link) {
    const first = async () => {
      const [choice] = await lookup.suggestLinks(link.query)
      return choice && ((within: boolean) => formatLink(choice.id, choice.label, within))
    }
    return { ...link, closing: ']]', first }
  }
  const citation = openCitationBefore(state)
  if (!citation) return undefined
  const first = async () => {
    const [choice] = await lookup.suggestCitations(citation.query)
    return choice && (() => formatCitation([choice.ref]))
  }
  return { ...citation, closing: ']', first }
}

/** The tag before the cursor, with its hash, in small letters. */
function tagBefore(state: EditorState): string | undefined {
  const { head } = state.selection.main
  return /#\S+$/u.exec(state.sliceDoc(Math.max(0, head - 502), head))?.[0].toLowerCase()
}

/**
 * Lets Enter after `[[` or `@` and a name pick the first choice even when the list of choices is still on its way: who
 * writes fast would get a new line in the middle of the link instead. What is written meanwhile stays behind the link.
 * A tag needs none of this: it is whole as it is typed, and Enter behind it means a new line as long as no choice is shown.
 */
export function promisedPick(lookup: NoteLookup): Extension {
  const run = (view: EditorView): boolean => {
    // A tag that is whole as it stands needs no choosing: the line ends here.
    const tag = tagBefore(view.state)
    if (tag !== undefined && selectedCompletion(view.state)?.label.toLowerCase() === tag) closeCompletion(view)
    const begun = begunBefore(view.state, lookup)
    if (!begun || begun.query.trim() === '') return false
    if (acceptCompletion(view)) return true
    // Neither shown nor on its way: it was put away, or there is nothing to choose.
    if (completionStatus(view.state) === null) return false
    const at = view.state.selection.main.head
    const closed = view.state.sliceDoc(at, at + begun.closing.length) === begun.closing
    const asked: Promised = { from: begun.from, to: at }
    view.dispatch({
      ...(closed && { changes: { from: at, to: at + begun.closing.length } }),
      effects: promise.of(asked),
      userEvent: 'input.complete',
    })
    void begun.first().then((write) => {
      const now = view.state.field(promises).get(asked)
      if (!now) return
      const effects = kept.of(asked)
      if (write) {
        const insert = write(inTable(view.state, now.from))
        view.dispatch({ changes: { ...now, insert }, effects, userEvent: 'input.complete' })
      } else {
        const insert = closed ? `${begun.closing}\n` : '\n'
        view.dispatch({ changes: { from: now.to, insert }, effects, userEvent: 'input' })
      }
    })
    return true
  }
  return [promises, Prec.highest(keymap.of([{ key: 'Enter', run }]))]
}
