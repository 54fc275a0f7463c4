import { Compartment, EditorState, type Extension, type Text } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'

/** Letters of the scripts that are written from right to left, and the mark that stands for one. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\u200f\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u
/** What has a direction of its own. *Source*: the strong signs of UAX 9: letters, and the two marks. */
const STRONG = /[\p{L}\u200e\u200f]/u
/** Marks of Markdown before a line's words: of quotes, lists, tasks and footnotes. Their letters are none of its words. */
const LEAD = /^[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?)?(?:\[\^[^\]\s]+\]:)?/
/** What a link points at, in front of what it is shown as. */
const BEHIND_A_LINK = /\[\[[^[\]|]*\|/g

/** *Units*: characters of a line, and lines, that are looked at before one settles for the usual direction. */
const FAR_INTO_A_LINE = 2_000
const FAR_BACK = 50

/** The direction of a line's words by the first letter among them; undefined when there is none. *Source*: UAX 9, rules P2 and P3. */
export function directionOf(line: string): 'ltr' | 'rtl' | undefined {
  const words = line.slice(0, FAR_INTO_A_LINE).replace(LEAD, '').replace(BEHIND_A_LINK, '')
  const [first] = STRONG.exec(words) ?? []
  return first === undefined ? undefined : RIGHT_TO_LEFT.test(first) ? 'rtl' : 'ltr'
}

/** Where the lines from `from` to `to` begin that run from right to left. A line without letters goes with the one before it. */
export function rightToLeftLines(doc: Text, from: number, to: number): number[] {
  const found: number[] = []
  let line = doc.lineAt(from)
  let direction = directionBefore(doc, line.number)
  for (;;) {
    direction = directionOf(line.text) ?? direction
    if (direction === 'rtl') found.push(line.from)
    if (line.to >= to || line.number === doc.lines) return found
    line = doc.line(line.number + 1)
  }
}

function directionBefore(doc: Text, number: number): 'ltr' | 'rtl' {
  for (let at = number - 1; at >= Math.max(1, number - FAR_BACK); at--) {
    const direction = directionOf(doc.line(at).text)
    if (direction) return direction
  }
  return 'ltr'
}

const RTL_LINE = Decoration.line({ attributes: { dir: 'rtl' } })

const shown = ViewPlugin.fromClass(
  class {
    decorations: DecorationSet

    constructor(view: EditorView) {
      this.decorations = inView(view)
    }

    update({ docChanged, viewportChanged, view }: ViewUpdate): void {
      if (docChanged || viewportChanged) this.decorations = inView(view)
    }
  },
  { decorations: ({ decorations }) => decorations },
)

function inView({ state, viewport }: EditorView): DecorationSet {
  const starts = rightToLeftLines(state.doc, viewport.from, viewport.to)
  return Decoration.set(starts.map((from) => RTL_LINE.range(from)))
}

const PER_LINE: Extension = [EditorView.perLineTextDirection.of(true), shown]

/**
 * Gives each line its own direction, from the first letter on that needs it: a note without one pays nothing for it, and of others
 * only the lines in view are looked at.
 */
export function lineDirections(body: string): Extension {
  const byLine = new Compartment()
  return [
    byLine.of(RIGHT_TO_LEFT.test(body) ? PER_LINE : []),
    EditorState.transactionExtender.of((transaction) => {
      if (!transaction.docChanged || transaction.startState.facet(EditorView.perLineTextDirection)) return null
      let needed = false
      transaction.changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
        needed ||= RIGHT_TO_LEFT.test(inserted.toString())
      })
      return needed ? { effects: byLine.reconfigure(PER_LINE) } : null
    }),
  ]
}
