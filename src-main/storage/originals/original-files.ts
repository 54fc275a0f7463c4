import { createHash, randomBytes } from 'node:crypto'
import { basename, join } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { IncomingOriginal, KeptOriginal, LongWork, Originals } from '../../domain/ports'
import type { OriginalState } from '../../domain/records/original'
import {
  ARRIVING_ENDING,
  arriving,
  dataLayout,
  journalFirst,
  partial,
  PARTIAL_ENDING,
  type DataLayout,
} from '../data-folder/data-layout'
import { errorCode } from '../../domain/messages/errno'
import type { Disk } from '../disk/disk'
import { storageFailed } from '../disk/disk-trouble'
import { stoppableDisk } from '../disk/stoppable-disk'
import { Turns } from '../disk/turns'
import { hashesNamedIn } from './named-hashes'

export interface OriginalFilesOptions {
  disk: Disk
  dataFolder: string
  /** *Errors*: `read-only` when nothing may be written; ENOENT when the folder is gone. */
  checkWritable(): Promise<void>
}

/** A file that is written and has no name yet. */
interface Written extends KeptOriginal {
  temporary: string
}

const HASH = /^[0-9a-f]{64}$/

/**
 * The originals in a data folder: each file once, under its hash. One that has just come is marked as arriving until the record that
 * names it is made, so that a crash between the two leaves nothing that nobody knows of.
 */
export class OriginalFiles implements Originals {
  private readonly layout: DataLayout
  /** Whether a file is named is asked and acted on by one at a time. */
  private readonly turns = new Turns()

  constructor(private readonly options: OriginalFilesOptions) {
    this.layout = dataLayout(options.dataFolder)
  }

  async keep<T>(
    files: readonly IncomingOriginal[],
    record: (kept: KeptOriginal[]) => Promise<T>,
    work: LongWork = {},
  ): Promise<T> {
    if (files.length === 0) return record([])
    const written: Written[] = []
    try {
      await this.options.checkWritable()
      await this.options.disk.makeFolder(this.layout.originals)
      for (const file of files) written.push(await this.write(file, work))
    } catch (error) {
      await this.forget(written)
      throw storageFailed(say('original.not-kept'), error)
    }
    return this.turns.take(() => this.recordKept(written, record))
  }

  async *read(sha256: string): AsyncGenerator<Uint8Array> {
    const path = await this.find(sha256)
    if (path === null) throw new DossierError('not-found', say('original.missing'))
    const hash = createHash('sha256')
    try {
      for await (const piece of this.options.disk.readPieces(path)) {
        hash.update(piece)
        yield piece
      }
    } catch (error) {
      throw storageFailed(say('original.not-read'), error)
    }
    if (hash.digest('hex') !== sha256) throw new DossierError('storage-failed', say('original.damaged'))
  }

  async check(hashes: Iterable<string>, { onProgress, signal }: LongWork = {}): Promise<Map<string, OriginalState>> {
    const states = new Map<string, OriginalState>()
    const all = [...new Set(hashes)]
    for (const [done, sha256] of all.entries()) {
      onProgress?.({ phase: 'Checking files of sources', done, total: all.length })
      states.set(sha256, await this.stateOf(sha256, signal))
    }
    return states
  }

  async isEmpty(): Promise<boolean> {
    return (await this.options.disk.list(this.layout.originals)).length === 0
  }

  /** Of these, those whose file is not there or is of another length: all that can be told without reading them. */
  async notThere(originals: readonly KeptOriginal[]): Promise<Set<string>> {
    const missing = new Set<string>()
    for (const { sha256, sizeBytes } of originals) {
      const path = await this.find(sha256)
      if (path === null || (await this.options.disk.size(path)) !== sizeBytes) missing.add(sha256)
    }
    return missing
  }

  /**
   * Takes away the files that nothing names any more: no dossier, none in the bin, no step of undo, no backup. `only` when nothing else
   * can have lost its last name. Answers the paths of those that could not be taken away. *Errors*: Node's own; nothing is gone then.
   */
  release(only?: ReadonlySet<string>): Promise<string[]> {
    return this.turns.take(async () => {
      const { disk } = this.options
      const here = (await disk.list(this.layout.originals)).filter((name) => HASH.test(name))
      const unnamed = await this.unnamedOf(new Set(only ? here.filter((name) => only.has(name)) : here))
      const left: string[] = []
      for (const name of unnamed) {
        const path = join(this.layout.originals, name)
        await disk.remove(path).catch(() => left.push(path))
      }
      if (unnamed.size > 0) await disk.syncFolder(this.layout.originals)
      return left
    })
  }

  /** Settles what a crash left: half a file goes, a whole one stays when a record names it. *Errors*: Node's own. */
  tidy(): Promise<void> {
    return this.turns.take(async () => {
      const { disk } = this.options
      const arrived: string[] = []
      for (const name of await disk.list(this.layout.originals)) {
        if (name.endsWith(PARTIAL_ENDING)) await disk.remove(join(this.layout.originals, name))
        else if (name.endsWith(ARRIVING_ENDING)) arrived.push(name.slice(0, -ARRIVING_ENDING.length))
      }
      await this.settle(arrived)
    })
  }

  private async recordKept<T>(written: readonly Written[], record: (kept: KeptOriginal[]) => Promise<T>): Promise<T> {
    const arrived: string[] = []
    try {
      for (const file of written) if (await this.place(file)) arrived.push(file.sha256)
      await this.options.disk.syncFolder(this.layout.originals)
    } catch (error) {
      await this.forget(written)
      await this.settle(arrived).catch(() => undefined)
      throw storageFailed(say('original.not-kept'), error)
    }
    try {
      return await record(written.map(({ sha256, sizeBytes }) => ({ sha256, sizeBytes })))
    } finally {
      // What can't be settled now is at the next start.
      await this.settle(arrived).catch(() => undefined)
    }
  }

  private async write({ pieces, sha256: expected }: IncomingOriginal, { signal }: LongWork): Promise<Written> {
    const disk = stoppableDisk(this.options.disk, { signal, stopped: say('original.stopped') })
    const temporary = partial(join(this.layout.originals, randomBytes(8).toString('hex')))
    const hash = createHash('sha256')
    let sizeBytes = 0
    try {
      const file = await disk.open(temporary, 'new')
      try {
        for await (const piece of pieces) {
          hash.update(piece)
          await file.write(piece, sizeBytes)
          sizeBytes += piece.length
        }
        await file.sync()
      } finally {
        await file.close()
      }
      const sha256 = hash.digest('hex')
      if (expected !== undefined && expected !== sha256)
        throw new DossierError('storage-failed', say('original.damaged'))
      return { temporary, sha256, sizeBytes }
    } catch (error) {
      await this.options.disk.remove(temporary).catch(() => undefined)
      throw error
    }
  }

  /** Gives a written file its name; true when it has to be settled yet. One that is here already stays, unless it is damaged. */
  private async place({ temporary, sha256 }: Written): Promise<boolean> {
    const { disk } = this.options
    const present = await this.find(sha256)
    if (present !== null && (await this.stateOf(sha256)) === 'whole') {
      await disk.remove(temporary)
      return present.endsWith(ARRIVING_ENDING)
    }
    await disk.rename(temporary, present ?? arriving(this.pathOf(sha256)))
    return (present ?? ARRIVING_ENDING).endsWith(ARRIVING_ENDING)
  }

  /** Files that have come stay when something names them, and go when nothing does. */
  private async settle(arrived: readonly string[]): Promise<void> {
    if (arrived.length === 0) return
    const { disk } = this.options
    const unnamed = await this.unnamedOf(new Set(arrived))
    for (const sha256 of arrived) {
      const path = arriving(this.pathOf(sha256))
      if (unnamed.has(sha256)) await disk.remove(path)
      else await disk.rename(path, this.pathOf(sha256))
    }
    await disk.syncFolder(this.layout.originals)
  }

  /** Those that no file of a dossier and no backup names. Looks no further than it has to. *Errors*: Node's own. */
  private async unnamedOf(hashes: ReadonlySet<string>): Promise<Set<string>> {
    const unnamed = new Set(hashes)
    const { dossiers, bin, backups } = this.layout
    const files: string[] = []
    for (const folder of [dossiers, bin, backups]) files.push(...(await this.filesUnder(folder)))
    const isJournal = (path: string) => journalFirst(basename(path)) !== undefined
    // What was named just now is named in a journal, and those are short.
    for (const path of [...files.filter(isJournal), ...files.filter((each) => !isJournal(each))]) {
      if (unnamed.size === 0) break
      for (const hash of await this.namedIn(path)) unnamed.delete(hash)
    }
    return unnamed
  }

  private async filesUnder(folder: string): Promise<string[]> {
    const { disk } = this.options
    const files: string[] = []
    for (const name of await disk.list(folder)) {
      const path = join(folder, name)
      if (!(await disk.exists(path))) continue
      if (await disk.isFolder(path)) files.push(...(await this.filesUnder(path)))
      else files.push(path)
    }
    return files
  }

  /** A file that went since it was listed names nothing. */
  private async namedIn(path: string): Promise<Set<string>> {
    try {
      return await hashesNamedIn(this.options.disk, path)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return new Set()
      throw error
    }
  }

  private async stateOf(sha256: string, signal?: LongWork['signal']): Promise<OriginalState> {
    const path = await this.find(sha256)
    if (path === null) return 'missing'
    const disk = stoppableDisk(this.options.disk, { signal, stopped: say('original.check-stopped') })
    const hash = createHash('sha256')
    try {
      for await (const piece of disk.readPieces(path)) hash.update(piece)
    } catch (error) {
      throw storageFailed(say('original.not-read'), error)
    }
    return hash.digest('hex') === sha256 ? 'whole' : 'damaged'
  }

  /** Where it is, also while it arrives. *Shape*: a hash; anything else is nowhere. */
  private async find(sha256: string): Promise<string | null> {
    if (!HASH.test(sha256)) return null
    for (const path of [this.pathOf(sha256), arriving(this.pathOf(sha256))]) {
      if ((await this.options.disk.exists(path)) && (await this.options.disk.isPlainFile(path))) return path
    }
    return null
  }

  private async forget(written: readonly Written[]): Promise<void> {
    for (const { temporary } of written) await this.options.disk.remove(temporary).catch(() => undefined)
  }

  private pathOf(sha256: string): string {
    return join(this.layout.originals, sha256)
  }
}
