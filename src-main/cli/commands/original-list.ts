import type { OriginalState } from '../../domain/records/original'
import { revealBidiControls } from '../../domain/records/text'
import { counted } from '../../domain/text/counted'
import { checkOriginals } from '../../services/content/originals'
import { command, EXIT } from '../command'
import { required } from '../required'

const STATES: Readonly<Record<OriginalState, string>> = {
  whole: 'whole',
  damaged: 'damaged: its bytes are not those that were kept',
  missing: 'missing from the data folder',
}

export const originalList = command({
  usage: 'dossier original list --dossier ID [--json]',
  help: [
    '--dossier ID   the dossier whose sources’ files are listed; each is read from start to end',
    '--json         the files as JSON',
    'It ends with 1 when one of them is damaged or missing.',
  ],
  options: { dossier: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, json }) {
    const session = await terminal.open(required(dossier, 'dossier'), 'read')
    const { storage } = await terminal.library('read')
    const checked = await checkOriginals(storage, session)
    if (json) {
      const files = checked.map(({ source, original, state }) => ({ source: source.id, ...original, state }))
      terminal.print(JSON.stringify(files, null, 2))
    } else {
      for (const { source, original, state } of checked) {
        const about = `${original.name}, ${original.mediaType}, ${counted(original.sizeBytes, 'byte')}: ${STATES[state]}`
        for (const line of [`${source.id}  ${source.title}`, `  ${about}`, `  ${original.sha256}`])
          terminal.print(revealBidiControls(line))
      }
      if (checked.length === 0) terminal.print('No source of this dossier has a file.')
    }
    return checked.every(({ state }) => state === 'whole') ? EXIT.done : EXIT.failed
  },
})
