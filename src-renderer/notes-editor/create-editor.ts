import { closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyField, historyKeymap } from '@codemirror/commands'
import { search, searchKeymap } from '@codemirror/search'
import { Compartment, EditorState, Prec, type StateEffect } from '@codemirror/state'
import { dropCursor, EditorView, highlightSpecialChars, keymap, placeholder, tooltips } from '@codemirror/view'
import { editorLook } from './editor-look'
import { lineDirections } from './line-directions'
import { liveView } from './live-view'
import { noteCompletions } from './note-completions'
import { noteKeys, openAt } from './note-keys'
import { noteLanguage } from './note-language'
import type { NoteActions, NoteLookup } from './note-lookup'
import { pasteMarkdown } from './paste-markdown'
import { spellCheck } from './spell-check'
import type { SpellingLookup } from './spelling-lookup'
import { takeOver } from './take-over'
import { signKeys, wholeSigns } from './whole-signs'

/** An editor as it was when it went, for the one that follows it: its text, cursor and history, and what was in view. */
export interface EditorMoment {
  state: EditorState
  view: StateEffect<unknown>
}

export interface EditorOptions {
  parent: HTMLElement
  body: string
  /** Goes on from there; what differs in `body` is a step that undo takes back. */
  resume?: EditorMoment
  /** What a screen reader calls the field. */
  label: string
  lookup: NoteLookup
  actions: NoteActions
  /** Called after each change; `read` gives the whole text and costs its length. */
  onChange: (read: () => string) => void
  onBlur?: () => void
  readOnly?: boolean
  /** Marks misspelt words when given. */
  spelling?: SpellingLookup
}

/** An editor that stands in the page. */
export interface NoteEditorHandle {
  readonly view: EditorView
  read(): string
  moment(): EditorMoment
  /**
   * Puts another text in, changing only what differs, so that cursor, scroll and undo stay. What another window wrote is not
   * `undoable` here: undo takes back what the reader did in this one.
   */
  replace(body: string, undoable: boolean): void
  setReadOnly(readOnly: boolean): void
  /** *Units*: a number counts UTF-16 code units. */
  focus(at?: number | 'start' | 'end'): void
  destroy(): void
}

/** Keys of the editor that the app has for its own. */
const LEFT_TO_THE_APP = new Set(['Alt-ArrowLeft', 'Alt-ArrowRight', 'Mod-Alt-\\', 'Mod-k', 'Ctrl-k'])

/**
 * Makes the editor of a note. The text goes in and comes out to the letter: only a line feed parts lines, so that
 * carriage returns, NUL and lone surrogates stay what they are.
 */
export function createEditor(options: EditorOptions): NoteEditorHandle {
  const { lookup, actions } = options
  const access = new Compartment()
  const { resume } = options
  /** What comes from outside is on disk already. */
  let isTakingOver = false
  const accessOf = (readOnly: boolean) => [EditorState.readOnly.of(readOnly), EditorView.editable.of(!readOnly)]
  const view = new EditorView({
    parent: options.parent,
    ...(resume && { scrollTo: resume.view }),
    state: EditorState.create({
      doc: resume?.state.doc ?? options.body,
      ...(resume && { selection: resume.state.selection }),
      extensions: [
        EditorState.lineSeparator.of('\n'),
        access.of(accessOf(options.readOnly ?? false)),
        highlightSpecialChars({ render: renderSpecial }),
        resume ? historyField.init(() => resume.state.field(historyField)) : [],
        history({ newGroupDelay: 800 }),
        dropCursor(),
        lettersAsTheyAre,
        closeBrackets(),
        search({ top: true }),
        // The page clips what is placed within it; choices may reach over its edge.
        tooltips({ parent: document.body }),
        EditorView.lineWrapping,
        lineDirections(options.body),
        wholeSigns,
        placeholder('Write in Markdown. [[ links, # tags, @ cites.'),
        keymap.of([
          ...signKeys,
          ...noteKeys(lookup, actions),
          ...closeBracketsKeymap,
          ...completionKeymap,
          ...searchKeymap,
          ...historyKeymap,
          ...defaultKeymap.filter(({ key }) => key === undefined || !LEFT_TO_THE_APP.has(key)),
        ]),
        noteLanguage(),
        noteCompletions(lookup),
        liveView(lookup),
        editorLook,
        pasteMarkdown(),
        EditorView.contentAttributes.of({
          'aria-label': options.label,
          'aria-multiline': 'true',
          autocapitalize: 'sentences',
          // Chromium's own checker would fetch its dictionaries from the network.
          spellcheck: 'false',
          // Its lines say themselves when theirs is another.
          dir: 'ltr',
        }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged && !isTakingOver) options.onChange(() => update.view.state.doc.toString())
        }),
        EditorView.domEventHandlers({
          // Nobody outside listens for letters: `onChange` tells of them.
          input: (event) => {
            event.stopPropagation()
            return false
          },
          // A letter is the editor's alone: no key of the app need be looked for.
          keydown: (event) => {
            if (event.key.length === 1 && !event.ctrlKey && !event.altKey && !event.metaKey) event.stopPropagation()
            return false
          },
          blur: () => {
            options.onBlur?.()
            return false
          },
          mousedown: (event, editor) => {
            if (!(event.target instanceof Element)) return false
            const link = event.target.closest('.cm-note-link, .cm-note-citation')
            const isWanted = event.ctrlKey || event.metaKey || (link !== null && (options.readOnly ?? false))
            if (!isWanted) return false
            // A link that is shown as it is written has no element of its own.
            const at = link ? editor.posAtDOM(link) : editor.posAtCoords({ x: event.clientX, y: event.clientY })
            if (at === null || !openAt(editor, lookup, actions, at)) return false
            event.preventDefault()
            return true
          },
        }),
        options.spelling ? spellCheck(options.spelling) : [],
      ],
    }),
  })
  const replace = (body: string, undoable: boolean) => {
    const change = takeOver(view.state, body, undoable)
    if (!change) return
    isTakingOver = true
    view.dispatch(change)
    isTakingOver = false
  }
  if (resume) replace(options.body, true)
  return {
    view,
    read: () => view.state.doc.toString(),
    moment: () => ({ state: view.state, view: view.scrollSnapshot() }),
    replace,
    setReadOnly: (readOnly) => view.dispatch({ effects: access.reconfigure(accessOf(readOnly)) }),
    focus: (at) => {
      view.focus()
      if (at === undefined) return
      const anchor = at === 'end' ? view.state.doc.length : at === 'start' ? 0 : Math.min(at, view.state.doc.length)
      view.dispatch({ selection: { anchor }, scrollIntoView: true })
    },
    destroy: () => view.destroy(),
  }
}

/** A letter closes no bracket: it goes in without the question what brackets there are, which is asked of the whole tree. */
const lettersAsTheyAre = Prec.highest(
  EditorView.inputHandler.of((view, _from, _to, text, insert) => {
    if (!/^[\p{L}\p{N}]$/u.test(text)) return false
    view.dispatch(insert())
    return true
  }),
)

/** Carriage returns at line ends are kept and not shown; other controls are shown by their number. */
function renderSpecial(code: number, description: string | null, standIn: string): HTMLElement {
  const span = document.createElement('span')
  span.className = 'cm-specialChar'
  span.textContent = code === 13 ? '' : standIn
  span.title = description ?? `U+${code.toString(16).padStart(4, '0').toUpperCase()}`
  span.setAttribute('aria-label', span.title)
  return span
}
