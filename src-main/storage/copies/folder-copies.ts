import { createHash } from 'node:crypto'
import { isAbsolute, join } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type {
  BringBackEdits,
  BroughtBack,
  CopiedState,
  CopyLook,
  CopyMade,
  FullCopies,
  HowToBringBack,
  IncomingOriginal,
  LongWork,
} from '../../domain/ports'
import type { RecordOp } from '../../domain/records/records'
import { readAcknowledged } from '../history/acknowledged-mark'
import { compareTables, differingOps } from '../backups/backup-comparison'
import { storageFailed } from '../disk/disk-trouble'
import { binFolder } from '../dossiers/dossier-bin'
import type { DossierCatalog } from '../dossiers/dossier-catalog'
import { holdsDossier } from '../dossiers/dossier-description'
import { loadDossier } from '../history/dossier-loader'
import type { FolderBackups } from '../backups/folder-backups'
import { migrateTables } from '../history/migrations'
import type { DurableReaderStore } from '../dossiers/reader-store'
import type { RecordTables } from '../tables/record-table'
import { isWithin } from '../disk/within-folder'
import type { OriginalFiles } from '../originals/original-files'
import { originalsIn } from '../originals/originals-of-tables'
import type { CopiedDossier } from './copy-about'
import { copiedOriginalFile } from './copy-layout'
import { readCopiedDossier, readCopy, type WholeCopy } from './read-copy'
import { writeCopy, type CopySource } from './write-copy'

export interface FolderCopiesOptions extends CopySource {
  dataFolder: string
  catalog: DossierCatalog
  backups: FolderBackups
  open(dossierId: string): Promise<DurableReaderStore>
  originals: Pick<OriginalFiles, 'read' | 'keep'>
  /** *Errors*: `read-only` when nothing may be written. */
  checkWritable(): void
}

/** Full copies of a data folder on another disk: made, looked at, and brought back beside or into what is here. */
export class FolderCopies implements FullCopies {
  constructor(private readonly options: FolderCopiesOptions) {}

  async isThere(folder: string): Promise<boolean> {
    const { disk } = this.options
    return (await disk.exists(folder).catch(() => false)) && disk.isFolder(folder)
  }

  async state(): Promise<string> {
    const { disk, layout } = this.options
    const hash = createHash('sha256')
    for (const { id, deletedAt } of await this.options.list()) {
      const open = deletedAt === undefined ? await this.options.opened(id) : undefined
      const mark = deletedAt === undefined ? await readAcknowledged(disk, layout.home(id).marks) : null
      hash.update(`${id} ${deletedAt ?? ''} ${open?.position ?? mark?.seq ?? ''}\n`)
    }
    return hash.digest('hex')
  }

  async write(folder: string, work: LongWork = {}): Promise<CopyMade> {
    if (!isAbsolute(folder)) throw new DossierError('invalid-input', say('copy.full-path'))
    if (isWithin(folder, this.options.dataFolder)) throw new DossierError('invalid-input', say('copy.inside'))
    return writeCopy(this.options, folder, work)
  }

  async look(folder: string, work: LongWork = {}): Promise<CopyLook> {
    const { disk, shape } = this.options
    const copy = await readCopy(disk, folder, work)
    const { at, dossiers, leftOut } = copy.about
    const looks: CopyLook['dossiers'] = []
    for (const [done, dossier] of dossiers.entries()) {
      stopIfAsked(work)
      work.onProgress?.({ phase: 'Comparing with what is here', done, total: dossiers.length })
      const tables = await readCopiedDossier(disk, copy, dossier, shape)
      looks.push({ ...dossier, ...(await this.compare(dossier, tables)) })
    }
    return { folder: copy.folder, name: copy.name, at, dossiers: looks, leftOut }
  }

  async bringBack(
    folder: string,
    how: HowToBringBack,
    edits: BringBackEdits,
    work: LongWork = {},
  ): Promise<BroughtBack> {
    this.options.checkWritable()
    const { disk, shape } = this.options
    const copy = await readCopy(disk, folder, work)
    const wanted = copy.about.dossiers.filter((dossier) => (how[dossier.file] ?? 'leave') !== 'leave')
    // Everything is read once before anything is changed, so that what can't be used changes nothing.
    for (const dossier of wanted) await readCopiedDossier(disk, copy, dossier, shape)
    const brought: BroughtBack['dossiers'] = []
    for (const [done, dossier] of wanted.entries()) {
      work.onProgress?.({ phase: 'Bringing back', done, total: wanted.length })
      try {
        stopIfAsked(work)
        const adds = how[dossier.file] === 'add'
        const tables = await readCopiedDossier(disk, copy, dossier, shape)
        const changes = await this.options.originals.keep(this.originalsFor(copy, tables), () =>
          this.bring(dossier, tables, adds, edits),
        )
        brought.push({ file: dossier.file, title: dossier.title, ...changes })
      } catch (error) {
        throw brokenOff(error, brought)
      }
    }
    return { dossiers: brought, settings: copy.settings }
  }

  private async compare(
    dossier: CopiedDossier,
    tables: RecordTables,
  ): Promise<{ state: CopiedState; differences: CopyLook['dossiers'][number]['differences'] }> {
    const { disk, layout, shape } = this.options
    const { id, deletedAt } = dossier
    if (deletedAt !== undefined) {
      const isHere = await holdsDossier(disk, binFolder(layout.bin, id, deletedAt))
      return { state: isHere ? 'same' : 'absent', differences: [] }
    }
    const open = await this.options.opened(id)
    if (!open && !(await holdsDossier(disk, layout.dossier(id)))) return { state: 'absent', differences: [] }
    const present = open?.loaded ?? (await loadDossier(disk, layout.home(id), id, shape))
    if (present.undecided !== null) return { state: 'damaged here', differences: [] }
    if (!open && present.newer === null && present.schemaVersion < shape.version)
      await migrateTables(present.tables, { from: present.schemaVersion, to: shape.version }, shape, id)
    const differences = await compareTables(present.tables, tables)
    if (differences.length === 0) return { state: 'same', differences }
    const isEmpty = [...present.tables.values()].every(({ stamps }) => stamps.size === 0)
    return { state: isEmpty ? 'absent' : 'differs', differences: isEmpty ? [] : differences }
  }

  /** The files that the sources of a dossier name, as far as the copy holds them. */
  private originalsFor({ folder, about }: WholeCopy, tables: RecordTables): IncomingOriginal[] {
    const named = new Set(originalsIn(tables).map(({ sha256 }) => sha256))
    return (about.originals ?? [])
      .filter((sha256) => named.has(sha256))
      .map((sha256) => ({ pieces: this.options.disk.readPieces(join(folder, copiedOriginalFile(sha256))), sha256 }))
  }

  private async bring(
    dossier: CopiedDossier,
    tables: RecordTables,
    adds: boolean,
    edits: BringBackEdits,
  ): Promise<{ changes: number }> {
    const { disk, layout, catalog, backups } = this.options
    const { id, deletedAt } = dossier
    const records = [...tables.values()].reduce((sum, { stamps }) => sum + stamps.size, 0)
    if (deletedAt !== undefined) {
      await catalog.bringBackInBin(id, tables, deletedAt)
      return { changes: records }
    }
    if (!(await this.options.opened(id)) && !(await holdsDossier(disk, layout.dossier(id)))) {
      await catalog.bringBack(id, tables)
      return { changes: records }
    }
    const store = await this.options.open(id)
    if (store.undecided !== null) {
      if (adds) throw new DossierError('conflict', say('copy.damaged-here', { title: dossier.title }))
      await store.goOnWith(tables)
      await edits.reopen(id)
      return { changes: records }
    }
    const differing = await differingOps(store.loaded.tables, tables)
    const ops = adds ? differing.filter(isAddition) : differing
    if (ops.length > 0) {
      await backups.beforeRestore(id, store)
      await edits.edit(id, ops)
    }
    return { changes: ops.length }
  }
}

/** True for an operation that takes nothing away and overwrites nothing. An entry of the bin may hide a record that is shown here. */
function isAddition(op: RecordOp): boolean {
  return op.before === null && !(op.collection === 'bin' && op.after?.record === null)
}

function stopIfAsked({ signal }: LongWork): void {
  if (signal?.aborted) throw new DossierError('cancelled', say('copy.bringing-back-stopped'))
}

/** Which dossiers were brought back before it was broken off: those are whole, and the others are as they were. */
function brokenOff(cause: unknown, brought: BroughtBack['dossiers']): DossierError {
  const failed = storageFailed(say('copy.not-all-brought-back'), cause)
  if (brought.length === 0) return failed
  const titles = brought.map(({ title }) => `‘${title}’`).join(', ')
  return new DossierError(
    failed.code,
    [...failed.fault.says, say('copy.brought-back-before', { titles })],
    failed.fault.details,
    { cause },
  )
}
