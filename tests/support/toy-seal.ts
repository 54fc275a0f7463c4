import { createHash } from 'node:crypto'
import { isAbsolute, relative, sep } from 'node:path'
import type { Disk, DiskFile } from '../../src-main/storage/disk/disk'
import type { Seal } from '../../src-main/storage/disk/seal'

/** *Units*: bytes of content in a piece of a file that is written at places of its own. */
const PIECE = 4_096
const TAG = 16
const LENGTH = 4
const SEALED_PIECE = LENGTH + TAG + PIECE
const NEWLINE = 10
const KEY = 'not a secret'

/**
 * A seal with what an encrypting one has to have, for tests: what it writes is longer than what it was given, nothing of it can be
 * read, each piece carries a tag, and one that was tampered with or put in another's place is told from one that is whole.
 * Lines that are appended are sealed one by one, files with places in pieces of 4 kB.
 */
export const toySeal: Seal = {
  over(disk, dataFolder, formOf) {
    const form = (path: string) => {
      const within = relative(dataFolder, path).split(sep).join('/')
      return within.startsWith('..') || isAbsolute(within) ? 'open' : formOf(within)
    }
    const read = async (path: string): Promise<Buffer> => {
      const bytes = await disk.read(path)
      const how = form(path)
      return how === 'open' ? bytes : how === 'appended' ? unsealLines(bytes) : unsealPieces(bytes)
    }
    const sealed: Disk = {
      ...methodsOf(disk),
      async open(path, mode) {
        const how = form(path)
        if (how === 'open') return disk.open(path, mode)
        const isKept = mode === 'update' && (await disk.exists(path))
        const before = isKept ? await disk.read(path) : Buffer.alloc(0)
        const file = await disk.open(path, mode)
        return how === 'appended' ? appending(file, before) : placing(file, before)
      },
      read,
      async *readPieces(path) {
        if (form(path) === 'open') yield* disk.readPieces(path)
        else {
          // In odd pieces, so that they end anywhere.
          const bytes = await read(path)
          for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007)
        }
      },
      readHead: async (path, bytes) => (await read(path)).subarray(0, bytes),
      size: async (path) => (form(path) === 'open' ? disk.size(path) : (await read(path)).length),
    }
    return sealed
  },
}

/** A class keeps its methods where a spread doesn't see them. */
function methodsOf(disk: Disk): Disk {
  return {
    open: (path, mode) => disk.open(path, mode),
    read: (path) => disk.read(path),
    readPieces: (path) => disk.readPieces(path),
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
    closeToOthers: (path) => disk.closeToOthers(path),
    syncFolder: (folder) => disk.syncFolder(folder),
  }
}

function appending(file: DiskFile, before: Buffer): DiskFile {
  let [content, end] = [unsealLines(before).length, before.length]
  return {
    ...file,
    async write(bytes, position) {
      if (position !== content) throw new Error(`written at ${position}, and the end is at ${content}`)
      const line = Buffer.from(`${seal(bytes, 'line').toString('base64')}\n`, 'latin1')
      await file.write(line, end)
      content += bytes.length
      end += line.length
    },
  }
}

function placing(file: DiskFile, before: Buffer): DiskFile {
  const pieces = new Map<number, Buffer>()
  for (let at = 0; at * SEALED_PIECE < before.length; at += 1) pieces.set(at, pieceAt(before, at))
  return {
    ...file,
    async write(bytes, position) {
      const first = Math.floor(position / PIECE)
      const last = Math.floor((position + bytes.length - 1) / PIECE)
      const sealed: Buffer[] = []
      for (let index = first; index <= last; index += 1) {
        const from = Math.max(position - index * PIECE, 0)
        const part = bytes.subarray(index * PIECE + from - position, (index + 1) * PIECE - position)
        const old = pieces.get(index) ?? Buffer.alloc(0)
        const piece = Buffer.alloc(Math.max(old.length, from + part.length))
        old.copy(piece)
        piece.set(part, from)
        pieces.set(index, piece)
        const length = Buffer.alloc(LENGTH)
        length.writeUInt32LE(piece.length)
        sealed.push(length, seal(piece, `${index}`))
        if (index < last) sealed.push(Buffer.alloc(PIECE - piece.length))
      }
      await file.write(Buffer.concat(sealed), first * SEALED_PIECE)
    },
  }
}

function unsealLines(bytes: Buffer): Buffer {
  const lines: Buffer[] = []
  for (let from = 0; from < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, from)
    const end = newline === -1 ? bytes.length : newline
    const line = bytes.subarray(from, end)
    const whole = newline === -1 ? null : unseal(Buffer.from(line.toString('latin1'), 'base64'), 'line')
    // What can't be opened stays as it stands there: nobody's words, with the end that it has.
    lines.push(whole ?? bytes.subarray(from, end + 1))
    from = end + 1
  }
  return Buffer.concat(lines)
}

function unsealPieces(bytes: Buffer): Buffer {
  const count = Math.ceil(bytes.length / SEALED_PIECE)
  return Buffer.concat(
    Array.from({ length: count }, (_, index) => {
      const piece = pieceAt(bytes, index)
      return index < count - 1 ? Buffer.concat([piece, Buffer.alloc(PIECE - piece.length)]) : piece
    }),
  )
}

function pieceAt(bytes: Buffer, index: number): Buffer {
  const sealed = bytes.subarray(index * SEALED_PIECE, (index + 1) * SEALED_PIECE)
  const length = sealed.length < LENGTH ? 0 : sealed.readUInt32LE(0)
  const piece = length <= PIECE && unseal(sealed.subarray(LENGTH, LENGTH + TAG + length), `${index}`)
  return piece || Buffer.alloc(Math.max(sealed.length - LENGTH - TAG, 0))
}

function seal(bytes: Uint8Array, place: string): Buffer {
  return Buffer.concat([tagOf(bytes, place), masked(bytes, place)])
}

function unseal(sealed: Buffer, place: string): Buffer | null {
  const bytes = masked(sealed.subarray(TAG), place)
  return sealed.length >= TAG && sealed.subarray(0, TAG).equals(tagOf(bytes, place)) ? bytes : null
}

function tagOf(bytes: Uint8Array, place: string): Buffer {
  return createHash('sha256').update(`${KEY} ${place} `).update(bytes).digest().subarray(0, TAG)
}

function masked(bytes: Uint8Array, place: string): Buffer {
  const mask = createHash('sha512').update(`${KEY} ${place}`).digest()
  return Buffer.from(bytes.map((byte, at) => byte ^ (mask[at % mask.length] ?? 0)))
}
