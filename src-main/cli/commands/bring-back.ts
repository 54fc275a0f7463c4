import { resolve } from 'node:path'
import { bringBack } from '../../services/desktop/copy-desk'
import type { CopyLook, HowToBringBack, Settings } from '../../domain/ports'
import { command, EXIT, UsageError } from '../command'
import { say } from '../../domain/messages/message'

const HERE = ['leave', 'add', 'replace'] as const
type Here = (typeof HERE)[number]

const STATES: Readonly<Record<CopyLook['dossiers'][number]['state'], string>> = {
  absent: 'not here',
  same: 'the same here',
  differs: 'differs from what is here',
  'damaged here': 'damaged here',
}

export const bringBackCommand = command({
  usage: 'dossier bring-back FOLDER [--here leave|add|replace] [--dossier ID] [--dry-run] [--json]',
  help: [
    'FOLDER         a copy, or the folder in which it lies: then the newest',
    '--here HOW     what becomes of a dossier that is here already and differs: leave it as it is (when not given),',
    '               add what only the copy has, or replace it; it is backed up first, and undo takes it back',
    '--dossier ID   only this one',
    '--dry-run      only say what the copy holds and how it differs',
    '--json         the copy and what was done, as JSON',
  ],
  options: {
    here: { type: 'string' },
    dossier: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(terminal, values, positionals) {
    const [folder, ...rest] = positionals
    if (folder === undefined || rest.length > 0) throw new UsageError(say('usage.name-folder'))
    const here = HERE.find((one) => one === (values.here ?? 'leave'))
    if (!here) throw new UsageError(say('usage.takes', { option: 'here', allowed: HERE.join(', ') }))
    const dryRun = values['dry-run'] === true
    const library = await terminal.library(dryRun ? 'read' : 'write')
    const look = await library.storage.copies.look(resolve(folder))
    const wanted = look.dossiers.filter(({ id }) => values.dossier === undefined || id === values.dossier)
    if (wanted.length === 0 && values.dossier !== undefined) {
      terminal.warn(
        `The copy holds no dossier '${values.dossier}'. It holds: ${look.dossiers.map(({ id }) => id).join(', ')}.`,
      )
      return EXIT.failed
    }
    let summary = 'Nothing was changed.'
    if (!dryRun) {
      const { storage } = library
      const save = (next: Settings) => storage.writeSettings(next)
      const settings = { value: await storage.readSettings(), save }
      const news = { dossiersChanged: () => undefined, reopened: () => undefined }
      summary = await bringBack(library, settings, look.folder, howFor(wanted, here), {}, news)
    }
    if (values.json) terminal.print(JSON.stringify({ ...look, dossiers: wanted, summary }, null, 2))
    else {
      terminal.print(look.name)
      for (const { id, title, state, deletedAt, differences } of wanted) {
        terminal.print(`  ${id}  ${title}: ${STATES[state]}${deletedAt === undefined ? '' : ', in the bin'}`)
        for (const { collection, onlyInBackup, onlyNow, changed } of differences)
          terminal.print(
            `    ${collection}: ${onlyInBackup} only in the copy, ${onlyNow} only here, ${changed} changed`,
          )
      }
      for (const sentence of look.leftOut) terminal.warn(sentence)
      terminal.print(summary)
    }
    return EXIT.done
  },
})

/** A dossier that is not here comes back; one that is here only as was asked for. */
function howFor(dossiers: CopyLook['dossiers'], here: Here): HowToBringBack {
  return Object.fromEntries(
    dossiers.map(({ file, state }) => [file, state === 'absent' ? 'add' : state === 'same' ? 'leave' : here]),
  )
}
