import { join } from 'node:path'
import type { Id } from '../domain/ids'

const SEQUENCE_DIGITS = 12

/** Where things stand in a data folder. The README that is written into the folder says the same to a person. */
export function dataLayout(dataFolder: string) {
  return {
    readme: join(dataFolder, 'README.txt'),
    lock: join(dataFolder, 'lock'),
    settings: join(dataFolder, 'settings.json'),
    movedTo: join(dataFolder, 'moved-to.json'),
    dossiers: join(dataFolder, 'dossiers'),
    bin: join(dataFolder, 'bin'),
    backups: join(dataFolder, 'backups'),
    dossier: (id: Id) => join(dataFolder, 'dossiers', id),
    backupsOf: (id: Id) => join(dataFolder, 'backups', id),
  }
}

export const snapshotName = (seq: number) => `snapshot-${padded(seq)}.json`
export const journalName = (first: number) => `journal-${padded(first)}.jsonl`

/** The file that says up to where changes were acknowledged. */
export const ACKNOWLEDGED = 'acknowledged'

/** What a file is called while it is being written. */
export const partial = (path: string) => `${path}.partial`

export const PARTIAL_ENDING = '.partial'

/** The sequence number in the name of a snapshot, or undefined when the name is not one. */
export function snapshotSeq(name: string): number | undefined {
  return numberIn(/^snapshot-(\d+)\.json$/, name)
}

/** The sequence number of the first entry of a journal file, or undefined when the name is not one. */
export function journalFirst(name: string): number | undefined {
  return numberIn(/^journal-(\d+)\.jsonl$/, name)
}

/** A moment as part of a file name, which on Windows can't hold a colon. */
export const fileStamp = (at: string) => at.replaceAll(':', '-').replace(/\.(\d+)Z$/, '-$1Z')

/** The moment that `fileStamp` was made from. */
export const stampMoment = (stamp: string) => stamp.replace(/T(\d\d)-(\d\d)-(\d\d)-(\d+)Z$/, 'T$1:$2:$3.$4Z')

function padded(seq: number): string {
  return String(seq).padStart(SEQUENCE_DIGITS, '0')
}

function numberIn(pattern: RegExp, name: string): number | undefined {
  const match = pattern.exec(name)
  return match ? Number(match[1]) : undefined
}
