import { resolve } from 'node:path'
import { counted } from '../../domain/text/counted'
import { rememberCopied } from '../../services/exchange/remember-exchange'
import { command, EXIT } from '../command'
import { required } from '../required'

export const copy = command({
  usage: 'dossier copy --to FOLDER [--json]',
  help: [
    '--to FOLDER   a folder that is there, such as that of a stick; the copy gets a folder of its own in it,',
    '              and of earlier copies there the latest few are kept',
    '--json        what was made, as JSON',
  ],
  options: { to: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, values) {
    const folder = resolve(required(values.to, 'to'))
    const library = await terminal.library('write-if-free')
    await rememberCopied(library)
    const made = await library.storage.copies.write(folder)
    if (values.json) terminal.print(JSON.stringify(made, null, 2))
    else {
      terminal.print(`Copied to ${made.name}, ${counted(made.dossiers, 'dossier')}, and read back.`)
      for (const sentence of made.leftOut) terminal.warn(sentence)
    }
    return made.isWhole ? EXIT.done : EXIT.failed
  },
})
