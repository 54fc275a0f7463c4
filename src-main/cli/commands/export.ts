import { resolve } from 'node:path'
import { EXPORT_FORMATS, type ExportFormat } from '../../contract/exchange'
import { EXPORTERS } from '../../exporters/exporters'
import { exportDossier } from '../../services/exchange-export'
import { command, EXIT, required, UsageError } from '../command'

export const exportCommand = command({
  name: 'export',
  usage: 'dossier export --dossier ID --format dossier|followthemoney|csv|markdown --out PATH [--json]',
  summary: 'Write a dossier as a file to hand over, as FollowTheMoney, as a table or as a folder of Markdown.',
  help: [
    '--dossier ID   the dossier to export',
    '--format F     dossier (one file that Dossier takes back whole), followthemoney (entities, one JSON object a line),',
    '               csv (a table of claims, one row a citation) or markdown (a new folder that opens in Obsidian)',
    '--out PATH     where to write; a file that is there is replaced, a folder never',
    '--json         path, bytes and what was left out as JSON',
    'Private notes, earlier versions of notes and what is in the bin never go out.',
  ],
  options: {
    dossier: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string', short: 'o' },
    json: { type: 'boolean' },
  },
  async run(terminal, values) {
    const path = resolve(required(values.out, 'out'))
    const format = formatOf(required(values.format, 'format'))
    const session = await terminal.open(required(values.dossier, 'dossier'), 'read')
    const out = { path, producer: `Dossier ${terminal.version}`, exporters: EXPORTERS }
    const { sizeBytes, summary, leftOut } = await exportDossier(session, format, out)
    for (const sentence of leftOut) terminal.warn(sentence)
    terminal.print(values.json ? JSON.stringify({ path, sizeBytes, leftOut }) : `${summary}\n${path}`)
    return EXIT.done
  },
})

function formatOf(wanted: string): ExportFormat {
  const format = EXPORT_FORMATS.find((candidate) => candidate === wanted.toLowerCase())
  if (!format) throw new UsageError(`--format is one of ${EXPORT_FORMATS.join(', ')}, not '${wanted}'.`)
  return format
}
