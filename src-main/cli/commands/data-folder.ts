import { resolve } from 'node:path'
import { command, EXIT } from '../command'

export const dataFolder = command({
  usage: 'dossier data-folder [--move-to FOLDER] [--json]',
  help: [
    '--move-to FOLDER   an empty folder, or one that is not there yet: everything is copied and checked, the old files stay,',
    '                   and app and terminal use the new folder from then on',
    '--json             the folder and what there is to know about it, as JSON',
  ],
  options: { 'move-to': { type: 'string' }, json: { type: 'boolean' } },
  async run(terminal, values) {
    const target = values['move-to']
    if (target === undefined) {
      const { warnings } = (await terminal.library('read')).storage
      const folder = terminal.dataFolder()
      if (values.json) terminal.print(JSON.stringify({ folder, warnings }, null, 2))
      else terminal.print([folder, ...warnings].join('\n'))
      return EXIT.done
    }
    const from = terminal.dataFolder()
    const to = resolve(target)
    await (await terminal.library('write')).storage.moveTo(to)
    terminal.print(
      values.json
        ? JSON.stringify({ folder: to, from })
        : `Moved to ${to}. The old files are still in ${from}; delete them when you no longer want them.`,
    )
    return EXIT.done
  },
})
