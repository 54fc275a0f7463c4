import { restoreFromBin } from '../../services/content/bin'
import { command, EXIT, UsageError } from '../command'
import { say } from '../../domain/messages/message'

export const binRestore = command({
  usage: 'dossier bin restore ENTRY [--dossier ID] [--json]',
  help: [
    'ENTRY          what to put back, as dossier bin lists it; without --dossier the id of a dossier',
    '--dossier ID   the dossier in whose bin it is',
    '--json         answer the id as JSON',
  ],
  options: { dossier: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, json }, positionals) {
    const [entry, ...more] = positionals
    if (entry === undefined || more.length > 0) throw new UsageError(say('usage.name-what-to-put-back'))
    let id = entry
    if (dossier === undefined) await (await terminal.library('write')).restore(entry)
    else id = await restoreFromBin(await terminal.open(dossier, 'write'), entry)
    terminal.print(json ? JSON.stringify({ id }) : `${id} is back in its place.`)
    return EXIT.done
  },
})
