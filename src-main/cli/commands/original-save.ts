import { resolve } from 'node:path'
import { saveOriginal } from '../../services/content/originals'
import { command, EXIT } from '../command'
import { findOriginal } from '../find-original'
import { findSource } from '../find-source'
import { required } from '../required'

export const originalSave = command({
  usage: 'dossier original save --dossier ID --source S [--file F] --out FILE [--json]',
  help: [
    '--dossier ID   the dossier',
    '--source S     the source: its id or its title',
    '--file F       which of its files, by name or by the first eight digits of its SHA-256; not needed where there is one',
    '--out FILE     where to write it, byte for byte as it came',
    '--json         answer the file as JSON',
  ],
  options: {
    dossier: { type: 'string' },
    source: { type: 'string' },
    file: { type: 'string' },
    out: { type: 'string' },
    json: { type: 'boolean' },
  },
  async run(terminal, { dossier, source: wanted, file, out, json }) {
    const path = resolve(required(out, 'out'))
    const session = await terminal.open(required(dossier, 'dossier'), 'read')
    const original = findOriginal(findSource(session.index, required(wanted, 'source')), file)
    await saveOriginal((await terminal.library('read')).storage, original.sha256, path)
    terminal.print(json ? JSON.stringify({ path, ...original }, null, 2) : `Written: ${path}`)
    return EXIT.done
  },
})
