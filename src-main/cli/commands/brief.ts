import { resolve, join } from 'node:path'
import { renderBriefing } from '../../briefing/render-briefing'
import { exportBriefing } from '../../services/export-briefing'
import { command, EXIT, required, UsageError } from '../command'
import { findEntity } from '../find-entity'

export const brief = command({
  name: 'brief',
  usage: 'dossier brief --dossier ID --out FILE.pdf [--entity E]… [--format brief|report] [--paper A4|Letter] [--json]',
  summary: 'Write a briefing PDF in which every line says where it comes from.',
  help: [
    '--dossier ID   the dossier to brief from',
    '--out FILE     the PDF to write; a file that is there is replaced',
    '--entity E     an entity that goes in, by id or name; may be given several times; all when not given',
    '--title T      a title instead of the dossier’s',
    '--author A     the author to print',
    '--format F     brief (two to four pages; profiles only of the entities named) or report (everything; the default)',
    '--paper P      A4 or Letter (A4)',
    '--no-notes     leave the notes out; private notes never go in',
    '--json         pages, bytes and missing glyphs as JSON',
  ],
  options: {
    dossier: { type: 'string' },
    out: { type: 'string', short: 'o' },
    entity: { type: 'string', multiple: true },
    title: { type: 'string' },
    author: { type: 'string' },
    format: { type: 'string' },
    paper: { type: 'string' },
    'no-notes': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(terminal, values) {
    const path = resolve(required(values.out, 'out'))
    const format = oneOf(values.format ?? 'report', ['brief', 'report'] as const, 'format')
    const paper = oneOf(values.paper ?? 'A4', ['A4', 'Letter'] as const, 'paper')
    const session = await terminal.open(required(values.dossier, 'dossier'), 'read')
    const entityIds = values.entity?.map((wanted) => findEntity(session.index, wanted).id)
    const { pages, sizeBytes, missingGlyphs, summary } = await exportBriefing(
      session,
      {
        ...(values.title !== undefined && { title: values.title }),
        ...(values.author !== undefined && { author: values.author }),
        format,
        paper,
        ...(entityIds && { entityIds }),
        noteIds: values['no-notes'] ? [] : 'all',
      },
      {
        path,
        producer: `Dossier ${terminal.version}`,
        render: renderBriefing({ fontsFolder: join(terminal.resources, 'fonts') }),
      },
    )
    terminal.print(values.json ? JSON.stringify({ path, pages, sizeBytes, missingGlyphs }) : `${summary}\n${path}`)
    return EXIT.done
  },
})

function oneOf<const T extends readonly string[]>(value: string, allowed: T, option: string): T[number] {
  const match = allowed.find((candidate) => candidate.toLowerCase() === value.toLowerCase())
  if (match === undefined) throw new UsageError(`--${option} is one of ${allowed.join(', ')}, not '${value}'.`)
  return match
}
