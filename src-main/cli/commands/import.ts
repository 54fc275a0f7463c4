import { resolve } from 'node:path'
import { PART_OF_A_DOSSIER } from '../../domain/exchange-file'
import { incomingFileReader } from '../../importers/incoming-file'
import { ImportDesk } from '../../services/exchange-import'
import { randomId } from '../../services/make-id'
import { command, EXIT, UsageError } from '../command'

export const importCommand = command({
  name: 'import',
  usage: 'dossier import FILE [--dry-run] [--as new|replace] [--json]',
  summary: 'Check a .dossier file or a briefing’s PDF, say what it would change, and bring it in whole or not at all.',
  help: [
    'FILE           the .dossier file, or a PDF made by dossier brief: the dossier in it, without notes',
    '--dry-run      only check it and say what it would change',
    '--as HOW       for a dossier that is here already: new (beside it) or replace (in its place, after a backup;',
    '               your own notes stay, and all of it can be undone; part of a dossier only adds what is not here)',
    '--json         what would change, and the id of what was brought in, as JSON',
    'It ends with 1 when the file is refused; nothing is changed then.',
  ],
  options: { 'dry-run': { type: 'boolean' }, as: { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, values, positionals) {
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) throw new UsageError('Name one file to import.')
    const as = howOf(values.as)
    const read = incomingFileReader()
    const dryRun = values['dry-run'] === true
    const desk = new ImportDesk(await terminal.library(dryRun ? 'read' : 'write'), read, randomId)
    const { token, plan } = await desk.inspect(resolve(file))
    if (!values.json) {
      const { counts, existing } = plan
      terminal.print(`${plan.dossier.title} (${plan.dossier.id})`)
      terminal.print(
        `${counts.entities} entities, ${counts.claims} claims, ${counts.sources} sources, ${counts.notes} shared notes`,
      )
      if (plan.partial) terminal.print(PART_OF_A_DOSSIER)
      if (existing) {
        const { added, changed, removed, same } = existing
        terminal.print(
          `Against ‘${existing.title}’: ${added} added, ${changed} changed, ${removed} removed, ${same} same`,
        )
      }
      for (const sentence of plan.changes) terminal.print(`  ${sentence}`)
    }
    const id = dryRun ? undefined : (await desk.bringIn(token, as)).id
    if (values.json) terminal.print(JSON.stringify({ plan, ...(id !== undefined && { id }) }, null, 2))
    else terminal.print(id === undefined ? 'Nothing was changed.' : `Brought in as ${id}.`)
    return EXIT.done
  },
})

function howOf(wanted: string | undefined): 'new' | 'replace' | undefined {
  if (wanted === undefined || wanted === 'new' || wanted === 'replace') return wanted
  throw new UsageError(`--as is new or replace, not '${wanted}'.`)
}
