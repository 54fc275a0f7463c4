import { resolve } from 'node:path'
import { EXPORT_FORMATS, type ExportFormat } from '../../contract/calls/exchange'
import { MARKINGS, type Marking } from '../../domain/records/marking'
import { EXPORTERS } from '../../exporters/exporters'
import { exportDossier } from '../../services/exchange/exchange-export'
import { command, EXIT, UsageError } from '../command'
import { required } from '../required'
import { leaveOutOf } from '../leave-out'
import { say } from '../../domain/messages/message'

export const exportCommand = command({
  usage: 'dossier export --dossier ID --format dossier|followthemoney|csv|markdown --out PATH [--json]',
  help: [
    '--dossier ID   the dossier to export',
    '--format F     dossier (one file that Dossier takes back whole), followthemoney (entities, one JSON object a line),',
    '               csv (a table of claims, one row a citation) or markdown (a new folder that opens in Obsidian)',
    '--out PATH     where to write; a file that is there is replaced, a folder never',
    '--mark M       the file’s handling mark, such as TLP:RED; the dossier’s when not given',
    '--leave-out ID a source, claim or note that is left out, with what rests on it alone; may be given several times.',
    '               Nothing is written while a source is marked higher than the file: raise its mark or leave that out',
    '--json         path, bytes and what was left out as JSON',
    'Private notes, earlier versions of notes and what is in the bin never go out.',
  ],
  options: {
    dossier: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string', short: 'o' },
    mark: { type: 'string' },
    'leave-out': { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(terminal, values) {
    const path = resolve(required(values.out, 'out'))
    const format = formatOf(required(values.format, 'format'))
    // What goes out as a dossier is remembered, where no running app has it.
    const session = await terminal.open(
      required(values.dossier, 'dossier'),
      format === 'dossier' ? 'write-if-free' : 'read',
    )
    const out = {
      path,
      producer: `Dossier ${terminal.version}`,
      exporters: EXPORTERS,
      marking: markOf(values.mark),
      leaveOut: leaveOutOf(session.index, values['leave-out']),
    }
    const { sizeBytes, summary, leftOut } = await exportDossier(session, format, out)
    for (const sentence of leftOut) terminal.warn(sentence)
    terminal.print(values.json ? JSON.stringify({ path, sizeBytes, leftOut }) : `${summary}\n${path}`)
    return EXIT.done
  },
})

function markOf(wanted: string | undefined): Marking | undefined {
  const mark = MARKINGS.find((candidate) => candidate === wanted?.toUpperCase())
  if (wanted !== undefined && !mark)
    throw new UsageError(say('usage.none-of', { option: 'mark', allowed: MARKINGS.join(', '), value: wanted }))
  return mark
}

function formatOf(wanted: string): ExportFormat {
  const format = EXPORT_FORMATS.find((candidate) => candidate === wanted.toLowerCase())
  if (!format)
    throw new UsageError(say('usage.none-of', { option: 'format', allowed: EXPORT_FORMATS.join(', '), value: wanted }))
  return format
}
