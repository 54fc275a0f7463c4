import { atOnce } from '../../domain/at-once'
import { NOT_REACHED } from '../../domain/bin/bin-erasing'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import { restingWords } from '../../domain/bin/resting-words'
import { revealBidiControls } from '../../domain/records/text'
import { binView } from '../../domain/views/bin-view'
import { deletionOutlook } from '../../services/content/deletion-outlook'
import { deleteForGood } from '../../services/content/delete-for-good'
import { deletedWords, type DeletedForGood } from '../../services/content/deleted-for-good'
import { command, EXIT, UsageError, type ExitCode, type Terminal } from '../command'
import { entryLine } from './bin'

export const binDelete = command({
  usage: 'dossier bin delete (ENTRY… | --all) [--dossier ID] [--yes] [--json]',
  help: [
    'ENTRY          what to delete, as dossier bin lists it; without --dossier the id of a dossier in the bin',
    '--all          everything in the bin of the dossier',
    '--dossier ID   the dossier in whose bin it is',
    '--yes          do it; without it, it only says what would go',
    '--json         what was done as JSON',
    NOT_REACHED,
  ],
  options: {
    dossier: { type: 'string' },
    all: { type: 'boolean' },
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(terminal, { dossier, all, yes, json }, positionals) {
    if ((all === true) === positionals.length > 0) throw new UsageError(say('usage.name-what-to-delete'))
    if (dossier === undefined) {
      if (all === true) throw new UsageError(say('usage.all-needs-dossier'))
      return deleteDossiers(terminal, positionals, yes === true, json === true)
    }
    const session = await terminal.open(dossier, yes === true ? 'write' : 'read')
    const library = await terminal.library(yes === true ? 'write' : 'read')
    const entries = binView(session.index).filter(
      ({ id, bundled }) => !bundled && (all === true || positionals.includes(id)),
    )
    const missing = positionals.filter((wanted) => !entries.some(({ id }) => id === wanted))
    if (missing.length > 0) throw new DossierError('not-found', say('terminal.not-in-bin', { ids: missing.join(', ') }))
    if (yes !== true) {
      const holdings = await library.storage.holdings(dossier)
      for (const entry of entries) terminal.print(revealBidiControls(entryLine(entry, holdings[entry.id])))
      const { groups } = atOnce(deletionOutlook(session, { kind: 'entries', ids: entries.map(({ id }) => id) }))
      for (const group of groups) terminal.print(`Stays: ${restingWords(group, entries.length > 1)}.`)
      return askForYes(terminal)
    }
    const deleted = await deleteForGood(
      library,
      dossier,
      entries.map(({ id }) => id),
    )
    return tell(terminal, deleted, json === true)
  },
})

async function deleteDossiers(
  terminal: Terminal,
  wanted: readonly string[],
  yes: boolean,
  json: boolean,
): Promise<ExitCode> {
  const library = await terminal.library(yes ? 'write' : 'read')
  const deleted = (await library.list()).filter(({ id, deletedAt }) => deletedAt !== undefined && wanted.includes(id))
  const missing = wanted.filter((id) => !deleted.some((dossier) => dossier.id === id))
  if (missing.length > 0)
    throw new DossierError('not-found', say('terminal.no-dossier-in-bin', { ids: missing.join(', ') }))
  let code: ExitCode = EXIT.done
  for (const { id, title, deletedAt = '' } of deleted) {
    if (!yes) terminal.print(`${id}  ${title}, with all that is in it and its backups`)
    else if ((await tell(terminal, await library.deleteForGood(id, deletedAt), json)) !== EXIT.done) code = EXIT.failed
  }
  return yes ? code : askForYes(terminal)
}

function askForYes(terminal: Terminal): ExitCode {
  terminal.print(`Nothing was deleted. With --yes this goes for good, and nothing brings it back. ${NOT_REACHED}`)
  return EXIT.usage
}

function tell(terminal: Terminal, deleted: DeletedForGood, json: boolean): ExitCode {
  if (json) terminal.print(JSON.stringify(deleted))
  else for (const sentence of deletedWords(deleted)) terminal.print(sentence)
  return deleted.left.length === 0 ? EXIT.done : EXIT.failed
}
