import type { BackupList } from '../../contract/calls/backup'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Backup } from '../../domain/ports'
import type { Id } from '../../domain/records/ids'
import type { DossierLibrary } from '../session/dossier-library'

/** The backups of a dossier, newest first, what it holds now, and why nothing is written to it before the person has chosen. */
export async function listBackups(library: DossierLibrary, dossierId: Id): Promise<BackupList> {
  const session = await library.open(dossierId)
  const { layer, undecided } = session.store
  const present = Object.fromEntries(
    Object.entries(layer.records).map(([collection, records]) => [collection, Object.keys(records).length]),
  )
  const { backups } = library.storage
  const [all, isCurrent] = [await backups.list(dossierId), await backups.isCurrent(dossierId)]
  return { backups: all, isCurrent, present, undecided }
}

/**
 * Makes the dossier what the backup holds, as one edit that can be undone. Where the dossier's own files could not be
 * read, the backup takes their place instead, and the damaged files are kept beside it.
 * *Errors*: `not-found`, `read-only`, `storage-failed`; the dossier is then as it was.
 */
export async function restoreBackup(library: DossierLibrary, dossierId: Id, backupId: string): Promise<void> {
  const session = await library.open(dossierId)
  const { backups } = library.storage
  if (session.store.undecided !== null) {
    await backups.replaceDamaged(dossierId, backupId)
    await library.reopen(dossierId)
    return
  }
  const ops = await backups.restoreOps(dossierId, backupId)
  await session.edit({ kind: 'restore-backup' }, () => ({ ops, answer: null }))
}

/** The backup with this id or, with 'newest', the latest one that is intact. *Errors*: `not-found` with what there is. */
export function chooseBackup(backups: readonly Backup[], wanted: string): Backup {
  const chosen = wanted === 'newest' ? backups.find((backup) => backup.intact) : backups.find(({ id }) => id === wanted)
  if (chosen) return chosen
  const all = backups.map(({ id }) => id).join(', ')
  throw new DossierError('not-found', all === '' ? say('backup.none-yet') : say('backup.none-but', { id: wanted, all }))
}
