import { readFileSync } from 'node:fs'
import { saveNote } from '../../services/notes/edit-notes'
import { command, EXIT } from '../command'
import { required } from '../required'
import { findEntity } from '../find-entity'

export const noteAdd = command({
  usage: 'dossier note add --dossier ID [--entity E] --text TEXT [--title T] [--tag TAG]… [--private] [--json]',
  help: [
    '--dossier ID   the dossier to add it to',
    '--entity E     the entity it is on: an id or any of its names; without it the note is on the dossier',
    '--text TEXT    what it says, in Markdown; - reads it from standard input',
    '--title T      a title',
    '--tag TAG      a tag; may be given several times',
    '--private      keep it out of every export',
    '--json         answer the new note’s id as JSON',
  ],
  options: {
    dossier: { type: 'string' },
    entity: { type: 'string' },
    text: { type: 'string' },
    title: { type: 'string' },
    tag: { type: 'string', multiple: true },
    private: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(terminal, values) {
    const dossierId = required(values.dossier, 'dossier')
    const text = required(values.text, 'text')
    const session = await terminal.open(dossierId, 'write')
    const body = text === '-' ? readFileSync(0, 'utf8') : text
    const target =
      values.entity === undefined
        ? ({ kind: 'dossier' } as const)
        : ({ kind: 'entity', id: findEntity(session.index, values.entity).id } as const)
    const { id } = await saveNote(session, {
      targets: [target],
      title: values.title ?? '',
      body,
      tags: values.tag ?? [],
      ...(values.private === true && { private: true }),
    })
    terminal.print(values.json ? JSON.stringify({ id }) : `Note ${id} saved.`)
    return EXIT.done
  },
})
