import { counted } from '@domain/text/counted'
import {
  autocompletion,
  completionStatus,
  pickedCompletion,
  startCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { formatCitation, formatLink } from '@domain/notes/markdown/note-syntax'
import { inCode, inTable, openCitationBefore, openLinkBefore } from './link-context'
import type { NoteLookup } from './note-lookup'
import { promisedPick } from './promised-pick'

/** `[[` offers what can be linked to, `#` the tags, `@` what can be cited. The choices are asked for anew at each letter. */
export function noteCompletions(lookup: NoteLookup): Extension {
  const sources = [linkSource(lookup), citationSource(lookup), tagSource(lookup)]
  return [
    promisedPick(lookup),
    beginChoices,
    autocompletion({
      override: sources,
      activateOnTyping: false,
      icons: false,
      closeOnBlur: true,
      maxRenderedOptions: 60,
      tooltipClass: () => 'cm-note-choices',
    }),
  ]
}

/** Where choices may begin: in a link, a citation or a tag that is being written. */
const BEGUN = /\[\[[^[\]|\n]*$|(?:^|[\s([])@[^\s@[\]][^@[\]\n]*$|(?:^|[\s([{"'])#[\p{L}\p{N}\p{M}_/-]+$|\[\[$|@$/u
/** *Units*: UTF-16 code units before the cursor that are looked at. */
const REACH = 104

/** Asks for choices only there: elsewhere no key waits for sources that have nothing to say. */
const beginChoices = EditorView.updateListener.of(({ view, docChanged, state, transactions }) => {
  if (!docChanged || completionStatus(state) !== null) return
  if (!transactions.some((change) => change.isUserEvent('input.type'))) return
  const at = state.selection.main.head
  if (BEGUN.test(state.sliceDoc(Math.max(0, at - REACH), at))) startCompletion(view)
})

type Source = (context: CompletionContext) => Promise<CompletionResult | null>

function linkSource(lookup: NoteLookup): Source {
  return async (context) => {
    const link = openLinkBefore(context.state)
    if (!link) return null
    const options = await lookup.suggestLinks(link.query)
    if (context.aborted) return null
    return {
      from: link.from,
      filter: false,
      options: options.map(({ id, label, detail }) => ({
        label,
        detail,
        apply: (view, completion, from, to) =>
          insert(view, completion, from, to, formatLink(id, label, inTable(view.state, from)), ']]'),
      })),
    }
  }
}

function citationSource(lookup: NoteLookup): Source {
  return async (context) => {
    const citation = openCitationBefore(context.state)
    if (!citation) return null
    const options = await lookup.suggestCitations(citation.query)
    if (context.aborted || options.length === 0) return null
    return {
      from: citation.from,
      filter: false,
      options: options.map(({ ref, label, detail }) => ({
        label,
        detail,
        apply: (view, completion, from, to) => insert(view, completion, from, to, formatCitation([ref]), ']'),
      })),
    }
  }
}

function tagSource(lookup: NoteLookup): Source {
  return async (context) => {
    const before = context.matchBefore(/(?:^|[\s([{"'])#[\p{L}\p{N}\p{M}_/-]{0,100}/u)
    if (!before || inCode(context.state, context.pos)) return null
    const at = before.text.indexOf('#')
    const query = before.text.slice(at + 1)
    // A single hash is more often a heading to be.
    if (query === '' && !context.explicit) return null
    const options = await lookup.suggestTags(query)
    if (context.aborted || options.length === 0) return null
    return {
      from: before.from + at,
      filter: false,
      options: options.map(({ name, notes }) => ({
        label: `#${name}`,
        detail: counted(notes, 'note'),
        apply: (view, completion, from, to) => insert(view, completion, from, to, `#${name}`, ''),
      })),
    }
  }
}

/** Puts the choice in the place of what was typed, taking a closing bracket that was there already with it. */
function insert(
  view: EditorView,
  completion: Completion,
  from: number,
  to: number,
  text: string,
  closing: string,
): void {
  const taken = closing !== '' && view.state.sliceDoc(to, to + closing.length) === closing ? closing.length : 0
  view.dispatch({
    changes: { from, to: to + taken, insert: text },
    selection: { anchor: from + text.length },
    annotations: pickedCompletion.of(completion),
    userEvent: 'input.complete',
    scrollIntoView: true,
  })
}
