import { fstatSync } from 'node:fs'
import fs from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { errorCode } from '../../domain/messages/errno'
import { patiently, syncFolder } from '../../files/put-in-place'

/** One open file. Positions and lengths are bytes. */
export interface DiskFile {
  /** Writes all of the bytes at a position. */
  write(bytes: Uint8Array, position: number): Promise<void>
  /** Resolves when the content written so far would survive a power cut (fdatasync). */
  syncData(): Promise<void>
  /** The same for content and size and times (fsync). */
  sync(): Promise<void>
  /** False when the file has been deleted under us: writes to it would be lost without an error. */
  isLinked(): boolean
  close(): Promise<void>
}

/** What stands in a folder. `other` is a pipe, a socket or a device; a link leads to the place that it ends at, be there something or not. */
export type DiskEntry =
  | { name: string; kind: 'file' | 'folder' | 'other' }
  | { name: string; kind: 'link'; leadsTo: string }

/**
 * The file operations that storage is made of, so that tests can record them, fail them and replay a power cut.
 * *Errors*: all reject with Node's own errors (`code` ENOSPC, EROFS, …).
 */
export interface Disk {
  /** `new` fails when the file exists, `replace` empties it, `update` keeps what is there. */
  open(path: string, mode: 'new' | 'replace' | 'update'): Promise<DiskFile>
  read(path: string): Promise<Buffer>
  /** A file from its start to its end. Each piece is only there until the next is asked for: its memory is used again. */
  readPieces(path: string): AsyncIterable<Buffer>
  /** The first bytes of a file, fewer when it is shorter. */
  readHead(path: string, bytes: number): Promise<Buffer>
  size(path: string): Promise<number>
  /** Names in a folder, sorted; none when there is no such folder. */
  list(folder: string): Promise<string[]>
  exists(path: string): Promise<boolean>
  isFolder(path: string): Promise<boolean>
  /** As `list`, with what each of them is. */
  entries(folder: string): Promise<DiskEntry[]>
  /** The path without any link in it. */
  realPath(path: string): Promise<string>
  /** True for a file itself, false for a folder, a link, a pipe or a device. */
  isPlainFile(path: string): Promise<boolean>
  /** Makes a folder and those above it, each made durable in its parent. */
  makeFolder(folder: string): Promise<void>
  rename(from: string, to: string): Promise<void>
  /** Puts a second name on a file; fails with EEXIST when the name is taken. */
  link(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
  removeFolder(folder: string): Promise<void>
  /**
   * Takes away whatever others than its owner may do with a file or a folder. `open` when they still may do something, `link` for what
   * only leads elsewhere; `closed` also for what is gone and where the system has no modes.
   */
  closeToOthers(path: string): Promise<'closed' | 'open' | 'link'>
  /** Resolves when names made, changed and removed in the folder would survive a power cut. */
  syncFolder(folder: string): Promise<void>
}

/**
 * What is kept here is for its owner alone, from its first moment on: a mode that is taken away later leaves a moment in which others
 * can open the file. *Source*: POSIX file modes; Windows keeps a user's folders apart by itself.
 */
const OWN_FILE = 0o600
const OWN_FOLDER = 0o700
const OTHERS = 0o077
const ALL_MODES = 0o7777

/** The computer's own disk. */
export const nodeDisk: Disk = {
  async open(path, mode) {
    return openFile(path, mode)
  },
  read: (path) => fs.readFile(path),
  readPieces,
  async readHead(path, bytes) {
    const handle = await fs.open(path, 'r')
    try {
      const head = Buffer.alloc(bytes)
      const { bytesRead } = await handle.read(head, 0, bytes, 0)
      return head.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  },
  size: async (path) => (await fs.stat(path)).size,
  async list(folder) {
    try {
      return (await fs.readdir(folder)).sort()
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  },
  async exists(path) {
    try {
      await fs.stat(path)
      return true
    } catch (error) {
      if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return false
      throw error
    }
  },
  isFolder: async (path) => (await fs.stat(path)).isDirectory(),
  entries,
  realPath: (path) => fs.realpath(path),
  isPlainFile: async (path) => (await fs.lstat(path)).isFile(),
  async makeFolder(folder) {
    try {
      await fs.mkdir(folder, OWN_FOLDER)
    } catch (error) {
      // It may have been made by an attempt that failed before its name was durable.
      if (errorCode(error) === 'EEXIST') return syncIfAllowed(dirname(folder))
      if (errorCode(error) !== 'ENOENT') throw error
      await nodeDisk.makeFolder(dirname(folder))
      await fs.mkdir(folder, OWN_FOLDER)
    }
    await syncFolder(dirname(folder))
  },
  rename: (from, to) => patiently(() => fs.rename(from, to)),
  link: (from, to) => fs.link(from, to),
  remove: (path) => patiently(() => fs.rm(path, { force: true })),
  removeFolder: (folder) => patiently(() => fs.rm(folder, { recursive: true, force: true })),
  closeToOthers,
  syncFolder,
}

async function entries(folder: string): Promise<DiskEntry[]> {
  const found = await fs.readdir(folder, { withFileTypes: true })
  return Promise.all(
    found.map(async (entry): Promise<DiskEntry> => {
      const { name } = entry
      if (entry.isSymbolicLink()) return { name, kind: 'link', leadsTo: await endOfLink(join(folder, name)) }
      return { name, kind: entry.isFile() ? 'file' : entry.isDirectory() ? 'folder' : 'other' }
    }),
  )
}

async function endOfLink(path: string): Promise<string> {
  try {
    return await fs.realpath(path)
  } catch {
    // Nothing is there: writing would make it.
    return resolve(await fs.realpath(dirname(path)), await fs.readlink(path))
  }
}

async function closeToOthers(path: string): Promise<'closed' | 'open' | 'link'> {
  if (process.platform === 'win32') return 'closed'
  try {
    const found = await fs.lstat(path)
    if (found.isSymbolicLink()) return 'link'
    if ((found.mode & OTHERS) === 0) return 'closed'
    await fs.chmod(path, found.mode & ALL_MODES & ~OTHERS)
    // Some disks take a mode and keep none.
    return ((await fs.stat(path)).mode & OTHERS) === 0 ? 'closed' : 'open'
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? 'closed' : 'open'
  }
}

/** *Units*: bytes. Far less than a processor's cache holds, far more than asking for it costs. */
const PIECE_BYTES = 1024 * 1024

/** Memory that is new to the process costs more than the copy into it, so two pieces are filled in turn: one while the other is used. */
async function* readPieces(path: string): AsyncGenerator<Buffer> {
  const handle = await fs.open(path, 'r')
  let position = 0
  const read = async (memory: Buffer) => {
    const { bytesRead } = await handle.read(memory, 0, memory.length, position)
    position += bytesRead
    return memory.subarray(0, bytesRead)
  }
  const fill = (memory: Buffer) => {
    const filling = read(memory)
    // It may fail while the piece before it is in use and nobody waits for it yet; whoever asks for it is told then.
    filling.catch(() => undefined)
    return filling
  }
  let [current, next] = [Buffer.allocUnsafeSlow(PIECE_BYTES), Buffer.allocUnsafeSlow(PIECE_BYTES)]
  let filling = fill(current)
  try {
    for (let piece = await filling; piece.length > 0; piece = await filling) {
      filling = fill(next)
      ;[current, next] = [next, current]
      yield piece
    }
  } finally {
    // Whoever stops early must not have the file closed under a read.
    await filling.catch(() => undefined)
    await handle.close()
  }
}

async function openFile(path: string, mode: 'new' | 'replace' | 'update'): Promise<DiskFile> {
  const handle =
    mode === 'update' ? await openKeeping(path) : await fs.open(path, mode === 'new' ? 'wx' : 'w', OWN_FILE)
  return {
    async write(bytes, position) {
      let done = 0
      while (done < bytes.length) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, position + done)
        done += bytesWritten
      }
    },
    syncData: () => handle.datasync(),
    sync: () => handle.sync(),
    // Synchronous, because asking about an open file costs less than asking another thread to ask.
    isLinked: () => fstatSync(handle.fd).nlink > 0,
    close: () => handle.close(),
  }
}

/** The folder above the data folder may be one that we may not read; what stood there already is not ours to make durable. */
async function syncIfAllowed(folder: string): Promise<void> {
  try {
    await syncFolder(folder)
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS', 'EINVAL'].includes(errorCode(error) ?? '')) throw error
  }
}

async function openKeeping(path: string): Promise<fs.FileHandle> {
  try {
    return await fs.open(path, 'r+')
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
    return fs.open(path, 'wx+', OWN_FILE)
  }
}
