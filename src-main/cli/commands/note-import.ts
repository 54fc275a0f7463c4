import { resolve } from 'node:path'
import { counted } from '../../domain/text/counted'
import { NoteImportDesk } from '../../services/notes/import-notes'
import { randomId } from '../../services/session/make-id'
import { command, EXIT, UsageError } from '../command'
import { required } from '../required'
import { say } from '../../domain/messages/message'

export const noteImport = command({
  usage: 'dossier note import FOLDER --dossier ID [--dry-run] [--json]',
  help: [
    'FOLDER         the folder: one this app exported, an Obsidian vault or any other with .md files',
    '--dossier ID   the dossier whose notes they become',
    '--dry-run      only say what it would change',
    '--json         what would change, and how many notes did, as JSON',
    'Front matter gives titles, tags and dates; [[links]] and [links](file.md) between the files become links between the notes.',
    'Pictures and other files stay in the folder and are named.',
    'A note that was exported comes back as itself; what was here stays among its earlier versions.',
  ],
  options: { dossier: { type: 'string' }, 'dry-run': { type: 'boolean' }, json: { type: 'boolean' } },
  async run(terminal, values, positionals) {
    const [folder, ...others] = positionals
    if (folder === undefined || others.length > 0) throw new UsageError(say('usage.name-folder-to-import'))
    const dryRun = values['dry-run'] === true
    const session = await terminal.open(required(values.dossier, 'dossier'), dryRun ? 'read' : 'write')
    const desk = new NoteImportDesk(terminal.reading.folder, randomId)
    const { token, plan } = await desk.inspect(session, resolve(folder))
    if (!values.json) {
      if (plan.files === 0) terminal.print('There is no Markdown file in the folder.')
      else terminal.print(`${plan.folderName}: ${plan.added} added, ${plan.changed} changed, ${plan.same} same`)
      for (const sentence of plan.changes) terminal.print(`  ${sentence}`)
      for (const sentence of plan.leftBehind) terminal.print(`  Stays in the folder: ${sentence}`)
    }
    const changed = dryRun ? 0 : (await desk.bringIn(session, token)).changed
    if (values.json) terminal.print(JSON.stringify({ plan, changed }, null, 2))
    else terminal.print(changed === 0 ? 'Nothing was changed.' : `${counted(changed, 'note')} brought in.`)
    return EXIT.done
  },
})
