import { syntaxTree } from '@codemirror/language'
import { Prec, StateEffect, type EditorState, type Extension, type Range } from '@codemirror/state'
import { Decoration, EditorView, keymap, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { isOtherLanguage, wordsToJudge, type TextWord } from '../spelling/words'
import { openSpellingMenu, spellingMenu } from './spelling-menu'
import type { SpellingLookup } from './spelling-lookup'

/** *Units*: milliseconds without a key before words are looked up. */
const QUIET_MS = 350
/** *Units*: UTF-16 code units that F7 looks through for the next word. */
const SEARCH_MAX = 200_000

const judged = StateEffect.define<null>()
const MARK = Decoration.mark({ class: 'cm-misspelt', attributes: { 'aria-invalid': 'spelling' } })

/** What is no prose: its words are not judged. */
const NOT_PROSE = new Set([
  'NoteLink',
  'NoteCitation',
  'NoteTag',
  'FootnoteRef',
  'InlineCode',
  'FencedCode',
  'CodeBlock',
  'URL',
  'LinkLabel',
  'LinkReference',
])

/**
 * Marks words that no dictionary knows, in the part of the note that is in view and only in quiet moments: a key only moves the
 * marks along. A line in a language that no dictionary knows is left unmarked. Mod+. or a right click offers corrections, F7
 * goes to the next such word.
 */
export function spellCheck(lookup: SpellingLookup): Extension {
  const checker = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet = Decoration.none
      private timer: ReturnType<typeof setTimeout> | undefined
      private lastKeyAt = 0
      private readonly stop: () => void

      constructor(private readonly view: EditorView) {
        this.stop = lookup.onChange(() => this.soon())
        this.soon()
      }

      update(update: ViewUpdate): void {
        if (update.docChanged) {
          this.lastKeyAt = performance.now()
          this.decorations = withoutTouched(this.decorations.map(update.changes), update)
        }
        if (update.transactions.some((change) => change.effects.some((effect) => effect.is(judged))))
          this.decorations = marks(update.view, lookup)
        else if (update.docChanged || update.viewportChanged || update.selectionSet) this.soon()
      }

      destroy(): void {
        clearTimeout(this.timer)
        this.stop()
      }

      private soon(): void {
        this.timer ??= setTimeout(() => {
          this.timer = undefined
          if (performance.now() - this.lastKeyAt < QUIET_MS) this.soon()
          else void this.judge()
        }, QUIET_MS)
      }

      private async judge(): Promise<void> {
        const unknown = new Set<string>()
        if (lookup.isOn())
          for (const { word } of wordsInView(this.view)) if (lookup.verdict(word) === undefined) unknown.add(word)
        if (unknown.size > 0) await lookup.judge([...unknown])
        // The editor may have gone meanwhile.
        if (this.view.dom.isConnected) this.view.dispatch({ effects: judged.of(null) })
      }
    },
    { decorations: (plugin) => plugin.decorations },
  )
  const menuAt = (view: EditorView, at: number): boolean => {
    const word = lookup.isOn() ? misspeltAt(view.state, at, lookup) : undefined
    if (word) openSpellingMenu(view, word, lookup)
    return word !== undefined
  }
  return [
    checker,
    spellingMenu,
    Prec.high(
      keymap.of([
        { key: 'Mod-.', run: (view) => menuAt(view, view.state.selection.main.head) },
        {
          key: 'F7',
          run: (view) => {
            if (lookup.isOn()) void goToNext(view, lookup)
            return lookup.isOn()
          },
        },
      ]),
    ),
    EditorView.domEventHandlers({
      contextmenu: (event, view) => {
        const at = view.posAtCoords({ x: event.clientX, y: event.clientY })
        if (at === null || !menuAt(view, at)) return false
        event.preventDefault()
        return true
      },
    }),
  ]
}

function marks(view: EditorView, lookup: SpellingLookup): DecorationSet {
  if (!lookup.isOn()) return Decoration.none
  const { main } = view.state.selection
  const found: Range<Decoration>[] = []
  for (const { from, to } of misspelt(view.state, wordsInView(view), lookup)) {
    // The word that is being written is not finished.
    if (view.hasFocus && main.empty && main.head === to) continue
    found.push(MARK.range(from, to))
  }
  return Decoration.set(found)
}

/** Of words in the order of the text those that are spelt wrong, without the lines that are in another language. */
function misspelt(state: EditorState, words: readonly TextWord[], lookup: SpellingLookup): TextWord[] {
  const lines = new Map<number, TextWord[]>()
  let end = -1
  let line: TextWord[] = []
  for (const word of words) {
    if (word.from > end) {
      const { from, to } = state.doc.lineAt(word.from)
      end = to
      line = []
      lines.set(from, line)
    }
    line.push(word)
  }
  return [...lines.values()].flatMap((judgedWords) => {
    const wrong = judgedWords.filter(({ word }) => lookup.verdict(word) === false)
    return isOtherLanguage(judgedWords.length, wrong.length) ? [] : wrong
  })
}

/** A word that is being changed is not marked until it was looked up again. */
function withoutTouched(set: DecorationSet, { changes }: ViewUpdate): DecorationSet {
  let kept = set
  changes.iterChangedRanges((_fromA, _toA, from, to) => {
    kept = kept.update({ filterFrom: from, filterTo: to, filter: (start, end) => end < from || start > to })
  })
  return kept
}

function wordsInView(view: EditorView): TextWord[] {
  return view.visibleRanges.flatMap(({ from, to }) => wordsBetween(view.state, from, to))
}

function wordsBetween(state: EditorState, from: number, to: number): TextWord[] {
  const skipped: { from: number; to: number }[] = []
  syntaxTree(state).iterate({
    from,
    to,
    enter: (node) => {
      if (!NOT_PROSE.has(node.name)) return true
      skipped.push({ from: node.from, to: node.to })
      return false
    },
  })
  let next = 0
  return wordsToJudge(state.sliceDoc(from, to), from).filter((word) => {
    while ((skipped[next]?.to ?? Infinity) <= word.from) next++
    return (skipped[next]?.from ?? Infinity) >= word.to
  })
}

function misspeltAt(state: EditorState, at: number, lookup: SpellingLookup): TextWord | undefined {
  const line = state.doc.lineAt(at)
  const from = Math.max(line.from, at - 200)
  return wordsBetween(state, from, Math.min(line.to, at + 200)).find(
    (word) => word.from <= at && at <= word.to && lookup.verdict(word.word) === false,
  )
}

/** Selects the next misspelt word behind the cursor, from the top again after the end. */
async function goToNext(view: EditorView, lookup: SpellingLookup): Promise<void> {
  const { state } = view
  const start = state.selection.main.to
  const line = state.doc.lineAt(start)
  const behind = wordsBetween(state, line.from, Math.min(state.doc.length, start + SEARCH_MAX))
  const fromTop = wordsBetween(state, 0, Math.min(line.to, SEARCH_MAX))
  const unknown = new Set(
    [...behind, ...fromTop].flatMap(({ word }) => (lookup.verdict(word) === undefined ? [word] : [])),
  )
  if (unknown.size > 0) await lookup.judge([...unknown])
  if (view.state.doc !== state.doc) return
  const word =
    misspelt(state, behind, lookup).find(({ from }) => from >= start) ??
    misspelt(state, fromTop, lookup).find(({ to }) => to <= start)
  if (!word) return
  view.dispatch({ selection: { anchor: word.from, head: word.to }, scrollIntoView: true })
  openSpellingMenu(view, word, lookup)
}
