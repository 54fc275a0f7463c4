import { command, EXIT } from '../command'
import { required } from '../required'
import { backupLine } from '../backup-words'

export const backup = command({
  usage: 'dossier backup --dossier ID [--list] [--json]',
  help: [
    '--dossier ID   the dossier',
    '--list         only list the backups, the newest first',
    '--json         the backup, or the list, as JSON',
  ],
  options: { dossier: { type: 'string' }, list: { type: 'boolean' }, json: { type: 'boolean' } },
  async run(terminal, values) {
    const dossierId = required(values.dossier, 'dossier')
    const access = values.list === true ? 'read' : 'write'
    await terminal.open(dossierId, access)
    const { backups } = (await terminal.library(access)).storage
    if (values.list === true) {
      const all = await backups.list(dossierId)
      if (values.json) terminal.print(JSON.stringify(all, null, 2))
      else for (const item of all) terminal.print(backupLine(item))
      if (all.length === 0 && !values.json) terminal.print('There is no backup yet.')
      return EXIT.done
    }
    const made = await backups.create(dossierId)
    terminal.print(values.json ? JSON.stringify(made) : `Backed up.\n${backupLine(made)}`)
    return EXIT.done
  },
})
