import type { Disk, DiskEntry, DiskFile } from '../../src-main/storage/disk/disk'

/** A step of a disk that a test may let fail. `sizeBytes` is that of a write. */
export interface DiskStep {
  kind: 'open' | 'write' | 'sync' | 'read' | 'folder' | 'rename' | 'link' | 'remove' | 'sync-folder'
  path: string
  sizeBytes?: number
}

/** What a failing step does: a write may get some of its bytes out first. */
export interface DiskFault {
  code: string
  writtenBytes?: number
}

type FileChange = { position: number; bytes: Buffer } | 'emptied'

/** *Units*: bytes. Small and odd, so that pieces end within heads, lines and characters. */
const PIECE_BYTES = 997

class MemoryFile {
  names = 1
  content: Buffer = Buffer.alloc(0)
  durable: Buffer = Buffer.alloc(0)
  pending: FileChange[] = []

  apply(change: FileChange): void {
    this.content = changed(this.content, change)
    this.pending.push(change)
  }

  sync(): void {
    this.durable = Buffer.from(this.content)
    this.pending = []
  }
}

class MemoryFolder {
  readonly entries = new Map<string, MemoryFile | MemoryFolder>()
  readonly durable = new Map<string, MemoryFile | MemoryFolder>()
}

/** One change of names that a file system makes at once: all of it survives or none, also between two folders. */
interface NameChange {
  parts: { folder: MemoryFolder; name: string; node: MemoryFile | MemoryFolder | null }[]
}

/** What becomes of a write that was not synced: its bytes may reach the disk in part and in any order, and its length before them. */
export type Survival = 'whole' | 'none' | 'first-half' | 'second-half' | 'zeros'

/** Which of the changes that were not synced survive a power cut. */
export interface PowerCut {
  keepsName: (index: number, count: number) => boolean
  keepsChange: (path: string, index: number, count: number) => Survival
}

/**
 * A disk in memory that knows what a power cut may leave: only what was synced is certain. Names and contents are separate, as POSIX
 * has it: a synced file whose folder was not synced may have no name. *Source*: POSIX fsync; Pillai et al., "All File Systems Are
 * Not Created Equal", OSDI 2014.
 */
export class MemoryDisk implements Disk {
  steps = 0
  /** Decides before each step whether it fails. */
  fault: (step: DiskStep) => DiskFault | null = () => null
  /** Called after each step that changed something, when a power cut would find the disk so. */
  afterChange: () => void | Promise<void> = () => undefined
  private readonly root = new MemoryFolder()
  private names: NameChange[] = []

  async open(path: string, mode: 'new' | 'replace' | 'update'): Promise<DiskFile> {
    this.step({ kind: 'open', path })
    const { folder, name } = this.parent(path)
    const present = folder.entries.get(name)
    if (present instanceof MemoryFolder) throw failure('EISDIR')
    if (present && mode === 'new') throw failure('EEXIST')
    const file = present ?? new MemoryFile()
    if (!present) this.changeNames([{ folder, name, node: file }])
    else if (mode === 'replace') file.apply('emptied')
    await this.afterChange()
    return this.handle(path, file)
  }

  async read(path: string): Promise<Buffer> {
    this.step({ kind: 'read', path })
    return Buffer.from(this.file(path).content)
  }

  /** In small pieces that end anywhere, each spoilt when the next is asked for. */
  async *readPieces(path: string): AsyncGenerator<Buffer> {
    const content = await this.read(path)
    const memory = Buffer.alloc(PIECE_BYTES)
    for (let from = 0; from < content.length; from += PIECE_BYTES) {
      const length = content.copy(memory, 0, from, from + PIECE_BYTES)
      yield memory.subarray(0, length)
      memory.fill(0)
    }
  }

  async readHead(path: string, bytes: number): Promise<Buffer> {
    return (await this.read(path)).subarray(0, bytes)
  }

  async size(path: string): Promise<number> {
    return this.file(path).content.length
  }

  async list(path: string): Promise<string[]> {
    this.step({ kind: 'read', path })
    const folder = this.find(path)
    if (folder === undefined) return []
    if (folder instanceof MemoryFile) throw failure('ENOTDIR')
    return [...folder.entries.keys()].sort()
  }

  async entries(path: string): Promise<DiskEntry[]> {
    const folder = this.find(path)
    if (!(folder instanceof MemoryFolder)) throw failure('ENOTDIR')
    return [...folder.entries].map(([name, node]) => ({ name, kind: node instanceof MemoryFolder ? 'folder' : 'file' }))
  }

  async realPath(path: string): Promise<string> {
    return path
  }

  async exists(path: string): Promise<boolean> {
    return this.find(path) !== undefined
  }

  async isFolder(path: string): Promise<boolean> {
    return this.find(path) instanceof MemoryFolder
  }

  async isPlainFile(path: string): Promise<boolean> {
    const found = this.find(path)
    if (!found) throw failure('ENOENT')
    return found instanceof MemoryFile
  }

  async makeFolder(path: string): Promise<void> {
    const found = this.find(path)
    const above = parentPath(path)
    if (found instanceof MemoryFolder) return this.syncFolder(above)
    if (found) throw failure('ENOTDIR')
    if (!this.find(above)) await this.makeFolder(above)
    this.step({ kind: 'folder', path })
    const { folder, name } = this.parent(path)
    this.changeNames([{ folder, name, node: new MemoryFolder() }])
    await this.afterChange()
    await this.syncFolder(above)
  }

  async rename(from: string, to: string): Promise<void> {
    this.step({ kind: 'rename', path: from })
    const [source, target] = [this.parent(from), this.parent(to)]
    const node = source.folder.entries.get(source.name)
    if (!node) throw failure('ENOENT')
    const replaced = target.folder.entries.get(target.name)
    if (replaced instanceof MemoryFolder && replaced.entries.size > 0) throw failure('ENOTEMPTY')
    if (replaced instanceof MemoryFile) replaced.names -= 1
    this.changeNames([
      { folder: source.folder, name: source.name, node: null },
      { folder: target.folder, name: target.name, node },
    ])
    await this.afterChange()
  }

  async link(from: string, to: string): Promise<void> {
    this.step({ kind: 'link', path: to })
    const file = this.file(from)
    const { folder, name } = this.parent(to)
    if (folder.entries.has(name)) throw failure('EEXIST')
    file.names += 1
    this.changeNames([{ folder, name, node: file }])
    await this.afterChange()
  }

  async remove(path: string): Promise<void> {
    this.step({ kind: 'remove', path })
    const found = this.find(path)
    if (!found) return
    const { folder, name } = this.parent(path)
    if (found instanceof MemoryFile) found.names -= 1
    this.changeNames([{ folder, name, node: null }])
    await this.afterChange()
  }

  async removeFolder(path: string): Promise<void> {
    const found = this.find(path)
    if (found instanceof MemoryFolder) {
      for (const name of found.entries.keys()) await this.removeFolder(`${path}/${name}`)
    }
    await this.remove(path)
  }

  /** A disk without modes. */
  closeToOthers(): Promise<'closed'> {
    return Promise.resolve('closed')
  }

  async syncFolder(path: string): Promise<void> {
    this.step({ kind: 'sync-folder', path })
    const folder = this.find(path)
    if (!(folder instanceof MemoryFolder)) throw failure('ENOENT')
    // A rename between two folders is one transaction: with either folder synced, both ends of it are.
    const synced = this.names.filter(({ parts }) => parts.some((part) => part.folder === folder))
    for (const { parts } of synced) for (const part of parts) setEntry(part.folder.durable, part.name, part.node)
    this.names = this.names.filter((change) => !synced.includes(change))
    await this.afterChange()
  }

  /** How many changes of names, and of contents by path, a power cut could still undo. */
  unsynced(): { names: number; files: { path: string; changes: number }[] } {
    const files: { path: string; changes: number }[] = []
    const seen = new Set<MemoryFile>()
    const visit = (folder: MemoryFolder, path: string) => {
      for (const [name, node] of new Map([...folder.durable, ...folder.entries])) {
        if (node instanceof MemoryFolder) visit(node, `${path}/${name}`)
        else if (node.pending.length > 0 && !seen.has(node)) {
          seen.add(node)
          files.push({ path: `${path}/${name}`, changes: node.pending.length })
        }
      }
    }
    visit(this.root, '')
    return { names: this.names.length, files }
  }

  /** The disk as a power cut would leave it. This one goes on as it is. */
  afterPowerCut(cut: PowerCut): MemoryDisk {
    const disk = new MemoryDisk()
    const kept = this.names.filter((_, index) => cut.keepsName(index, this.names.length))
    const copies = new Map<MemoryFile, MemoryFile>()
    const copy = (from: MemoryFolder, to: MemoryFolder, path: string) => {
      const entries = new Map(from.durable)
      for (const { parts } of kept) {
        for (const part of parts) if (part.folder === from) setEntry(entries, part.name, part.node)
      }
      for (const [name, node] of entries) {
        if (node instanceof MemoryFolder) {
          const folder = new MemoryFolder()
          to.entries.set(name, folder)
          to.durable.set(name, folder)
          copy(node, folder, `${path}/${name}`)
        } else {
          const file =
            copies.get(node) ?? survivor(node, (index, count) => cut.keepsChange(`${path}/${name}`, index, count))
          copies.set(node, file)
          to.entries.set(name, file)
          to.durable.set(name, file)
        }
      }
    }
    copy(this.root, disk.root, '')
    return disk
  }

  /** The disk as the end of the process leaves it: everything written is there. */
  afterKill(): MemoryDisk {
    return this.afterPowerCut({ keepsName: () => true, keepsChange: () => 'whole' })
  }

  /** Puts bytes in a file as damage would. */
  damage(path: string, bytes: Buffer): void {
    const file = this.file(path)
    file.content = bytes
    file.sync()
  }

  private handle(path: string, file: MemoryFile): DiskFile {
    return {
      write: async (bytes, position) => {
        const fault = this.faultOf({ kind: 'write', path, sizeBytes: bytes.length })
        const written = fault ? (fault.writtenBytes ?? 0) : bytes.length
        if (written > 0) file.apply({ position, bytes: Buffer.from(bytes.subarray(0, written)) })
        await this.afterChange()
        if (fault) throw failure(fault.code)
      },
      syncData: async () => {
        this.step({ kind: 'sync', path })
        file.sync()
        await this.afterChange()
      },
      sync: async () => {
        this.step({ kind: 'sync', path })
        file.sync()
        await this.afterChange()
      },
      isLinked: () => file.names > 0,
      close: () => Promise.resolve(),
    }
  }

  private step(step: DiskStep): void {
    const fault = this.faultOf(step)
    if (fault) throw failure(fault.code)
  }

  private faultOf(step: DiskStep): DiskFault | null {
    this.steps += 1
    return this.fault(step)
  }

  private changeNames(parts: NameChange['parts']): void {
    for (const { folder, name, node } of parts) setEntry(folder.entries, name, node)
    this.names.push({ parts: [...parts] })
  }

  private file(path: string): MemoryFile {
    const found = this.find(path)
    if (found instanceof MemoryFolder) throw failure('EISDIR')
    if (!found) throw failure('ENOENT')
    return found
  }

  private parent(path: string): { folder: MemoryFolder; name: string } {
    const folder = this.find(parentPath(path))
    if (folder === undefined) throw failure('ENOENT')
    if (folder instanceof MemoryFile) throw failure('ENOTDIR')
    return { folder, name: path.slice(lastSeparator(path) + 1) }
  }

  private find(path: string): MemoryFile | MemoryFolder | undefined {
    let node: MemoryFile | MemoryFolder | undefined = this.root
    for (const part of path.split(/[\\/]/).filter(Boolean)) {
      if (!(node instanceof MemoryFolder)) return undefined
      node = node.entries.get(part)
    }
    return node
  }
}

function survivor(file: MemoryFile, survives: (index: number, count: number) => Survival): MemoryFile {
  const left = new MemoryFile()
  left.names = file.names
  left.content = Buffer.from(file.durable)
  file.pending.forEach((change, index) => {
    const survival = survives(index, file.pending.length)
    if (survival !== 'none') left.content = changed(left.content, weakened(change, survival))
  })
  left.durable = Buffer.from(left.content)
  return left
}

function weakened(change: FileChange, survival: Exclude<Survival, 'none'>): FileChange {
  if (change === 'emptied' || survival === 'whole') return change
  const { position, bytes } = change
  const half = Math.floor(bytes.length / 2)
  const kept = Buffer.from(bytes)
  if (survival === 'first-half') return { position, bytes: kept.subarray(0, half) }
  return { position, bytes: kept.fill(0, 0, survival === 'zeros' ? bytes.length : half) }
}

function changed(content: Buffer, change: FileChange): Buffer {
  if (change === 'emptied') return Buffer.alloc(0)
  const { position, bytes } = change
  const next = Buffer.alloc(Math.max(content.length, position + bytes.length))
  content.copy(next)
  bytes.copy(next, position)
  return next
}

function setEntry(
  entries: Map<string, MemoryFile | MemoryFolder>,
  name: string,
  node: MemoryFile | MemoryFolder | null,
) {
  if (node) entries.set(name, node)
  else entries.delete(name)
}

function parentPath(path: string): string {
  return path.slice(0, Math.max(lastSeparator(path), 0)) || '/'
}

function lastSeparator(path: string): number {
  return Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\'))
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code })
}
