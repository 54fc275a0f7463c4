import { open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'
import { errorCode } from '../domain/messages/errno'

/** Gives what was written beside its place the name of that, in the stead of what had it. *Errors*: Node's own; nothing is renamed then. */
export async function putInPlace(temporary: string, path: string): Promise<void> {
  await patiently(() => rename(temporary, path))
  // It is there by now: a disk that takes no sync of a folder, such as a network's, is no reason to say otherwise.
  await syncFolder(dirname(path)).catch(() => undefined)
}

/** Resolves when names made, changed and removed in the folder would survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows can't open a folder for fsync; NTFS journals its names itself.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** On Windows a virus scanner may hold a file for a moment after it was written. */
export async function patiently(work: () => Promise<void>): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await work()
    } catch (error) {
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(errorCode(error) ?? '')
      if (process.platform !== 'win32' || !busy || attempt === 8) throw error
      await new Promise((resolve) => setTimeout(resolve, 20 * (attempt + 1)))
    }
  }
}
