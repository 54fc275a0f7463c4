import { chooseBackup, restoreBackup } from '../../services/desktop/backups'
import { backupLine } from '../backup-words'
import { command, EXIT, type ExitCode, type Terminal } from '../command'
import { required } from '../required'

export const restore = command({
  usage: 'dossier restore --dossier ID [--backup BACKUP | --go-on] [--dry-run] [--json]',
  help: [
    '--dossier ID   the dossier',
    '--backup B     the backup, by its id (see dossier backup --list); the newest intact one when not given',
    '--go-on        no backup: go on with what could be read of a damaged dossier; its files are kept beside it',
    '--dry-run      only say what differs',
    '--json         the backup and what differs as JSON',
  ],
  options: {
    dossier: { type: 'string' },
    backup: { type: 'string' },
    'go-on': { type: 'boolean' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(terminal, values) {
    const dossierId = required(values.dossier, 'dossier')
    if (values['go-on'] === true) return goOn(terminal, dossierId, values.json === true)
    const dryRun = values['dry-run'] === true
    const access = dryRun ? 'read' : 'write'
    await terminal.open(dossierId, access)
    const library = await terminal.library(access)
    const { backups } = library.storage
    const chosen = chooseBackup(await backups.list(dossierId), values.backup ?? 'newest')
    const inspection = await backups.inspect(dossierId, chosen.id)
    if (!dryRun) await restoreBackup(library, dossierId, chosen.id)
    if (values.json) terminal.print(JSON.stringify({ ...inspection, restored: !dryRun }, null, 2))
    else {
      terminal.print(backupLine(chosen))
      for (const { collection, onlyInBackup, onlyNow, changed } of inspection.differences) {
        terminal.print(`  ${collection}: ${onlyInBackup} only in the backup, ${onlyNow} only now, ${changed} changed`)
      }
      if (inspection.differences.length === 0) terminal.print('  It holds what the dossier holds now.')
      terminal.print(dryRun ? 'Nothing was changed.' : 'Restored.')
    }
    return EXIT.done
  },
})

async function goOn(terminal: Terminal, dossierId: string, json: boolean): Promise<ExitCode> {
  const { store } = await terminal.open(dossierId, 'write')
  const lost = store.undecided
  await store.goOnWithRecovered()
  if (json) terminal.print(JSON.stringify({ wentOn: lost !== null }))
  else
    terminal.print(
      lost === null ? 'All of it could be read; there is nothing to choose.' : 'Went on with what could be read.',
    )
  return EXIT.done
}
