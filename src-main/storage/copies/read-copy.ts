import { basename, join } from 'node:path'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { LongWork, Settings } from '../../domain/ports'
import type { Disk } from '../disk/disk'
import { errorCode } from '../../domain/messages/errno'
import { storageFailed } from '../disk/disk-trouble'
import { migrateTables, type Shape } from '../history/migrations'
import { nestsDeeperThan } from '../disk/nesting'
import { checkRecords } from '../tables/record-check'
import type { RecordTables } from '../tables/record-table'
import { parseSettings } from '../data-folder/settings-file'
import { readSnapshot } from '../history/read-snapshot'
import { stoppableDisk } from '../disk/stoppable-disk'
import { parseSums, sumOf, sumOfFile, type CheckSums } from './check-sums'
import { copyAboutSchema, COPY_VERSION, type CopiedDossier, type CopyAbout } from './copy-about'
import { copiedBinFile, copiedDossierFile, copiedOriginalFile, COPY_FILES, isCopyName } from './copy-layout'

/** *Units*: bytes that a file other than a dossier's may have, and objects within one another in it. */
const SMALL_FILE_BYTES = 20_000_000
const NESTING = 20

/** A copy of which every file was found to be what was written. */
export interface WholeCopy {
  folder: string
  name: string
  about: CopyAbout
  sums: CheckSums
  settings: Settings
}

/**
 * Reads all of a copy and verifies it. The folder may be the copy, or one with copies in it, of which the newest is taken.
 * *Errors*: `not-found` when there is none, `import-rejected` when it is damaged or newer, `storage-failed`, `cancelled`.
 */
export async function readCopy(disk: Disk, folder: string, { onProgress, signal }: LongWork): Promise<WholeCopy> {
  try {
    return await readWhole(stoppableDisk(disk, { signal, stopped: say('copy.reading-stopped') }), folder, onProgress)
  } catch (error) {
    throw storageFailed(say('copy.not-read'), error)
  }
}

async function readWhole(disk: Disk, folder: string, onProgress: LongWork['onProgress']): Promise<WholeCopy> {
  const copy = await findCopy(disk, folder)
  const sums = parseSums((await small(disk, copy, COPY_FILES.sums)).toString('utf8'))
  if (!sums) throw damaged(COPY_FILES.sums)
  const about = parseAbout(await listed(disk, copy, COPY_FILES.about, sums))
  const settings = parseSettings((await listed(disk, copy, COPY_FILES.settings, sums)).toString('utf8'))
  await listed(disk, copy, COPY_FILES.readme, sums)
  checkList(about, sums)
  const large = [...about.dossiers.map(({ file }) => file), ...(about.originals ?? []).map(copiedOriginalFile)]
  for (const [done, file] of large.entries()) {
    onProgress?.({ phase: 'Checking the copy', done, total: large.length })
    await requireFile(disk, copy, file)
    if ((await sumOfFile(disk, join(copy, file))) !== sums.get(file)) throw damaged(file)
  }
  return { folder: copy, name: basename(copy), about, sums, settings }
}

/** The records of one dossier of a copy, in the shape of this version. *Errors*: `import-rejected`, `storage-failed`. */
export async function readCopiedDossier(
  disk: Disk,
  copy: WholeCopy,
  dossier: CopiedDossier,
  shape: Shape,
): Promise<RecordTables> {
  const snapshot = await readSnapshot(disk, join(copy.folder, dossier.file)).catch((error: unknown) => {
    throw storageFailed(say('copy.not-read'), error)
  })
  if (snapshot === 'newer') throw newer()
  if (typeof snapshot === 'string' || snapshot.head.dossierId !== dossier.id) throw damaged(dossier.file)
  if (snapshot.head.schemaVersion > shape.version) throw newer()
  await migrateTables(snapshot.tables, { from: snapshot.head.schemaVersion, to: shape.version }, shape, dossier.id)
  checkRecords(snapshot.tables, say('copy.dossier-unfit', { title: dossier.title }))
  return snapshot.tables
}

async function findCopy(disk: Disk, folder: string): Promise<string> {
  if (!(await disk.exists(folder)) || !(await disk.isFolder(folder)))
    throw new DossierError('not-found', say('copy.folder-gone'))
  const names = await disk.list(folder)
  if (names.includes(COPY_FILES.sums)) return folder
  for (const name of names.filter(isCopyName).sort().reverse()) {
    if (await disk.exists(join(folder, name, COPY_FILES.sums))) return join(folder, name)
  }
  throw new DossierError(
    'not-found',
    names.includes(COPY_FILES.about) ? say('copy.no-sums', { file: COPY_FILES.sums }) : say('copy.none-there'),
  )
}

/** A small file whose checksum is the listed one. */
async function listed(disk: Disk, copy: string, file: string, sums: CheckSums): Promise<Buffer> {
  const bytes = await small(disk, copy, file)
  if (sumOf(bytes) !== sums.get(file)) throw damaged(file)
  return bytes
}

async function small(disk: Disk, copy: string, file: string): Promise<Buffer> {
  await requireFile(disk, copy, file)
  if ((await disk.size(join(copy, file))) > SMALL_FILE_BYTES) throw damaged(file)
  return disk.read(join(copy, file))
}

/** Nothing but a plain file is read: a pipe would be waited for for ever, and a link may lead anywhere. */
async function requireFile(disk: Disk, copy: string, file: string): Promise<void> {
  try {
    if (await disk.isPlainFile(join(copy, file))) return
  } catch (error) {
    if (errorCode(error) !== 'ENOENT') throw error
  }
  throw new DossierError('import-rejected', say('copy.file-missing', { file }))
}

function parseAbout(bytes: Buffer): CopyAbout {
  const text = bytes.toString('utf8')
  if (nestsDeeperThan(text, NESTING)) throw damaged(COPY_FILES.about)
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw damaged(COPY_FILES.about)
  }
  if (typeof value === 'object' && value !== null && 'version' in value && Number(value.version) > COPY_VERSION)
    throw newer()
  const parsed = copyAboutSchema.safeParse(value)
  if (!parsed.success) throw damaged(COPY_FILES.about)
  return parsed.data
}

/** Every dossier stands in the file that belongs to it, and every file is in the list. */
function checkList({ dossiers, originals = [] }: CopyAbout, sums: CheckSums): void {
  const files = new Set<string>([COPY_FILES.about, COPY_FILES.settings, COPY_FILES.readme])
  for (const { id, file, deletedAt } of dossiers) {
    const expected = deletedAt === undefined ? copiedDossierFile(id) : copiedBinFile(id, deletedAt)
    if (file !== expected || files.has(file)) throw damaged(COPY_FILES.about)
    files.add(file)
  }
  for (const sha256 of originals) {
    const file = copiedOriginalFile(sha256)
    if (files.has(file) || sums.get(file) !== sha256) throw damaged(COPY_FILES.about)
    files.add(file)
  }
  if (files.size !== sums.size || [...files].some((file) => !sums.has(file))) throw damaged(COPY_FILES.sums)
}

function damaged(file: string): DossierError {
  return new DossierError('import-rejected', say('copy.damaged', { file }))
}

function newer(): DossierError {
  return new DossierError('import-rejected', say('copy.newer'))
}
