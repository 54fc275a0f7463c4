import { hostname } from 'node:os'
import { DossierError } from '../../domain/errors'
import { say, type Message } from '../../domain/messages/message'
import type { Now } from '../../domain/ports'
import { dataLayout } from './data-layout'
import type { Disk } from '../disk/disk'
import { isHolder, removeStrayLocks, takeLock, type FolderLock, type LockHolder, type Program } from './folder-lock'
import type { Processes } from './process-identity'

export interface DataLockOptions {
  disk: Disk
  dataFolder: string
  program: Program
  now: Now
  /** *Units*: milliseconds to wait for a command in a terminal to finish. The app is not waited for. */
  waitMs: number
  processes?: Processes
}

const POLL_MS = 40

/** Takes the lock of a data folder, or answers sentences that say who has it. *Errors*: Node's own. */
export async function lockDataFolder(options: DataLockOptions): Promise<FolderLock | { heldBy: readonly Message[] }> {
  const { disk, dataFolder, program, now, waitMs, processes } = options
  const path = dataLayout(dataFolder).lock
  const deadline = performance.now() + waitMs
  for (;;) {
    const lock = await takeLock({ disk, path, program, now, ...(processes && { processes }) })
    if (!isHolder(lock)) {
      await removeStrayLocks(disk, path, processes)
      return lock
    }
    const isEndless = lock.program === 'app' || lock.pid === process.pid
    if (isEndless || performance.now() >= deadline) return { heldBy: describeHolder(lock) }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS))
  }
}

/** The refusal of whoever wanted to write. */
export function folderInUse(heldBy: readonly Message[]): DossierError {
  return new DossierError('conflict', [...heldBy, say('folder.nothing-changed')])
}

function describeHolder({ program, pid, host, since, started }: LockHolder): readonly Message[] {
  if (host !== hostname()) return [say('folder.used-elsewhere', { host, since })]
  const unsure = started === null ? [say('folder.if-not-running')] : []
  return [say(program === 'app' ? 'folder.used-by-app' : 'folder.used-by-command', { pid, since }), ...unsure]
}
