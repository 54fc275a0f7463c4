import { LinkTargets } from '../../domain/notes/link-targets'
import { revealBidiControls } from '../../domain/text'
import { compareNotes, noteSummary } from '../../domain/views/note-view'
import { command, EXIT, required } from '../command'

export const noteList = command({
  name: 'note list',
  usage: 'dossier note list --dossier ID [--json]',
  summary: 'List the notes of a dossier, the newest first.',
  help: ['--dossier ID   the dossier whose notes to list', '--json         the notes, whole, as one JSON document'],
  options: { dossier: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, json }) {
    const { index } = await terminal.open(required(dossier, 'dossier'), 'read')
    const notes = Object.values(index.notes).sort(compareNotes)
    if (json) {
      terminal.print(JSON.stringify(notes, null, 2))
      return EXIT.done
    }
    const names = new LinkTargets(index)
    for (const note of notes) {
      const { label, targets } = noteSummary(index, note, names)
      const on = targets.length === 0 ? '' : `  on ${targets.map((target) => target.label).join(', ')}`
      terminal.print(revealBidiControls(`${note.updatedAt.slice(0, 16).replace('T', ' ')}  ${note.id}  ${label}${on}`))
    }
    if (notes.length === 0) terminal.print('There are no notes yet.')
    return EXIT.done
  },
})
