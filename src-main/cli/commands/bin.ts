import { holdingsWords } from '../../domain/bin/bin-erasing'
import type { BinHoldings } from '../../domain/ports'
import { minuteOf } from '../../domain/dating/reader-day'
import { revealBidiControls } from '../../domain/records/text'
import { binView, type BinView } from '../../domain/views/bin-view'
import { command, EXIT, type ExitCode, type Terminal } from '../command'

export const bin = command({
  usage: 'dossier bin [--dossier ID] [--private] [--json]',
  help: [
    '--dossier ID   the dossier whose bin to list',
    '--private      name private notes too',
    '--json         one JSON document on standard output',
    'What it lists is put back with dossier bin restore and deleted for good with dossier bin delete.',
  ],
  options: { dossier: { type: 'string' }, private: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, private: withPrivate, json }) {
    if (dossier === undefined) return listDossiers(terminal, json === true)
    const { index } = await terminal.open(dossier, 'read')
    const entries = binView(index, withPrivate === true ? 'shown' : 'hidden')
    const holdings = await (await terminal.library('read')).storage.holdings(dossier)
    if (json) {
      terminal.print(
        JSON.stringify(
          entries.map((entry) => ({ ...entry, ...holdings[entry.id] })),
          null,
          2,
        ),
      )
      return EXIT.done
    }
    for (const entry of entries) terminal.print(revealBidiControls(entryLine(entry, holdings[entry.id])))
    if (entries.length === 0) terminal.print('The bin is empty.')
    return EXIT.done
  },
})

async function listDossiers(terminal: Terminal, json: boolean): Promise<ExitCode> {
  const all = await (await terminal.library('read')).list()
  const deleted = all.filter((dossier) => dossier.deletedAt !== undefined)
  if (json) terminal.print(JSON.stringify(deleted, null, 2))
  else for (const { id, title, deletedAt } of deleted) terminal.print(`${minuteOf(deletedAt ?? '')}  ${id}  ${title}`)
  if (deleted.length === 0 && !json) terminal.print('No dossier is in the bin.')
  return EXIT.done
}

const NOUNS: Readonly<Record<BinView['collection'], string>> = {
  entities: 'entity',
  claims: 'claim',
  sources: 'source',
  notes: 'note',
  highlights: 'marked passage',
  briefings: 'briefing',
}

/** '2026-01-02 03:04  r-1  note  Ask the desk  (also in 3 versions, 2 backups)'. */
export function entryLine({ id, collection, label, deletedAt, bundled }: BinView, held?: BinHoldings): string {
  const besides = bundled ? 'came with the app, only hidden' : held ? holdingsWords(held) : ''
  return `${minuteOf(deletedAt)}  ${id}  ${NOUNS[collection]}  ${label}${besides === '' ? '' : `  (${besides})`}`
}
