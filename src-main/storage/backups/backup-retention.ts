import { parseBackupId, type BackupName } from './backup-name'

const NEWEST = 5
const DAYS = 7
const ASKED = 10

/**
 * Which backups of a dossier are kept: the five newest, the last of each of seven days, the ten newest that were asked for, the five
 * newest made before a restore, and every one made before a migration. Newest is the highest number, whatever the clock said.
 */
export function backupsToKeep(ids: readonly string[]): Set<string> {
  const backups = ids
    .flatMap((id) => {
      const name = parseBackupId(id)
      return name ? [{ id, ...name }] : []
    })
    .sort((a, b) => b.number - a.number)
  const newestOfDay = new Map<string, string>()
  for (const { id, at } of backups) {
    const day = at.slice(0, 10)
    if (!newestOfDay.has(day)) newestOfDay.set(day, id)
  }
  const of = (reason: BackupName['reason']) => backups.filter((backup) => backup.reason === reason).map(({ id }) => id)
  return new Set([
    ...backups.slice(0, NEWEST).map(({ id }) => id),
    ...[...newestOfDay.values()].slice(0, DAYS),
    ...of('asked').slice(0, ASKED),
    ...of('before-restore').slice(0, NEWEST),
    ...of('before-migration'),
  ])
}
