import { noteLabel } from '../../domain/note'
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
    for (const note of notes) {
      const targets = noteSummary(index, note).targets.map((target) => target.label)
      const on = targets.length === 0 ? '' : `  on ${targets.join(', ')}`
      terminal.print(
        revealBidiControls(`${note.updatedAt.slice(0, 16).replace('T', ' ')}  ${note.id}  ${noteLabel(note)}${on}`),
      )
    }
    if (notes.length === 0) terminal.print('There are no notes yet.')
    return EXIT.done
  },
})
