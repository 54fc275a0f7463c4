import { removeOriginal } from '../../services/content/originals'
import { command, EXIT } from '../command'
import { findOriginal } from '../find-original'
import { findSource } from '../find-source'
import { required } from '../required'

export const originalRemove = command({
  usage: 'dossier original remove --dossier ID --source S [--file F] [--json]',
  help: [
    '--dossier ID   the dossier',
    '--source S     the source: its id or its title',
    '--file F       which of its files, by name or by the first eight digits of its SHA-256; not needed where there is one',
    '--json         answer the file as JSON',
    'The source stays. The file stays too for as long as undo, the bin or a backup may bring it back.',
  ],
  options: {
    dossier: { type: 'string' },
    source: { type: 'string' },
    file: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(terminal, { dossier, source: wanted, file, json }) {
    const session = await terminal.open(required(dossier, 'dossier'), 'write')
    const source = findSource(session.index, required(wanted, 'source'))
    const original = findOriginal(source, file)
    await removeOriginal(session, source.id, original.sha256)
    terminal.print(
      json
        ? JSON.stringify(original, null, 2)
        : `The source ‘${source.title}’ is without ‘${original.name}’ now. 'dossier original add' puts it back.`,
    )
    return EXIT.done
  },
})
