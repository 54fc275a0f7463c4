import { dirname, join } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say, wordsOf } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import type { CopyMade, LongWork, Now, Settings, StoredDossier } from '../../domain/ports'
import { partial, type DataLayout, type DossierHome } from '../data-folder/data-layout'
import { ACKNOWLEDGED } from '../data-folder/data-layout'
import type { Disk } from '../disk/disk'
import { storageFailed } from '../disk/disk-trouble'
import { binFolder } from '../dossiers/dossier-bin'
import { loadDossier } from '../history/dossier-loader'
import { LayerCapture } from '../tables/layer-capture'
import type { Shape } from '../history/migrations'
import type { DurableReaderStore } from '../dossiers/reader-store'
import { describeTables, type SnapshotHead } from '../history/snapshot-format'
import { writeSnapshot } from '../history/snapshot-writer'
import { stoppableDisk } from '../disk/stoppable-disk'
import { verifySnapshot } from '../history/verify-snapshot'
import { formatSums, sumOf, sumOfFile } from './check-sums'
import { COPY_VERSION, type CopiedDossier, type CopyAbout } from './copy-about'
import {
  copiedBinFile,
  copiedDossierFile,
  copiedOriginalFile,
  COPY_FILES,
  COPY_FOLDERS,
  COPY_README,
  copyName,
  isPartialCopy,
} from './copy-layout'
import type { OriginalFiles } from '../originals/original-files'
import { originalsIn, type OwnedOriginal } from '../originals/originals-of-tables'
import { pruneCopies } from './prune-copies'

/** What a copy is made from. */
export interface CopySource {
  disk: Disk
  layout: DataLayout
  shape: Shape
  now: Now
  list(): Promise<StoredDossier[]>
  /** The store when the dossier is open. */
  opened(dossierId: Id): Promise<DurableReaderStore> | undefined
  originals: Pick<OriginalFiles, 'read'>
  readSettings(): Promise<Settings>
}

/**
 * Writes a copy of everything into a folder of its own there: under a temporary name, read back and compared, and only then in place.
 * Copies made before are never touched before the new one is whole; of them the latest few are kept.
 * *Errors*: `invalid-input` for a folder within the data folder, `storage-failed`, `cancelled`; then nothing of it is left behind.
 */
export async function writeCopy(source: CopySource, folder: string, work: LongWork = {}): Promise<CopyMade> {
  const copy = new CopyWriter(source, folder, work)
  try {
    return await copy.write()
  } catch (error) {
    await source.disk.removeFolder(copy.temporary).catch(() => undefined)
    throw storageFailed(say('copy.not-made'), error)
  }
}

class CopyWriter {
  readonly temporary: string
  private readonly name: string
  private readonly at: string
  private readonly disk: Disk
  private readonly sums = new Map<string, string>()
  private readonly leftOut: string[] = []
  /** The files of sources that are named in it, by hash. */
  private readonly originals = new Map<string, OwnedOriginal>()
  private sizeBytes = 0

  constructor(
    private readonly source: CopySource,
    private readonly folder: string,
    private readonly work: LongWork,
  ) {
    this.disk = stoppableDisk(source.disk, { signal: work.signal, stopped: say('copy.stopped') })
    this.at = source.now()
    this.name = copyName(this.at)
    this.temporary = join(folder, partial(this.name))
  }

  async write(): Promise<CopyMade> {
    const { disk, folder, temporary, name, at } = this
    if (!(await disk.exists(folder)) || !(await disk.isFolder(folder)))
      throw new DossierError('not-found', say('copy.no-folder'))
    if (await disk.exists(join(folder, name))) throw new DossierError('conflict', say('copy.a-moment-ago'))
    for (const left of await disk.list(folder)) if (isPartialCopy(left)) await disk.removeFolder(join(folder, left))
    for (const within of COPY_FOLDERS) await disk.makeFolder(join(temporary, within))

    const dossiers = await this.writeDossiers()
    const originals = await this.writeOriginals()
    const { copies: _, window: __, ...settings } = await this.source.readSettings()
    const about: CopyAbout = {
      format: 'dossier-copy',
      version: COPY_VERSION,
      at,
      dossiers,
      ...(originals.length > 0 && { originals }),
      leftOut: this.leftOut,
    }
    await this.writeText(COPY_FILES.settings, `${JSON.stringify(settings, null, 2)}\n`)
    await this.writeText(COPY_FILES.about, `${JSON.stringify(about, null, 2)}\n`)
    await this.writeText(COPY_FILES.readme, COPY_README)
    // Last: a folder without it is no copy.
    await this.writeText(COPY_FILES.sums, formatSums(this.sums))
    for (const within of [...COPY_FOLDERS].reverse()) await disk.syncFolder(join(temporary, within))
    await disk.rename(temporary, join(folder, name))
    await disk.syncFolder(folder)
    await pruneCopies(this.source.disk, folder).catch(() => undefined)
    const isWhole = this.leftOut.length === 0 && dossiers.every(({ incomplete }) => incomplete === undefined)
    return { name, at, dossiers: dossiers.length, sizeBytes: this.sizeBytes, isWhole, leftOut: this.problems(dossiers) }
  }

  private async writeDossiers(): Promise<CopiedDossier[]> {
    const all = await this.source.list()
    const written: CopiedDossier[] = []
    for (const [done, dossier] of all.entries()) {
      this.work.onProgress?.({ phase: 'Copying and checking dossiers', done, total: all.length })
      const entry = await this.writeDossier(dossier)
      if (entry) written.push(entry)
    }
    this.work.onProgress?.({ phase: 'Copying and checking dossiers', done: all.length, total: all.length })
    return written
  }

  private async writeDossier(dossier: StoredDossier): Promise<CopiedDossier | null> {
    const { id, title, deletedAt } = dossier
    const file = deletedAt === undefined ? copiedDossierFile(id) : copiedBinFile(id, deletedAt)
    const open = deletedAt === undefined ? await this.source.opened(id) : undefined
    const result = open ? await this.fromStore(open, file) : await this.fromFolder(dossier, file)
    if ('leftOut' in result) {
      this.leftOut.push(`‘${title}’ is not in it. ${result.leftOut}`)
      return null
    }
    const { head, incomplete } = result
    const sum = await verifySnapshot(this.disk, join(this.temporary, file), head)
    if (sum === null) throw new DossierError('storage-failed', say('copy.not-as-written'))
    this.sums.set(file, sum)
    this.sizeBytes += await this.disk.size(join(this.temporary, file))
    return {
      file,
      id,
      title,
      own: head.own,
      counts: head.counts,
      ...(deletedAt !== undefined && { deletedAt }),
      ...(incomplete !== null && { incomplete }),
    }
  }

  private async fromStore(store: DurableReaderStore, file: string): Promise<Written> {
    const { newer } = store.loaded
    if (newer !== null) return { leftOut: wordsOf(newer) }
    const before = originalsIn(store.loaded.tables)
    const head = await store.writeCopy(join(this.temporary, file), this.disk)
    this.take([...before, ...originalsIn(store.loaded.tables)])
    return { head, incomplete: store.undecided }
  }

  private async fromFolder({ id, deletedAt }: StoredDossier, file: string): Promise<Written> {
    const { layout, shape } = this.source
    const binned = deletedAt === undefined ? null : binFolder(layout.bin, id, deletedAt)
    const home: DossierHome =
      binned === null ? layout.home(id) : { folder: binned, marks: [join(binned, ACKNOWLEDGED)] }
    const loaded = await loadDossier(this.disk, home, id, shape).catch((error: unknown) => {
      // One that can't be read must not keep the others from being copied.
      const failed = storageFailed(say('copy.dossier-not-read'), error)
      if (failed.code === 'cancelled') throw failed
      return failed.message
    })
    if (typeof loaded === 'string') return { leftOut: loaded }
    if (loaded.newer !== null) return { leftOut: wordsOf(loaded.newer) }
    const { tables, schemaVersion, seq, link } = loaded
    const head = await writeSnapshot(this.disk, join(this.temporary, file), {
      head: { ...describeTables(tables, id, schemaVersion), seq, link, at: this.at },
      records: new LayerCapture(tables).records(),
      history: [],
    })
    this.take(originalsIn(tables))
    return { head, incomplete: loaded.undecided && wordsOf(loaded.undecided) }
  }

  private take(originals: readonly OwnedOriginal[]): void {
    for (const original of originals) this.originals.set(original.sha256, original)
  }

  /** Each is verified as it is read, and the copy of it is read back. Answers those that are in it. */
  private async writeOriginals(): Promise<string[]> {
    const written: string[] = []
    const all = [...this.originals.values()]
    for (const [done, { sha256, name, source }] of all.entries()) {
      this.work.onProgress?.({ phase: 'Copying files of sources', done, total: all.length })
      const file = copiedOriginalFile(sha256)
      const path = join(this.temporary, file)
      try {
        await this.writeOriginal(sha256, path)
      } catch (error) {
        // One that is gone or damaged must not keep the rest from being copied; a disk that takes no more must.
        if (!(error instanceof DossierError) || error.code === 'cancelled') throw error
        await this.disk.remove(path)
        this.leftOut.push(`The file ‘${name}’ of the source ‘${source}’ is not in it. ${error.message}`)
        continue
      }
      if ((await sumOfFile(this.disk, path)) !== sha256)
        throw new DossierError('storage-failed', say('copy.not-as-written'))
      this.sums.set(file, sha256)
      this.sizeBytes += await this.disk.size(path)
      written.push(sha256)
    }
    return written
  }

  private async writeOriginal(sha256: string, path: string): Promise<void> {
    const opened = await this.disk.open(path, 'replace')
    let position = 0
    try {
      for await (const piece of this.source.originals.read(sha256)) {
        await opened.write(piece, position)
        position += piece.length
      }
      await opened.sync()
    } finally {
      await opened.close()
    }
  }

  private async writeText(file: string, text: string): Promise<void> {
    const path = join(this.temporary, file)
    const bytes = Buffer.from(text, 'utf8')
    const opened = await this.disk.open(path, 'replace')
    try {
      await opened.write(bytes, 0)
      await opened.sync()
    } finally {
      await opened.close()
    }
    await this.disk.syncFolder(dirname(path))
    if (!bytes.equals(await this.disk.read(path))) throw new DossierError('storage-failed', say('copy.not-as-written'))
    this.sizeBytes += bytes.length
    if (file !== COPY_FILES.sums) this.sums.set(file, sumOf(bytes))
  }

  private problems(dossiers: readonly CopiedDossier[]): string[] {
    const incomplete = dossiers.flatMap(({ title, incomplete }) =>
      incomplete === undefined ? [] : [`Of ‘${title}’ only what could be read is in it. ${incomplete}`],
    )
    return [...this.leftOut, ...incomplete]
  }
}

type Written = { head: SnapshotHead; incomplete: string | null } | { leftOut: string }
