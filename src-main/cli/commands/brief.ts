import { resolve, join } from 'node:path'
import { textWriters } from '../../briefing/forms/text-writers'
import { renderBriefing } from '../../briefing/render-briefing'
import { BRIEFING_FILES } from '../../domain/briefing/files'
import { printedIn } from '../../briefing/printed-in'
import { CARRY_CHOICES } from '../../domain/records/carry-choice'
import type { DossierIndex } from '../../domain/dossier/dossier-index'
import { MARKINGS } from '../../domain/records/marking'
import { exportDossierFile } from '../../exporters/dossier-file'
import { CITATION_WRITERS } from '../../exporters/briefing-writers'
import {
  exportBriefing,
  exportSavedBriefing,
  type BriefingTarget,
  type LeavingChoice,
} from '../../services/briefing/export-briefing'
import { command, EXIT, UsageError, type Terminal } from '../command'
import { required } from '../required'
import { findEntity } from '../find-entity'
import { leaveOutOf } from '../leave-out'
import { say } from '../../domain/messages/message'

export const brief = command({
  usage:
    'dossier brief --dossier ID --out FILE [--briefing ID | --entity E… --format brief|report --paper A4|Letter] [--as FORM] [--carry none|printed|all] [--json]',
  help: [
    '--dossier ID   the dossier to brief from',
    '--out FILE     the file to write; a file that is there is replaced',
    `--as FORM      ${BRIEFING_FILES.join(', ')}; pdf when not given`,
    '--briefing ID  a saved briefing, as it was composed; dossier briefing list shows them',
    `--carry WHAT   what the PDF takes along beside its pages: ${CARRY_CHOICES.join(', ')}; none when not said, here or in the`,
    '               saved briefing. printed is what stands in it; dossier import reads either back',
    '--mark M       its handling mark, such as TLP:AMBER; the dossier’s, or the saved briefing’s, when not given',
    '--leave-out ID a source, claim or note that is left out, with what rests on it alone; may be given several times.',
    '               Nothing is written while something in it is marked higher than it is: raise its mark or leave that out',
    '--json         pages, bytes and the characters shown as boxes, as JSON',
    'Without --briefing:',
    '--entity E     an entity that goes in, by id or name; may be given several times; all when not given. Judgements that rest on',
    '               others stay out, and with them the bottom line; what was left out is said',
    '--title T      a title instead of the dossier’s',
    '--author A     the author to print',
    '--format F     brief (a few pages; profiles of the entities named with --entity alone) or report (everything; the default)',
    '--paper P      A4 or Letter (A4)',
    '--no-notes     leave the notes out; private notes never go in',
  ],
  options: {
    dossier: { type: 'string' },
    out: { type: 'string', short: 'o' },
    as: { type: 'string' },
    briefing: { type: 'string' },
    entity: { type: 'string', multiple: true },
    title: { type: 'string' },
    author: { type: 'string' },
    format: { type: 'string' },
    paper: { type: 'string' },
    'no-notes': { type: 'boolean' },
    carry: { type: 'string' },
    mark: { type: 'string' },
    'leave-out': { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(terminal, values) {
    const path = resolve(required(values.out, 'out'))
    const dossierId = required(values.dossier, 'dossier')
    const as = oneOf(values.as ?? 'pdf', BRIEFING_FILES, 'as')
    const target: BriefingTarget = {
      path,
      as,
      producer: `Dossier ${terminal.version}`,
      render: renderBriefing({ fontsFolder: join(terminal.resources, 'fonts') }),
      writers: { ...textWriters({ fontsFolder: join(terminal.resources, 'fonts') }), ...CITATION_WRITERS },
      printedIn,
      writeDossier: exportDossierFile,
    }
    const { pages, sizeBytes, missingCharacters, summary } =
      values.briefing === undefined
        ? await quick(terminal, dossierId, values, target)
        : await saved(terminal, dossierId, values.briefing, values, target)
    terminal.print(values.json ? JSON.stringify({ path, pages, sizeBytes, missingCharacters }) : `${summary}\n${path}`)
    return EXIT.done
  },
})

interface Choices {
  entity?: string[] | undefined
  title?: string | undefined
  author?: string | undefined
  format?: string | undefined
  paper?: string | undefined
  'no-notes'?: boolean | undefined
  carry?: string | undefined
  mark?: string | undefined
  'leave-out'?: string[] | undefined
}

/** What leaves, whatever is composed. */
function leaving(index: DossierIndex, values: Choices, { as = 'pdf' }: BriefingTarget): LeavingChoice {
  const carries = values.carry === undefined ? undefined : oneOf(values.carry, CARRY_CHOICES, 'carry')
  if (carries !== undefined && carries !== 'none' && as !== 'pdf')
    throw new UsageError(say('usage.carry-without-pdf', { carries }))
  return {
    ...(carries !== undefined && { carries }),
    ...(values.mark !== undefined && { marking: oneOf(values.mark, MARKINGS, 'mark') }),
    leaveOut: leaveOutOf(index, values['leave-out']),
  }
}

async function quick(terminal: Terminal, dossierId: string, values: Choices, target: BriefingTarget) {
  const format = oneOf(values.format ?? 'report', ['brief', 'report'] as const, 'format')
  const paper = oneOf(values.paper ?? 'A4', ['A4', 'Letter'] as const, 'paper')
  // What goes out as a dossier is remembered, where no running app has it.
  const session = await terminal.open(dossierId, values.carry?.toLowerCase() === 'all' ? 'write-if-free' : 'read')
  const entityIds = values.entity?.map((wanted) => findEntity(session.index, wanted).id)
  const { title, author } = values
  return exportBriefing(
    session,
    {
      title,
      author,
      format,
      paper,
      entityIds,
      noteIds: values['no-notes'] ? [] : 'all',
      ...leaving(session.index, values, target),
    },
    target,
  )
}

/** What was exported is noted in the briefing; beside a running app it can't be, and the summary says so. */
async function saved(
  terminal: Terminal,
  dossierId: string,
  briefingId: string,
  values: Choices,
  target: BriefingTarget,
) {
  const decided = (['entity', 'title', 'author', 'format', 'paper', 'no-notes'] as const).find(
    (option) => values[option] !== undefined,
  )
  if (decided !== undefined) throw new UsageError(say('usage.decided-in-briefing', { option: decided }))
  const session = await terminal.open(dossierId, 'write-if-free')
  return exportSavedBriefing(session, briefingId, target, {}, leaving(session.index, values, target))
}

function oneOf<const T extends readonly string[]>(value: string, allowed: T, option: string): T[number] {
  const match = allowed.find((candidate) => candidate.toLowerCase() === value.toLowerCase())
  if (match === undefined) throw new UsageError(say('usage.none-of', { option, allowed: allowed.join(', '), value }))
  return match
}
