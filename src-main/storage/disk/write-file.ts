import { dirname } from 'node:path'
import { partial } from '../data-folder/data-layout'
import type { Disk } from './disk'

/** Puts a small file in place as a whole: temporary file, fsync, rename, fsync of the folder. *Errors*: Node's own. */
export async function replaceFile(disk: Disk, path: string, text: string): Promise<void> {
  const temporary = partial(path)
  const file = await disk.open(temporary, 'replace')
  try {
    await file.write(Buffer.from(text, 'utf8'), 0)
    await file.sync()
  } finally {
    await file.close()
  }
  await disk.rename(temporary, path)
  await disk.syncFolder(dirname(path))
}
