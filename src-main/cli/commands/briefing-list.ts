import { latestFirst } from '../../domain/dating/moments'
import { dayWords, minuteOf } from '../../domain/dating/reader-day'
import { revealBidiControls } from '../../domain/records/text'
import { command, EXIT } from '../command'
import { required } from '../required'

export const briefingList = command({
  usage: 'dossier briefing list --dossier ID [--json]',
  help: [
    '--dossier ID   the dossier whose briefings to list',
    '--json         the briefings, whole, as one JSON document',
    'What it lists can be exported with dossier brief --briefing.',
  ],
  options: { dossier: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, { dossier, json }) {
    const { index } = await terminal.open(required(dossier, 'dossier'), 'read')
    const briefings = Object.values(index.briefings).sort((a, b) => latestFirst(a.updatedAt, b.updatedAt))
    if (json) {
      terminal.print(JSON.stringify(briefings, null, 2))
      return EXIT.done
    }
    for (const { id, title, format, updatedAt, lastExport } of briefings) {
      const exported = lastExport === undefined ? 'never exported' : `exported ${dayWords(lastExport.at)}`
      terminal.print(revealBidiControls(`${minuteOf(updatedAt)}  ${id}  ${title}  (${format}, ${exported})`))
    }
    if (briefings.length === 0) terminal.print('There are no briefings yet.')
    return EXIT.done
  },
})
