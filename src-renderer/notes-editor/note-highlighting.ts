import { syntaxTree, type HighlightStyle } from '@codemirror/language'
import { Prec, RangeSetBuilder, type Extension } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin, type DecorationSet, type ViewUpdate } from '@codemirror/view'
import { highlightTree } from '@lezer/highlight'
import { hasOnlyGrown, type Shown } from './grown-tree'

/**
 * Gives the parts of the text that are in view the classes of a style. *Source*: what `syntaxHighlighting` of @codemirror/language
 * does, which looks through the view again at each key; here a letter of prose only moves what is there.
 */
export function noteHighlighting(style: HighlightStyle): Extension {
  const marks = new Map<string, Decoration>()
  const markOf = (name: string): Decoration => {
    const mark = marks.get(name) ?? Decoration.mark({ class: name })
    marks.set(name, mark)
    return mark
  }
  const decorate = (view: EditorView): DecorationSet => {
    const builder = new RangeSetBuilder<Decoration>()
    const tree = syntaxTree(view.state)
    for (const { from, to } of view.visibleRanges)
      highlightTree(tree, style, (start, end, name) => builder.add(start, end, markOf(name)), from, to)
    return builder.finish()
  }
  const highlighter = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet
      private shown: Shown

      constructor(view: EditorView) {
        this.decorations = decorate(view)
        this.shown = view.viewport
      }

      update(update: ViewUpdate): void {
        const tree = syntaxTree(update.state)
        // Where the parser is behind, what was there stays until it has come.
        if (hasOnlyGrown(update, this.shown) || (update.docChanged && tree.length < update.view.viewport.to))
          this.decorations = this.decorations.map(update.changes)
        else if (update.viewportChanged || tree !== syntaxTree(update.startState))
          this.decorations = decorate(update.view)
        this.shown = update.view.viewport
      }
    },
    { decorations: (plugin) => plugin.decorations },
  )
  return [Prec.high(highlighter), style.module ? EditorView.styleModule.of(style.module) : []]
}
