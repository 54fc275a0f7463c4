import { resolve } from 'node:path'
import {
  EXCHANGE_CHOICES,
  WAYS_TO_BRING_IN,
  type ExchangeChoice,
  type ExchangeRow,
  type HowToBringIn,
} from '../../contract/exchange'
import { PART_OF_A_DOSSIER } from '../../domain/exchange-file'
import { ImportDesk } from '../../services/exchange-import'
import { randomId } from '../../services/make-id'
import { command, EXIT, UsageError } from '../command'

export const importCommand = command({
  name: 'import',
  usage: 'dossier import FILE [--dry-run] [--as new|both|add|theirs|replace] [--choose KEY=HOW] [--json]',
  summary: 'Check a .dossier file or a briefing’s PDF, say what it would change, and bring it in whole or not at all.',
  help: [
    'FILE           the .dossier file, or a PDF made by dossier brief: the dossier in it, without notes',
    '--dry-run      only check it and say what it would change',
    '--as HOW       for a dossier that is here already: both (keep both versions of what differs), add (only what is not',
    '               here), theirs (the file’s version of what differs), new (a dossier beside it), or replace (what the',
    '               file does not have goes into the bin). A backup is made first, and all of it can be undone; only',
    '               replace deletes, and private notes stay as they are. Part of a dossier only adds.',
    '--choose KEY=HOW  otherwise for one record: both, mine or theirs. --dry-run names the keys; may be given several times',
    '--json         what would change, and the id of what was brought in, as JSON',
    'It ends with 1 when the file is refused; nothing is changed then.',
  ],
  options: {
    'dry-run': { type: 'boolean' },
    as: { type: 'string' },
    choose: { type: 'string', multiple: true },
    json: { type: 'boolean' },
  },
  async run(terminal, values, positionals) {
    const [file, ...others] = positionals
    if (file === undefined || others.length > 0) throw new UsageError('Name one file to import.')
    const as = howOf(values.as)
    const each = decisionsOf(values.choose ?? [])
    const dryRun = values['dry-run'] === true
    const desk = new ImportDesk(await terminal.library(dryRun ? 'read' : 'write'), terminal.readers.dossier, randomId)
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
          `Against ‘${existing.title}’: ${added} added, ${changed} differ, ${removed} not in the file, ${same} same`,
        )
      }
      for (const sentence of plan.changes) terminal.print(`  ${sentence}`)
      for (const line of plan.existing ? differingLines(plan.existing.rows) : []) terminal.print(line)
    }
    const id = dryRun ? undefined : (await desk.bringIn(token, as, each)).id
    if (values.json) terminal.print(JSON.stringify({ plan, ...(id !== undefined && { id }) }, null, 2))
    else terminal.print(id === undefined ? 'Nothing was changed.' : `Brought in as ${id}.`)
    return EXIT.done
  },
})

function howOf(wanted: string | undefined): HowToBringIn | undefined {
  const way = WAYS_TO_BRING_IN.find((name) => name === wanted)
  if (wanted === undefined || way) return way
  throw new UsageError(`--as is one of ${WAYS_TO_BRING_IN.join(', ')}, not '${wanted}'.`)
}

/** Both sides of what differs, with the key that `--choose` takes. */
function differingLines(rows: readonly ExchangeRow[]): string[] {
  const differing = rows.filter(({ fields }) => fields.length > 0)
  if (differing.length === 0) return []
  return [
    'Both sides of what differs:',
    ...differing.flatMap(({ key, label, fields }) => [
      `  ${key}  ${label}`,
      ...fields.flatMap((field) => [
        `    ${field.label}, here:     ${field.mine.join(' | ') || '–'}`,
        `    ${field.label}, in file:  ${field.theirs.join(' | ') || '–'}`,
      ]),
    ]),
  ]
}

function decisionsOf(wanted: readonly string[]): Record<string, ExchangeChoice> {
  return Object.fromEntries(
    wanted.map((decision) => {
      const at = decision.lastIndexOf('=')
      const choice = EXCHANGE_CHOICES.find((name) => name === decision.slice(at + 1))
      if (at < 1 || !choice)
        throw new UsageError(`--choose takes a key and ${EXCHANGE_CHOICES.join(', ')}, such as 'claims c-1=theirs'.`)
      return [decision.slice(0, at), choice]
    }),
  )
}
