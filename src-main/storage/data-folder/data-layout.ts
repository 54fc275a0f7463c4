import { join } from 'node:path'
import type { Id } from '../../domain/records/ids'
import type { SealForm } from '../disk/seal'

const SEQUENCE_DIGITS = 12

/** The file in a dossier's folder that says up to where changes were acknowledged, and the folder in which each has a second one. */
export const ACKNOWLEDGED = 'acknowledged'

const LOGS = 'logs'

/** Where one dossier is kept: its folder, and the marks that say up to where its changes were acknowledged. */
export interface DossierHome {
  folder: string
  marks: readonly string[]
}

/** Where things stand in a data folder. The README that is written into the folder says the same to a person. */
export function dataLayout(dataFolder: string) {
  return {
    readme: join(dataFolder, 'README.txt'),
    lock: join(dataFolder, 'lock'),
    settings: join(dataFolder, 'settings.json'),
    machine: join(dataFolder, 'machine.json'),
    movedTo: join(dataFolder, 'moved-to.json'),
    /** What is being deleted for good, by id. */
    deleting: join(dataFolder, 'deleting.json'),
    /** Where exports are growing. */
    exporting: join(dataFolder, 'exporting.json'),
    logs: join(dataFolder, LOGS),
    errorLog: join(dataFolder, LOGS, 'dossier.log'),
    dossiers: join(dataFolder, 'dossiers'),
    bin: join(dataFolder, 'bin'),
    backups: join(dataFolder, 'backups'),
    originals: join(dataFolder, 'originals'),
    acknowledged: join(dataFolder, ACKNOWLEDGED),
    dossier: (id: Id) => join(dataFolder, 'dossiers', id),
    backupsOf: (id: Id) => join(dataFolder, 'backups', id),
    home: (id: Id): DossierHome => {
      const folder = join(dataFolder, 'dossiers', id)
      return { folder, marks: [join(folder, ACKNOWLEDGED), join(dataFolder, ACKNOWLEDGED, id)] }
    },
    /** The second mark, kept apart from the dossier's folder: it is there as long as the dossier is meant to be. */
    witness: (id: Id) => join(dataFolder, ACKNOWLEDGED, id),
  }
}

export type DataLayout = ReturnType<typeof dataLayout>

export const snapshotName = (seq: number) => `snapshot-${padded(seq)}.json`
export const journalName = (first: number) => `journal-${padded(first)}.jsonl`

/** What a file is called while it is being written. */
export const partial = (path: string) => `${path}.partial`

export const PARTIAL_ENDING = '.partial'

/** What an original is called until the record that names it is made. */
export const arriving = (path: string) => `${path}${ARRIVING_ENDING}`

export const ARRIVING_ENDING = '.arriving'

/** How a file of the data folder is written. *Shape*: a path within the folder, with forward slashes. */
export function sealForm(path: string): SealForm {
  // What an earlier move left beside is a data folder of its own.
  const [place = '', ...inner] = path.replace(/^before-move-[^/]*\//, '').split('/')
  if (/^(README\.txt|lock|moved-to\.json)(\..*)?$/.test(place)) return 'open'
  if (place === LOGS || journalFirst(inner.at(-1) ?? '') !== undefined) return 'appended'
  return 'placed'
}

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
