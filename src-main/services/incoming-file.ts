import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The folder of a dropped file begins so, with the number of the process that made it. */
const DROPPED = 'dossier-dropped-'

/**
 * Works on bytes that were dropped on the window as on a file: in a folder of their own that is gone afterwards. Its name tells
 * nothing of the file.
 */
export async function asFile<T>({ bytes }: { bytes: Uint8Array }, work: (path: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), `${DROPPED}${process.pid}-`))
  try {
    const path = join(folder, 'dropped.dossier')
    await writeFile(path, bytes, { mode: 0o600 })
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Removes what a process that was killed has left of dropped files. `isRunning` says of a process whether there is one. */
export async function removeDropped(isRunning: (pid: number) => boolean = isProcess): Promise<void> {
  const names = await readdir(tmpdir()).catch(() => [])
  for (const name of names) {
    const pid = Number(/^dossier-dropped-(\d+)-/.exec(name)?.[1] ?? Number.NaN)
    if (Number.isNaN(pid) || isRunning(pid)) continue
    // Another user's cannot be removed, and is not ours to remove.
    await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // There is one, of somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
