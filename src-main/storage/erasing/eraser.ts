import { join, relative, sep } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import type { ErasedRecord, Erasure } from '../../domain/ports'
import { dataLayout, snapshotName, snapshotSeq, type DataLayout } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'
import { describeDiskTrouble, storageFailed } from '../disk/disk-trouble'
import { listBin } from '../dossiers/dossier-bin'
import { loadDossier } from '../history/dossier-loader'
import { eraseInBackups, eraseInFolder } from './erase-in-files'
import { ErasedRecords } from './erased-records'
import type { OriginalFiles } from '../originals/original-files'
import type { Shape } from '../history/migrations'
import { PendingErasures, type PendingErasure } from './pending-erasures'
import type { DurableReaderStore } from '../dossiers/reader-store'
import type { StoredRecord } from '../tables/record-patch'
import { decodeHead, SNAPSHOT_HEAD_BYTES } from '../history/snapshot-format'
import { Turns } from '../disk/turns'
import { filesHolding, foundIn, needlesOf, wordsOf } from './word-search'
import { replaceFile } from '../disk/write-file'

export interface EraserOptions {
  disk: Disk
  dataFolder: string
  shape: Shape
  open(dossierId: Id): Promise<DurableReaderStore>
  /** The originals in the data folder, or in one that an earlier move left beside. */
  originalsOf(root: string): Pick<OriginalFiles, 'release'>
  /** Lets no backup of the dossier be written while the work lasts. */
  withoutBackups<T>(work: () => Promise<T>): Promise<T>
}

/**
 * Deletes for good: from a dossier's files, its backups, what lies of it in the bin and beside, and the log. Nothing is gone before it
 * is noted what is to go, so that whatever stops it is completed at the next start; afterwards the whole folder is searched.
 */
export class Eraser {
  private readonly layout: DataLayout
  private readonly pending: PendingErasures
  private readonly turns = new Turns()

  constructor(private readonly options: EraserOptions) {
    this.layout = dataLayout(options.dataFolder)
    this.pending = new PendingErasures(options.disk, this.layout.deleting)
  }

  /** *Errors*: `read-only`, `storage-failed`; nothing is gone then. */
  erase(dossierId: Id, records: readonly ErasedRecord[]): Promise<Erasure> {
    return this.noted({ dossierId, records: [...records] })
  }

  /** A dossier in the bin, with its backups unless another of the same name needs them. *Errors*: as `erase`; `not-found`. */
  async eraseBinned(dossierId: Id, deletedAt: string): Promise<Erasure> {
    const binned = (await listBin(this.options.disk, this.layout.bin)).find(
      (one) => one.id === dossierId && one.deletedAt === deletedAt,
    )
    if (!binned) throw new DossierError('not-found', say('storage.not-in-bin'))
    return this.noted({ dossierId, binned: relative(this.layout.bin, binned.folder) })
  }

  /** Completes what was begun and stopped. What can't be completed now is tried again at the next start. */
  async complete(): Promise<void> {
    const pending = await this.pending.list().catch(() => [])
    for (const erasure of pending) await this.turns.take(() => this.carryOut(erasure, 'begun')).catch(() => undefined)
  }

  private noted(erasure: PendingErasure): Promise<Erasure> {
    return this.turns.take(async () => {
      try {
        await this.pending.add(erasure)
      } catch (error) {
        throw storageFailed(say('storage.not-deleted-for-good'), error)
      }
      return this.carryOut(erasure, 'new')
    })
  }

  private async carryOut(erasure: PendingErasure, state: 'new' | 'begun'): Promise<Erasure> {
    const done = 'binned' in erasure ? await this.carryOutBinned(erasure) : await this.carryOutRecords(erasure, state)
    if (done.left.length === 0) await this.pending.remove(erasure).catch(() => undefined)
    return done
  }

  private async carryOutRecords(
    erasure: PendingErasure & { records: ErasedRecord[] },
    state: 'new' | 'begun',
  ): Promise<Erasure> {
    const { disk, dataFolder, shape } = this.options
    const { dossierId } = erasure
    const records = new ErasedRecords(erasure.records)
    const ids = erasure.records.map(({ id }) => Buffer.from(JSON.stringify(id), 'utf8'))
    const store = await this.options.open(dossierId)
    // Once the records are gone nobody knows what they said, neither here nor at the start that completes this.
    await this.eraseInLogs(needlesOf(wordsOf(store.holding(records))))
    const taken = await store.erase(records, ids).catch(async (error: unknown) => {
      // Nothing has changed yet, and what the person is told has failed must not happen later by itself. What was begun may have gone
      // from here already, and from the backups not yet.
      if (state === 'new') await this.pending.remove(erasure).catch(() => undefined)
      throw error
    })
    const kept = join(this.layout.dossier(dossierId), snapshotName(store.position))
    const words = await this.wordsOfTheirOwn(taken.gone, kept)
    const needles = [...needlesOf(words), ...ids]
    const left = await this.leftSentences(taken.left, dossierId)
    let backups = 0
    for (const root of await this.roots()) {
      const layout = dataLayout(root)
      const inBackups = () => eraseInBackups(disk, layout.backupsOf(dossierId), records, needles)
      const changed = root === dataFolder ? await this.options.withoutBackups(inBackups) : await inBackups()
      backups += changed.changed
      left.push(...(await this.leftSentences(changed.left, dossierId)))
      const folders = (await listBin(disk, layout.bin)).filter(({ id }) => id === dossierId).map(({ folder }) => folder)
      if (root !== dataFolder) folders.push(layout.dossier(dossierId))
      for (const folder of folders) {
        const inFolder = await eraseInFolder(disk, folder, dossierId, shape, records, needles).catch(() => ({
          left: [folder],
        }))
        left.push(...(await this.leftSentences(inFolder.left, dossierId)))
      }
    }
    left.push(...(await this.releaseOriginals()))
    return { ops: taken.ops, backups, left: unique(left), elsewhere: await this.elsewhere(words, kept) }
  }

  private async carryOutBinned({ dossierId, binned }: PendingErasure & { binned: string }): Promise<Erasure> {
    const { disk, shape } = this.options
    const folder = join(this.layout.bin, binned)
    const loaded = await loadDossier(disk, { folder, marks: [] }, dossierId, shape).catch(() => null)
    const words = loaded ? wordsOf([...loaded.tables.values()].flatMap(({ byId }) => Object.values(byId))) : []
    await this.eraseInLogs(needlesOf(words))
    const left: string[] = []
    const remove = async (path: string) => {
      if (!(await disk.exists(path))) return
      try {
        await disk.removeFolder(path)
      } catch (error) {
        left.push(`${await this.placeOf(path, dossierId)}: ${describeDiskTrouble(error)}`)
      }
    }
    const backups = (await disk.list(this.layout.backupsOf(dossierId))).length
    await remove(folder)
    const isNeeded =
      (await disk.exists(this.layout.dossier(dossierId))) ||
      (await listBin(disk, this.layout.bin)).some(({ id }) => id === dossierId)
    if (!isNeeded) {
      await remove(this.layout.backupsOf(dossierId))
      await remove(this.layout.witness(dossierId))
      for (const root of (await this.roots()).slice(1)) {
        const layout = dataLayout(root)
        for (const path of [layout.dossier(dossierId), layout.backupsOf(dossierId), layout.witness(dossierId)])
          await remove(path)
        for (const { id, folder: inBin } of await listBin(disk, layout.bin)) if (id === dossierId) await remove(inBin)
      }
    }
    for (const parent of [this.layout.bin, this.layout.backups])
      if (await disk.exists(parent)) await disk.syncFolder(parent)
    left.push(...(await this.releaseOriginals()))
    return { ops: [], backups: isNeeded ? 0 : backups, left, elsewhere: await this.elsewhere(words, null) }
  }

  /** Takes files away that nothing names any more. Answers what could not be, in sentences. */
  private async releaseOriginals(): Promise<string[]> {
    const left: string[] = []
    for (const root of await this.roots()) {
      try {
        left.push(...(await this.leftSentences(await this.options.originalsOf(root).release(), '')))
      } catch (error) {
        left.push(`Files that no source needs any more may still be there: ${describeDiskTrouble(error)}`)
      }
    }
    return left
  }

  /** The data folder, and what an earlier move back into it left beside. */
  private async roots(): Promise<string[]> {
    const { disk, dataFolder } = this.options
    const names = (await disk.list(dataFolder)).filter((name) => name.startsWith('before-move-'))
    return [dataFolder, ...names.map((name) => join(dataFolder, name))]
  }

  /** Words of what went that nothing else in the dossier says too. */
  private async wordsOfTheirOwn(gone: readonly StoredRecord[], snapshot: string): Promise<string[]> {
    const words = wordsOf(gone)
    const shared = await foundIn(this.options.disk, snapshot, needlesOf(words)).catch(() => new Set<Buffer>())
    const texts = new Set([...shared].flatMap((bytes) => [bytes.toString('utf8'), bytes.toString('utf16le')]))
    return words.filter((word) => !texts.has(word) && !texts.has(JSON.stringify(word).slice(1, -1)))
  }

  /** Takes the lines out of the log of errors in which one of the needles stands. */
  private async eraseInLogs(needles: readonly Buffer[]): Promise<void> {
    const { disk } = this.options
    for (const path of await filesHolding(disk, this.layout.logs, needles)) {
      const lines = (await disk.read(path)).toString('utf8').split('\n')
      const others = lines.filter((line) => !needles.some((needle) => Buffer.from(line, 'utf8').includes(needle)))
      await replaceFile(disk, path, others.join('\n')).catch(() => undefined)
    }
  }

  /** Searches the whole data folder; answers where words still stand, in sentences. */
  private async elsewhere(words: readonly string[], kept: string | null): Promise<string[]> {
    const { disk, dataFolder } = this.options
    const needles = needlesOf(words)
    const ours = [kept, this.layout.readme]
    const holding = (await filesHolding(disk, dataFolder, needles)).filter((path) => !ours.includes(path))
    return unique(await Promise.all(holding.map((path) => this.placeOf(path, null))))
  }

  private async leftSentences(paths: readonly string[], dossierId: Id): Promise<string[]> {
    return Promise.all(paths.map(async (path) => `${await this.placeOf(path, dossierId)} could not be changed.`))
  }

  /** 'A backup of ‘Mali’'. *Shape*: without a path. */
  private async placeOf(path: string, dossierId: Id | null): Promise<string> {
    const [place = '', name = ''] = relative(this.options.dataFolder, path).split(sep)
    switch (place) {
      case 'dossiers':
        return name === dossierId ? 'A file of this dossier' : `The dossier ‘${await this.titleOf(name)}’`
      case 'backups':
        return `A backup of ‘${await this.titleOf(name)}’`
      case 'bin':
        return 'A dossier in the bin'
      case 'originals':
        return 'A file that was kept with a source'
      case 'window':
        return 'What the window keeps for itself'
      case 'logs':
        return 'The log of errors'
      default:
        return place.startsWith('before-move-')
          ? 'What stood in the data folder before it was moved here'
          : `‘${place}’ in the data folder`
    }
  }

  private async titleOf(dossierId: Id): Promise<string> {
    const { disk } = this.options
    const folder = this.layout.dossier(dossierId)
    const newest = (await disk.list(folder)).filter((name) => snapshotSeq(name) !== undefined).at(-1)
    const head =
      newest === undefined ? null : decodeHead(await disk.readHead(join(folder, newest), SNAPSHOT_HEAD_BYTES))
    return head?.title || dossierId
  }
}

function unique(sentences: readonly string[]): string[] {
  return [...new Set(sentences)]
}
