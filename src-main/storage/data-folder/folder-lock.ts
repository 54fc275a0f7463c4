import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import type { Now } from '../../domain/ports'
import { errorCode } from '../../domain/messages/errno'
import type { Disk } from '../disk/disk'
import { thisComputer, type Processes } from './process-identity'

export type Program = 'app' | 'terminal'

/** Who writes in a data folder. `token` is unlike that of any other holder ever; `started` tells a process from a later one of the same number. */
export interface LockHolder {
  token: string
  program: Program
  pid: number
  started: string | null
  host: string
  since: string
}

const holderSchema = z.strictObject({
  token: z.string().regex(/^[0-9a-f]{32}$/),
  program: z.enum(['app', 'terminal']),
  pid: z.int().positive(),
  started: z.string().nullable(),
  host: z.string(),
  since: z.string(),
})

/** A lock that is held. */
export interface FolderLock {
  /** `held` while the lock is ours, `gone` when the file or its folder is not there, `taken` when it is somebody else's. */
  check(): Promise<'held' | 'gone' | 'taken'>
  release(): Promise<void>
}

export interface TakeLockOptions {
  disk: Disk
  path: string
  program: Program
  now: Now
  processes?: Processes
}

/** *Units*: tries. A lock file that can't be understood may be one that is being written just now. */
const UNREADABLE_TRIES = 10
const UNREADABLE_WAIT_MS = 50

/**
 * Takes the lock, or answers who holds it. A lock whose process is gone is stale and taken over at once, whatever the clock says.
 * No lock of proper-lockfile's kind, because that one knows staleness by time alone: after a crash the next start would have to wait,
 * and a process that was suspended would come back to a folder that another one writes.
 * *Errors*: Node's own.
 */
export async function takeLock(options: TakeLockOptions): Promise<FolderLock | LockHolder> {
  const { disk, path, program, now, processes = thisComputer } = options
  const me: LockHolder = {
    token: randomBytes(16).toString('hex'),
    program,
    pid: process.pid,
    started: await processes.startOf(process.pid),
    host: hostname(),
    since: now(),
  }
  const inTheWay = await acquire(disk, path, me, processes)
  if (inTheWay) return inTheWay
  return {
    async check() {
      const holder = await readHolder(disk, path)
      if (holder === 'none') return 'gone'
      return holder !== 'unreadable' && holder.token === me.token ? 'held' : 'taken'
    },
    async release() {
      const holder = await readHolder(disk, path)
      if (typeof holder === 'object' && holder.token === me.token) await disk.remove(path)
    },
  }
}

/** Takes away what processes that died while they took the lock left beside it. To be called by the holder. */
export async function removeStrayLocks(disk: Disk, path: string, processes: Processes = thisComputer): Promise<void> {
  for (const name of await disk.list(dirname(path))) {
    if (!name.startsWith(`${basename(path)}.`)) continue
    const stray = join(dirname(path), name)
    const holder = await readHolder(disk, stray)
    if (typeof holder === 'object' && (await isStale(holder, processes))) await disk.remove(stray)
  }
}

export function isHolder(lock: FolderLock | LockHolder): lock is LockHolder {
  return 'token' in lock
}

/**
 * Null when the lock at `path` is ours now. A stale lock may be replaced only by whoever holds the lock on replacing it, whose name
 * is made from the stale one's token: so two that find the same stale lock can't both replace it, and a late one finds it replaced.
 */
async function acquire(disk: Disk, path: string, me: LockHolder, processes: Processes): Promise<LockHolder | null> {
  for (;;) {
    if (await createLock(disk, path, me)) return null
    const holder = await readSettledHolder(disk, path)
    if (holder === 'none') continue
    if (holder !== 'unreadable' && !(await isStale(holder, processes))) return holder
    const stale = holder === 'unreadable' ? 'unreadable' : holder.token
    const guard = `${path}.takeover-${createHash('sha256').update(stale).digest('hex').slice(0, 16)}`
    const inTheWay = await acquire(disk, guard, me, processes)
    if (inTheWay) return inTheWay
    try {
      const still = await readHolder(disk, path)
      if (still === 'none') continue
      if ((still === 'unreadable' ? 'unreadable' : still.token) !== stale) continue
      await replaceLock(disk, path, me)
      return null
    } finally {
      await disk.remove(guard)
    }
  }
}

/** True when the holder certainly is not running any more. One on another computer may be. */
async function isStale(holder: LockHolder, processes: Processes): Promise<boolean> {
  if (holder.host !== hostname()) return false
  if (!processes.exists(holder.pid)) return true
  if (holder.started === null) return false
  const started = await processes.startOf(holder.pid)
  return started !== null && started !== holder.started
}

/** False when there is a lock already. The file appears with all of its content or not at all. */
async function createLock(disk: Disk, path: string, me: LockHolder): Promise<boolean> {
  const own = await writeOwn(disk, path, me)
  try {
    await disk.link(own, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    // Some disks (FAT, some network shares) know no second names.
    return createWithoutLink(disk, path, me)
  } finally {
    await disk.remove(own)
  }
}

async function createWithoutLink(disk: Disk, path: string, me: LockHolder): Promise<boolean> {
  try {
    const file = await disk.open(path, 'new')
    try {
      await file.write(encode(me), 0)
    } finally {
      await file.close()
    }
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function replaceLock(disk: Disk, path: string, me: LockHolder): Promise<void> {
  const own = await writeOwn(disk, path, me)
  await disk.rename(own, path)
  await disk.syncFolder(dirname(path))
}

async function writeOwn(disk: Disk, path: string, me: LockHolder): Promise<string> {
  const own = `${path}.${me.token}`
  const file = await disk.open(own, 'replace')
  try {
    await file.write(encode(me), 0)
    // A power cut must leave a lock that says whose it was, or none.
    await file.sync()
  } finally {
    await file.close()
  }
  return own
}

async function readSettledHolder(disk: Disk, path: string): Promise<LockHolder | 'none' | 'unreadable'> {
  let holder = await readHolder(disk, path)
  for (let attempt = 1; holder === 'unreadable' && attempt < UNREADABLE_TRIES; attempt += 1) {
    await new Promise((resolve) => setTimeout(resolve, UNREADABLE_WAIT_MS))
    holder = await readHolder(disk, path)
  }
  return holder
}

async function readHolder(disk: Disk, path: string): Promise<LockHolder | 'none' | 'unreadable'> {
  let text: string
  try {
    text = (await disk.read(path)).toString('utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) return 'none'
    throw error
  }
  try {
    const parsed = holderSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : 'unreadable'
  } catch {
    return 'unreadable'
  }
}

function encode(holder: LockHolder): Buffer {
  return Buffer.from(`${JSON.stringify(holder, null, 2)}\n`, 'utf8')
}
