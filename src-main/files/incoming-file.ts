import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryPrefix } from './temporary-folders'

/**
 * Works on bytes that were dropped on the window as on a file: in a folder of their own that is gone afterwards. Its name tells
 * nothing of the file.
 */
export async function asFile<T>({ bytes }: { bytes: Uint8Array }, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(temporaryPrefix('dropped'))
  try {
    const path = join(folder, 'dropped.dossier')
    await writeFile(path, bytes, { mode: 0o600 })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
