import { counted } from '../../domain/text/counted'
import { LinkTargets } from '../../domain/notes/links/link-targets'
import { privateNotes, withoutPrivateNames } from '../../domain/notes/links/private-links'
import { isHidden } from '../../domain/notes/links/private-words'
import { minuteOf } from '../../domain/dating/reader-day'
import { revealBidiControls } from '../../domain/records/text'
import { compareNotes, noteSummary } from '../../domain/views/note-view'
import { command, EXIT } from '../command'
import { required } from '../required'

export const noteList = command({
  usage: 'dossier note list --dossier ID [--private] [--json]',
  help: [
    '--dossier ID   the dossier whose notes to list',
    '--private      the private ones too, which are left out otherwise',
    '--json         the notes, whole, as one JSON document',
  ],
  options: { dossier: { type: 'string' }, private: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, private: withPrivate, json }) {
    const { index } = await terminal.open(required(dossier, 'dossier'), 'read')
    const words = withPrivate === true ? 'shown' : 'hidden'
    const all = Object.values(index.notes)
    const notes = all.filter((note) => !isHidden(note, words)).sort(compareNotes)
    const hidden = all.length - notes.length
    const names = new LinkTargets(index)
    const leftOut = `${counted(hidden, 'private note is', 'private notes are')} left out; --private lists them too.`
    if (json) {
      const named = privateNotes(index, (note) => names.labelOf(note))
      const told = notes.map(({ formerNames: _, ...note }) => ({
        ...note,
        body: words === 'shown' ? note.body : withoutPrivateNames(note.body, names, named),
      }))
      terminal.print(JSON.stringify(told, null, 2))
      if (hidden > 0) terminal.warn(leftOut)
      return EXIT.done
    }
    for (const note of notes) {
      const { label, targets } = noteSummary(index, note, names, words)
      const on = targets.length === 0 ? '' : `  on ${targets.map((target) => target.label).join(', ')}`
      terminal.print(revealBidiControls(`${minuteOf(note.updatedAt)}  ${note.id}  ${label}${on}`))
    }
    if (all.length === 0) terminal.print('There are no notes yet.')
    if (hidden > 0) terminal.print(leftOut)
    return EXIT.done
  },
})
