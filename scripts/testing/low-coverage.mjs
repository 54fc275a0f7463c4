/**
 * Why `npm test` runs less than 70 % of the lines of these folders in its tests of units and components. `npm test -- coverage` fails
 * when a folder is missing here, or has come to more. Where no other reason is given, the window tests run the code, and what is
 * missing is tests of its components alone.
 *
 * @type {Readonly<Record<string, string>>}
 */
export const LOW_COVERAGE = {
  'src-main/briefing':
    'The worker runs on a thread of its own, where lines are not counted; briefing-thread.test.ts starts it.',
  'src-main/electron': 'The shell needs Electron: the window tests run it.',
  'src-main/preload': 'The bridge needs Electron: closed-shell.e2e.ts holds what it gives the page.',
  'src-main/services': 'What a call is answered with needs a window: the window tests run it.',
  'src-main/services/handlers':
    'A handler hands a call on to a use case, which has unit tests; the window tests call most of them.',
  'src-renderer': 'The first file only opens the app: every window test runs it.',
  'src-renderer/app': 'Commands and keys of the whole window: the window tests press them.',
  'src-renderer/components/backup':
    'The dialogs that copy and bring back have no tests of their own yet: copies.e2e.ts walks them.',
  'src-renderer/components/claim':
    'Cards, disputes and proposals have no tests of their own yet: read-and-note.e2e.ts and contradictions.e2e.ts walk them.',
  'src-renderer/components/dialog':
    'Most dialogs of exports, the data folder and deletion have no tests of their own yet: exchange.e2e.ts, data-folder.e2e.ts and private-and-gone.e2e.ts walk them.',
  'src-renderer/components/find':
    'The find field has no test of its own yet: keys-and-forms.e2e.ts and notes.e2e.ts type in it.',
  'src-renderer/components/frame':
    'Menus, panes and the list of dossiers are tested in part; the window tests use the rest.',
  'src-renderer/components/leaving': 'What goes along has no test of its own yet: carrying.e2e.ts walks it.',
  'src-renderer/components/note':
    'Mentions, targets and conflicts have no tests of their own yet: note-targets.e2e.ts and two-windows.e2e.ts walk them.',
  'src-renderer/components/record':
    'Figures, passages and the context of a source have no tests of their own yet: extend-dossier.e2e.ts walks them.',
  'src-renderer/composer': 'The composer has no tests of its own yet: composer.e2e.ts and carrying.e2e.ts walk it.',
  'src-renderer/lib':
    'Focus, selections and the PDF viewer need a page that is whole: the window tests use them; the rest has unit tests.',
  'src-renderer/notes-editor':
    'What the keyboard does in the editor needs a real cursor: the window tests of notes type in it.',
  'src-renderer/state/briefing': 'The composer’s state goes with the composer: composer.e2e.ts walks it.',
  'src-renderer/state/dossier':
    'Edits of records, and what goes out, are walked by extend-dossier.e2e.ts and carrying.e2e.ts.',
  'src-renderer/state/machine':
    'Copies, bringing back and the data folder are the machine’s: copies.e2e.ts and data-folder.e2e.ts walk them.',
  'src-renderer/state/notes':
    'Conflicts, versions, spelling and imports are walked by two-windows.e2e.ts, notes.e2e.ts, spelling.e2e.ts and note-exchange.e2e.ts.',
  'src-renderer/state/window': 'Panes, focus and what leaves are walked by the window tests.',
}
