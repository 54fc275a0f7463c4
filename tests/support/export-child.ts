import { wholeFile, wholeFolder } from '../../src-main/files/export-target'
import { ExportingFile } from '../../src-main/storage/data-folder/exporting-file'
import { nodeDisk } from '../../src-main/storage/disk/disk'

/** Exports until it is killed: `node export-child.mjs file|folder PATH [LIST]`. Says so when it has written something. */
const [kind, path = '', list] = process.argv.slice(2)
const places = list === undefined ? undefined : new ExportingFile(nodeDisk, list, () => true)
const target = kind === 'folder' ? wholeFolder(path, places) : wholeFile(path, places)
for (let count = 0; ; count++) {
  await target.write(kind === 'folder' ? `notes/${count}.md` : '', Buffer.alloc(2_000, 'x'))
  if (count === 20) process.stdout.write('writing\n')
  await new Promise((resolve) => setTimeout(resolve, 1))
}
