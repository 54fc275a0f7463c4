import { readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isProcess } from './is-process'

/** What is put into the system's temporary folder: files that were dropped on the window, and Chromium's own where it has no other place. */
export type TemporaryKind = 'dropped' | 'window'

/** How the path of such a folder begins: with the number of the process that makes it. */
export function temporaryPrefix(kind: TemporaryKind): string {
  return join(tmpdir(), `dossier-${kind}-${process.pid}-`)
}

/** Removes what processes have left there that are gone. `isRunning` says of a process whether there is one. */
export async function removeLeftFolders(isRunning: (pid: number) => boolean = isProcess): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  for (const name of names) {
    const pid = Number(/^dossier-(?:dropped|window)-(\d+)-/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || isRunning(pid)) continue
    // Another user's cannot be removed, and is not ours to remove.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
}
