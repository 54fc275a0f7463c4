import { createHash, randomUUID } from 'node:crypto'
import { lstat, readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { isProcess } from './is-process'

/** Names that nobody else gives a file: they say which process of which computer writes it. */
const NAME = /^\.dossier-export-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.part$/

/** *Units*: milliseconds after which nothing is being written any more, wherever its process runs. */
const ABANDONED_MS = 24 * 60 * 60 * 1_000

/** What this process is writing now. */
const growing = new Set<string>()

/** A place beside another in which an export grows, under a name that tells nothing of it. `grown` says that it is not there any more. */
export function placeToGrow(path: string): { path: string; grown(): void } {
  const name = `.dossier-export-${THIS_COMPUTER}-${process.pid}-${randomUUID().slice(0, 8)}.part`
  growing.add(name)
  return { path: join(dirname(path), name), grown: () => growing.delete(name) }
}

/**
 * Removes from a folder what exports have left there that were killed. What is being written now stays, and so does everything
 * that is not called as only this app calls what it is writing.
 */
export async function removeUnfinishedExports(folder: string, now = Date.now()): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const [, computer, pid] = NAME.exec(name) ?? []
    if (pid === undefined || growing.has(name)) continue
    const path = join(folder, name)
    if ((computer !== THIS_COMPUTER || isOther(Number(pid))) && now - (await changedAt(path)) < ABANDONED_MS) continue
    // One that cannot be removed, as another user's, is no reason not to export.
    await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

const THIS_COMPUTER = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/** True when another process with this number runs; what this one writes is known. */
function isOther(pid: number): boolean {
  return pid !== process.pid && isProcess(pid)
}

async function changedAt(path: string): Promise<number> {
  try {
    return (await lstat(path)).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
