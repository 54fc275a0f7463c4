import type { Backup } from '../domain/ports'
import { minuteOf } from '../domain/dating/reader-day'

const REASONS: Readonly<Record<Backup['reason'], string>> = {
  opened: 'made on opening',
  paused: 'after a pause',
  working: 'while working',
  closed: 'on closing',
  asked: 'asked for',
  'before-restore': 'before a restore',
  'before-migration': 'before an upgrade',
}

/** '2026-01-02 03:04  ID  12 notes, 3 claims  (made on opening)'. */
export function backupLine({ id, at, reason, counts, intact }: Backup): string {
  const held = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([collection, count]) => `${count} ${collection}`)
  const what = held.length === 0 ? 'nothing of yours' : held.join(', ')
  return `${minuteOf(at)}  ${id}  ${what}  (${REASONS[reason]}${intact ? '' : ', DAMAGED'})`
}
