import { basename } from 'node:path'
import type { Id } from '../../domain/records/ids'
import { fileStamp, PARTIAL_ENDING } from '../data-folder/data-layout'

/** The files of a copy that are not dossiers. */
export const COPY_FILES = {
  readme: 'README.txt',
  about: 'copy.json',
  settings: 'settings.json',
  sums: 'SHA256SUMS',
} as const

/** Its folders, each behind the one it lies in. */
export const COPY_FOLDERS = ['', 'dossiers', 'bin', 'originals'] as const

export const copiedDossierFile = (id: Id) => `dossiers/${id}.json`
export const copiedBinFile = (id: Id, deletedAt: string) => `bin/${id}@${fileStamp(deletedAt)}.json`

export const copiedOriginalFile = (sha256: string) => `originals/${sha256}`

const NAME = /^Dossier copy \d{4}-\d{2}-\d{2} \d{2}-\d{2}-\d{2}$/

/** What a copy's folder is called. *Units*: UTC, so that names stand in the order in which the copies were made. */
export function copyName(at: string): string {
  return `Dossier copy ${at.slice(0, 10)} ${at.slice(11, 19).replaceAll(':', '-')}`
}

export function isCopyName(name: string): boolean {
  return NAME.test(name)
}

/** True for what a copy that was broken off left behind. */
export function isPartialCopy(name: string): boolean {
  return name.endsWith(PARTIAL_ENDING) && isCopyName(basename(name, PARTIAL_ENDING))
}

export const COPY_README = `This is a full copy of everything that was made with Dossier on one computer: all dossiers with their notes, the
private ones too, highlights, claims, briefings, the files of their sources and what lies in their bins; dossiers that were deleted and still lie in
the bin of the data folder; and the settings. It does not hold the dossiers that come with the app themselves, earlier
backups, the history that Undo needs, or exports.

To use it: in Dossier, open the page Backups and choose 'Bring back from...', or run
    dossier bring-back THIS-FOLDER
Nothing that is there already is replaced unless you say so, and then it is backed up first.

copy.json          what the copy holds and when it was made
dossiers/, bin/    one dossier each: a line with a checksum, then JSON
originals/         the files that sources were read from, as they were; the name is the SHA-256 of the bytes
settings.json      words added to the spelling list, habits
SHA256SUMS         a checksum of each file above; 'sha256sum -c SHA256SUMS' checks them without Dossier

Do not edit the files: a changed copy counts as damaged and is refused. What is deleted for good in Dossier stays in a
copy that was made before; delete old copies yourself when they hold what must be gone.
`
