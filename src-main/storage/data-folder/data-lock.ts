import { hostname } from 'node:os'
import { DossierError } from '../../domain/errors'
import { asIs, say } from '../../domain/messages/message'
import type { Now } from '../../domain/ports'
import { minuteWords } from '../../domain/dating/reader-day'
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

/** Takes the lock of a data folder, or answers a sentence that says who has it. *Errors*: Node's own. */
export async function lockDataFolder(options: DataLockOptions): Promise<FolderLock | { heldBy: string }> {
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
export function folderInUse(heldBy: string): DossierError {
  return new DossierError('conflict', [asIs(heldBy), say('folder.nothing-changed')])
}

function describeHolder({ program, pid, host, since, started }: LockHolder): string {
  const override = 'delete the file ‘lock’ in the data folder and start again.'
  if (host !== hostname()) {
    return `Dossier on another computer (${host}) is using this data folder since ${minuteWords(since)}. Close it there; if it is not running any more, ${override}`
  }
  const unsure = started === null ? ` If it is not running any more, ${override}` : ''
  return program === 'app'
    ? `Dossier is open and using this data folder (process ${pid}, since ${minuteWords(since)}). Close it, or make the change there.${unsure}`
    : `Another dossier command is using this data folder (process ${pid}, since ${minuteWords(since)}). Wait until it is done.${unsure}`
}
