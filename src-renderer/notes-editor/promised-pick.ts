import { acceptCompletion, completionStatus } from '@codemirror/autocomplete'
import { MapMode, Prec, StateEffect, StateField, type Extension } from '@codemirror/state'
import { keymap, type EditorView } from '@codemirror/view'
import { formatLink } from '@domain/notes/note-syntax'
import { inTable, openLinkBefore } from './link-context'
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

/**
 * Lets Enter after `[[` and a name pick the first choice even when the list of choices is still on its way: who writes
 * fast would get a new line in the middle of the link instead. What is written meanwhile stays behind the link.
 */
export function promisedPick(lookup: NoteLookup): Extension {
  const run = (view: EditorView): boolean => {
    const link = openLinkBefore(view.state)
    if (!link || link.query === '') return false
    if (acceptCompletion(view)) return true
    // Neither shown nor on its way: it was put away, or there is nothing to choose.
    if (completionStatus(view.state) === null) return false
    const at = view.state.selection.main.head
    const closed = view.state.sliceDoc(at, at + 2) === ']]'
    const asked: Promised = { from: link.from, to: at }
    view.dispatch({
      ...(closed && { changes: { from: at, to: at + 2 } }),
      effects: promise.of(asked),
      userEvent: 'input.complete',
    })
    void lookup.suggestLinks(link.query).then(([first]) => {
      const now = view.state.field(promises).get(asked)
      if (!now) return
      const effects = kept.of(asked)
      if (first) {
        const insert = formatLink(first.id, first.label, inTable(view.state, now.from))
        view.dispatch({ changes: { ...now, insert }, effects, userEvent: 'input.complete' })
      } else {
        view.dispatch({ changes: { from: now.to, insert: closed ? ']]\n' : '\n' }, effects, userEvent: 'input' })
      }
    })
    return true
  }
  return [promises, Prec.highest(keymap.of([{ key: 'Enter', run }]))]
}
