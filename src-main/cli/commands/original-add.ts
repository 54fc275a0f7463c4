import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import { addOriginal } from '../../services/content/originals'
import { command, EXIT, UsageError } from '../command'
import { findSource } from '../find-source'
import { required } from '../required'

export const originalAdd = command({
  usage: 'dossier original add FILE --dossier ID --source S [--json]',
  help: [
    'FILE           what the source was read from; it is kept byte for byte, and nothing in it is opened',
    '--dossier ID   the dossier',
    '--source S     the source: its id or its title',
    '--json         answer its name, media type, size and SHA-256 as JSON',
    'It is part of backups and full copies, and never of what is handed over.',
  ],
  options: { dossier: { type: 'string' }, source: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, source: wanted, json }, positionals) {
    const [path, ...more] = positionals
    if (path === undefined || more.length > 0) throw new UsageError(say('usage.name-one-file'))
    const session = await terminal.open(required(dossier, 'dossier'), 'write')
    const source = findSource(session.index, required(wanted, 'source'))
    const { storage } = await terminal.library('write')
    const isFile = await stat(path).then(
      (there) => there.isFile(),
      () => false,
    )
    if (!isFile) throw new DossierError('not-found', say('terminal.no-such-file', { name: basename(path) }))
    const file = { name: basename(path), pieces: createReadStream(path) }
    const { original, alsoIn } = await addOriginal(storage, session, source.id, file)
    if (json) terminal.print(JSON.stringify({ ...original, alsoIn }, null, 2))
    else {
      terminal.print(`Kept ‘${original.name}’ with the source ‘${source.title}’. SHA-256: ${original.sha256}`)
      for (const title of alsoIn) terminal.print(`The source ‘${title}’ has the same file.`)
    }
    return EXIT.done
  },
})
