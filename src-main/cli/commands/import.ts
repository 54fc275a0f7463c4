import { resolve } from 'node:path'
import { counted } from '../../domain/text/counted'
import {
  EXCHANGE_CHOICES,
  WAYS_TO_BRING_IN,
  type ExchangeChoice,
  type ExchangeDecisions,
  type ExchangeRow,
  type ExchangeState,
  type HowToBringIn,
  type ImportPlan,
} from '../../contract/calls/exchange'
import { PART_OF_A_DOSSIER } from '../../domain/exchange/exchange-file'
import { ImportDesk } from '../../services/exchange/exchange-import'
import { randomId } from '../../services/session/make-id'
import { command, EXIT, UsageError } from '../command'
import { say } from '../../domain/messages/message'

export const importCommand = command({
  usage: 'dossier import FILE [--dry-run] [--as new|both|add|theirs] [--choose KEY=HOW] [--json]',
  help: [
    'FILE           the .dossier file, or a PDF made by dossier brief: the dossier in it, without notes',
    '--dry-run      only check it and say what it would change',
    '--as HOW       for a dossier that is here already: both (keep both versions of what differs), add (only what is not',
    '               here), theirs (the file’s version of what differs), or new (a dossier beside it). None of them deletes.',
    '               A backup is made first, and all of it can be undone; private notes stay as they are. Part of a dossier',
    '               only adds.',
    '--choose KEY=HOW  otherwise for one record: both, mine or theirs; theirs for what is no longer in the file puts it into',
    '               the bin. --dry-run names the keys; may be given several times',
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
    if (file === undefined || others.length > 0) throw new UsageError(say('usage.name-file'))
    const as = howOf(values.as)
    const each = decisionsOf(values.choose ?? [])
    const dryRun = values['dry-run'] === true
    const desk = new ImportDesk(await terminal.library(dryRun ? 'read' : 'write'), terminal.reading.dossier, randomId)
    const { token, plan } = await desk.inspect(resolve(file))
    refuseUnknown(each, plan)
    if (!values.json) {
      const { counts, existing } = plan
      terminal.print(`${plan.dossier.title} (${plan.dossier.id})`)
      terminal.print(
        [
          counted(counts.entities, 'entity', 'entities'),
          counted(counts.claims, 'claim'),
          counted(counts.sources, 'source'),
          counted(counts.notes, 'shared note'),
        ].join(', '),
      )
      if (plan.partial) terminal.print(PART_OF_A_DOSSIER)
      if (existing) {
        const { added, changed, removed, same } = existing
        terminal.print(
          `Against ‘${existing.title}’: ${added} added, ${changed} differ, ${removed} not in the file, ${same} same`,
        )
      }
      for (const sentence of plan.changes) terminal.print(`  ${sentence}`)
      for (const line of plan.existing ? decidableLines(plan.existing.rows) : []) terminal.print(line)
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
  throw new UsageError(say('usage.none-of', { option: 'as', allowed: WAYS_TO_BRING_IN.join(', '), value: wanted }))
}

const STATES: Readonly<Record<ExchangeState, string>> = {
  both: 'changed on both sides',
  theirs: 'changed in the file alone',
  mine: 'changed here alone',
  added: 'only in the file',
  deleted: 'deleted here',
  absent: 'no longer in the file',
}

/** What can be decided one by one, by the key that `--choose` takes, with both sides of what differs. */
function decidableLines(rows: readonly ExchangeRow[]): string[] {
  if (rows.length === 0) return []
  return [
    'One by one:',
    ...rows.flatMap(({ key, label, state, fields }) => [
      `  ${key}  ${STATES[state]}: ${label}`,
      ...fields.flatMap((field) => [
        `    ${field.label}, here:     ${field.mine.join(' | ') || '–'}`,
        `    ${field.label}, in file:  ${field.theirs.join(' | ') || '–'}`,
      ]),
    ]),
  ]
}

/** A decision about nothing that is there would be lost in silence. */
function refuseUnknown(each: ExchangeDecisions, { existing }: ImportPlan): void {
  for (const [key, choice] of Object.entries(each)) {
    const row = existing?.rows.find((one) => one.key === key)
    if (row && !row.choices.includes(choice))
      throw new UsageError(
        say('usage.choice-takes', { key, choices: row.choices.join(' or '), state: STATES[row.state] }),
      )
    if (!row && (existing?.more ?? 0) === 0) throw new UsageError(say('usage.nothing-to-decide', { key }))
  }
}

function decisionsOf(wanted: readonly string[]): Record<string, ExchangeChoice> {
  return Object.fromEntries(
    wanted.map((decision) => {
      const at = decision.lastIndexOf('=')
      const choice = EXCHANGE_CHOICES.find((name) => name === decision.slice(at + 1))
      if (at < 1 || !choice) throw new UsageError(say('usage.choose-takes', { choices: EXCHANGE_CHOICES.join(', ') }))
      return [decision.slice(0, at), choice]
    }),
  )
}
