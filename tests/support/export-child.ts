import { wholeFile, wholeFolder } from '../../src-main/files/export-target'

/** Exports until it is killed: `node export-child.mjs file|folder PATH`. Says so when it has written something. */
const [kind, path = ''] = process.argv.slice(2)
const target = kind === 'folder' ? wholeFolder(path) : wholeFile(path)
for (let count = 0; ; count++) {
  await target.write(kind === 'folder' ? `notes/${count}.md` : '', Buffer.alloc(2_000, 'x'))
  if (count === 20) process.stdout.write('writing\n')
  await new Promise((resolve) => setTimeout(resolve, 1))
}
