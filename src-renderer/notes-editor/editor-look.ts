import { HighlightStyle } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { noteHighlighting } from './note-highlighting'
import { noteTags } from './note-language'

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', backgroundColor: 'transparent', height: '100%' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--serif)', fontSize: 'var(--text-read)', lineHeight: 'var(--leading-read)' },
  '.cm-content': { padding: '12px 0 96px', caretColor: 'var(--accent)', overflowWrap: 'anywhere' },
  '.cm-line': { padding: '0 2px' },
  '.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--accent)', borderLeftWidth: '2px' },
  '.cm-selectionBackground': { backgroundColor: 'var(--accent-soft)' },
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'var(--accent-soft)' },
  '.cm-placeholder': { color: 'var(--ink-3)' },
  '.cm-specialChar': { color: 'var(--dispute)' },
  '.cm-note-quote': { borderInlineStart: '2px solid var(--line)', paddingInlineStart: '12px', color: 'var(--ink-2)' },
  '.cm-note-code': { fontFamily: 'ui-monospace, monospace', fontSize: '0.86em', backgroundColor: 'var(--bg)' },
  '.cm-note-table': { fontFamily: 'ui-monospace, monospace', fontSize: '0.86em', whiteSpace: 'pre-wrap' },
  // On the line, so that a link in a heading is as large as the rest.
  '.cm-note-heading': { fontWeight: '600' },
  '.cm-note-heading-1': { fontSize: '1.4em', lineHeight: '1.3' },
  '.cm-note-heading-2': { fontSize: '1.2em', lineHeight: '1.35' },
  '.cm-note-heading-3': { fontSize: '1.08em' },
  '.cm-note-link': {
    color: 'var(--accent)',
    textDecoration: 'underline',
    textDecorationThickness: '1px',
    textUnderlineOffset: '3px',
    cursor: 'pointer',
  },
  // Not taken away, and as tall as the letters beside it: a click finds its place by the boxes of what stands in the line.
  '.cm-note-folded': {
    fontSize: '0',
    visibility: 'hidden',
    paddingBlock: 'var(--text-read) calc(var(--text-read) / 3)',
  },
  '.cm-note-citation.cm-note-link-binned': { backgroundColor: 'var(--dispute-soft)', textDecoration: 'none' },
  '.cm-note-link-missing': { color: 'var(--ink-2)', textDecorationStyle: 'dotted' },
  '.cm-note-link-binned': { color: 'var(--dispute)', textDecoration: 'line-through' },
  '.cm-note-citation': {
    font: '600 0.78em/1 var(--sans)',
    color: 'var(--accent)',
    backgroundColor: 'var(--accent-soft)',
    borderRadius: '4px',
    padding: '1px 5px',
    cursor: 'pointer',
  },
  '.cm-note-task': {
    verticalAlign: '-2px',
    marginInlineEnd: '6px',
    accentColor: 'var(--accent)',
    width: '15px',
    height: '15px',
  },
  '.cm-note-task-done': { color: 'var(--ink-3)', textDecoration: 'line-through' },
  '.cm-tooltip': {
    backgroundColor: 'var(--page)',
    color: 'var(--ink)',
    border: '1px solid var(--line)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--shadow)',
    font: '400 var(--text-control)/1.4 var(--sans)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { fontFamily: 'var(--sans)', maxHeight: '18em', padding: '4px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '4px 8px', borderRadius: '4px', lineHeight: '1.35' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--accent-soft)', color: 'var(--ink)' },
  '.cm-completionDetail': {
    fontStyle: 'normal',
    color: 'var(--ink-3)',
    marginLeft: '8px',
    fontSize: 'var(--text-small)',
  },
  '.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600', color: 'var(--accent)' },
  '.cm-panels': { backgroundColor: 'var(--bg)', color: 'var(--ink)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--line)' },
  '.cm-panel.cm-search': { font: '400 var(--text-control)/1.4 var(--sans)', padding: '6px 8px' },
  '.cm-panel.cm-search label': { fontSize: 'var(--text-meta)' },
  '.cm-textfield': {
    backgroundColor: 'var(--page)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius-small)',
    font: 'inherit',
    padding: '2px 6px',
  },
  '.cm-button': {
    backgroundImage: 'none',
    backgroundColor: 'var(--page)',
    color: 'var(--ink)',
    border: '1px solid var(--edge)',
    borderRadius: 'var(--radius-small)',
    font: 'inherit',
    padding: '2px 8px',
  },
  '.cm-searchMatch': { backgroundColor: 'var(--mark)' },
  '.cm-searchMatch.cm-searchMatch-selected': { outline: '2px solid var(--accent)' },
  '.cm-spelling': { padding: '4px', display: 'flex', flexDirection: 'column', minWidth: '160px', zIndex: '20' },
  '.cm-spelling button': {
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    padding: '4px 8px',
    border: '0',
    borderRadius: '4px',
    background: 'none',
    cursor: 'pointer',
  },
  '.cm-spelling button:hover, .cm-spelling button:focus': { backgroundColor: 'var(--accent-soft)' },
  '.cm-spelling p': { margin: '0', padding: '4px 8px', color: 'var(--ink-2)' },
  '.cm-spelling .cm-spelling-learn': { borderTop: '1px solid var(--line)', borderRadius: '0', marginTop: '4px' },
  '.cm-misspelt': {
    textDecoration: 'underline wavy var(--dispute)',
    textDecorationThickness: '1px',
    textUnderlineOffset: '3px',
    textDecorationSkipInk: 'none',
  },
})

const highlight = HighlightStyle.define([
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through', color: 'var(--ink-3)' },
  { tag: tags.monospace, fontFamily: 'ui-monospace, monospace', fontSize: '0.9em' },
  { tag: tags.url, color: 'var(--ink-3)' },
  { tag: [tags.link, tags.labelName], color: 'var(--accent)' },
  { tag: noteTags.link, color: 'var(--accent)' },
  { tag: noteTags.tag, color: 'var(--accent)' },
  { tag: noteTags.citation, color: 'var(--accent)' },
  { tag: noteTags.footnote, color: 'var(--accent)', fontSize: '0.85em' },
  // The marks themselves stay, quietly: what is saved is what is seen.
  { tag: [tags.processingInstruction, tags.contentSeparator, tags.escape], color: 'var(--ink-3)' },
])

/** How the editor looks: everything from the app's tokens, so that light and dark need no second theme. */
export const editorLook: Extension = [theme, noteHighlighting(highlight)]
