import { fileStamp, stampMoment } from '../data-folder/data-layout'

/** Why a backup was made. */
export const BACKUP_REASONS = [
  'opened',
  'paused',
  'working',
  'closed',
  'asked',
  'before-restore',
  'before-migration',
] as const
export type BackupReason = (typeof BACKUP_REASONS)[number]

/** What the name of a backup's file says. `number` counts the backups of a dossier up, because clocks can go back. */
export interface BackupName {
  number: number
  reason: BackupReason
  at: string
}

export function backupId({ number, reason, at }: BackupName): string {
  return `${String(number).padStart(6, '0')}-${reason}-${fileStamp(at)}`
}

/** What a backup's id says, or null when it is not one. */
export function parseBackupId(id: string): BackupName | null {
  const match = /^(\d{6,})-([a-z-]+)-(\d{4}-\d{2}-\d{2}T\d{2}-\d{2}-\d{2}-\d{3}Z)$/.exec(id)
  const reason = BACKUP_REASONS.find((candidate) => candidate === match?.[2])
  return match?.[1] && match[3] && reason ? { number: Number(match[1]), reason, at: stampMoment(match[3]) } : null
}
