import { chooseBackup, restoreBackup } from '../../services/backups'
import { backupLine } from '../backup-words'
import { command, EXIT, required } from '../command'

export const restore = command({
  name: 'restore',
  usage: 'dossier restore --dossier ID [--backup BACKUP] [--dry-run] [--json]',
  summary: 'Make a dossier what a backup holds; the present is backed up first, and undo takes it back.',
  help: [
    '--dossier ID   the dossier',
    '--backup B     the backup, by its id (see dossier backup --list); the newest intact one when not given',
    '--dry-run      only say what differs',
    '--json         the backup and what differs as JSON',
  ],
  options: {
    dossier: { type: 'string' },
    backup: { type: 'string' },
    'dry-run': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  async run(terminal, values) {
    const dossierId = required(values.dossier, 'dossier')
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
