import { EditorSelection } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { headingPlaces } from '@domain/notes/markdown/heading-places'
import { headingFinder, headingsNamed } from '@domain/notes/markdown/own-headings'
import { noSuchHeading } from './no-such-heading'
import type { NoteActions } from './note-lookup'

/** Goes to a heading of the text that is being written, or says that there is none. */
export function goToHeading(view: EditorView, heading: string, actions: NoteActions): void {
  const headings = headingPlaces(view.state.doc.toString())
  const at = headingFinder(headings)(headingsNamed(heading) ?? [])
  const found = at === undefined ? undefined : headings[at]
  if (!found) {
    actions.tell(noSuchHeading(heading))
    return
  }
  view.dispatch({
    selection: EditorSelection.cursor(found.at),
    effects: EditorView.scrollIntoView(found.at, { y: 'start', yMargin: 8 }),
    userEvent: 'select',
  })
  view.focus()
}
