import { DossierError } from '../../domain/errors'
import type { Message } from '../../domain/messages/message'
import type { CancelSignal } from '../../domain/ports'
import type { Disk, DiskFile } from './disk'

/** How long work on a disk is stopped and followed. */
export interface DiskWork {
  signal?: CancelSignal | undefined
  /** What the person is told when it was stopped. */
  stopped: Message
  /** *Units*: bytes read or written just now. */
  onBytes?: (bytes: number) => void
}

/** The same disk, on which work ends as soon as it is stopped, in the middle of a file too. *Errors*: also `cancelled`. */
export function stoppableDisk(disk: Disk, { signal, stopped, onBytes }: DiskWork): Disk {
  const pass = (bytes = 0) => {
    if (signal?.aborted) throw new DossierError('cancelled', stopped)
    if (bytes > 0) onBytes?.(bytes)
  }
  return {
    async open(path, mode) {
      pass()
      return stoppableFile(await disk.open(path, mode), pass)
    },
    async read(path) {
      const bytes = await disk.read(path)
      pass(bytes.length)
      return bytes
    },
    async *readPieces(path) {
      for await (const piece of disk.readPieces(path)) {
        pass(piece.length)
        yield piece
      }
    },
    readHead: (path, bytes) => disk.readHead(path, bytes),
    size: (path) => disk.size(path),
    list: (folder) => disk.list(folder),
    exists: (path) => disk.exists(path),
    isFolder: (path) => disk.isFolder(path),
    entries: (folder) => disk.entries(folder),
    realPath: (path) => disk.realPath(path),
    isPlainFile: (path) => disk.isPlainFile(path),
    makeFolder: (folder) => disk.makeFolder(folder),
    rename: (from, to) => disk.rename(from, to),
    link: (from, to) => disk.link(from, to),
    remove: (path) => disk.remove(path),
    removeFolder: (folder) => disk.removeFolder(folder),
    syncFolder: (folder) => disk.syncFolder(folder),
    closeToOthers: (path) => disk.closeToOthers(path),
  }
}

function stoppableFile(file: DiskFile, pass: (bytes?: number) => void): DiskFile {
  return {
    async write(bytes, position) {
      pass()
      await file.write(bytes, position)
      pass(bytes.length)
    },
    syncData: () => file.syncData(),
    sync: () => file.sync(),
    isLinked: () => file.isLinked(),
    close: () => file.close(),
  }
}
