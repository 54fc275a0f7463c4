import { z } from 'zod'
import type { Backup, BackupInspection } from '../../domain/ports'
import { call } from '../call'
import { inDossier } from '../inputs'

/** Names a backup as `backup:list` gave it; what it may look like is the storage's affair, that it is no path is checked there. */
const backupIdSchema = z.string().min(1).max(200)

/** The backups of a dossier, newest first. */
export interface BackupList {
  backups: Backup[]
  /** The newest holds all that is saved in the dossier now. */
  isCurrent: boolean
  /** Records that the dossier holds now, by collection. */
  present: Readonly<Record<string, number>>
  /** Why nothing is written before the person has chosen what to go on with; null when everything was read. */
  undecided: string | null
}

/** What the renderer asks about the backups of a dossier. */
export const backupCalls = {
  'backup:list': call<BackupList>()(inDossier),
  'backup:inspect': call<BackupInspection>()(inDossier.extend({ backupId: backupIdSchema })),
  'backup:create': call<Backup>()(inDossier),
  /** Makes the dossier what the backup holds; the present is backed up first and undo takes it back. */
  'backup:restore': call<null>()(inDossier.extend({ backupId: backupIdSchema })),
} as const
