import { minuteWords } from '../../dating/reader-day'
import { counted } from '../../text/counted'

/** Sentences about what was found wrong with the files of a dossier, and what was mended. */
export const recoveryWords = {
  'recovery.unmarked':
    'The two files that say how far this dossier was saved are missing or damaged, so it is not known whether the last changes before that are all here. Everything that could be read is here.',
  'recovery.cut-off':
    'The last change was cut off while it was being written, before it was confirmed as saved. It is not in the dossier.',
  'recovery.rebuilt':
    'The main file of this dossier was damaged, so it was rebuilt from an earlier one and the journal of changes.',
  'recovery.journal-hurt': 'The journal of changes was damaged in a place; every change in it could still be read.',
  'recovery.file-gone': ({ name, source }: { name: string; source: string }) =>
    `The file ‘${name}’ of the source ‘${source}’ is not in the data folder any more, or only a part of it. Add the same file again, or bring it back from a full copy.`,
  'recovery.damaged-kept': 'The damaged files were kept, under names that end in .corrupt and the time.',
  'recovery.newer': 'This dossier was written by a newer version of the app. It can be read here, not changed.',
  'recovery.not-shown': ({ count }: { count: number }) =>
    `${counted(count, 'record')} of it can’t be shown by this version.`,
  'recovery.gone':
    'What you made in this dossier was saved before, and its files are not in the data folder any more: they were deleted, moved or lost with a disk. Nothing of it could be read.',
  'recovery.two-copies':
    'The files of two different copies of this dossier stand in its folder, as a synchronised folder can leave them.',
  'recovery.damaged': 'Part of this dossier’s files is damaged or missing.',
  'recovery.lost': ({ count }: { count: number }) => `${counted(count, 'saved change')} can’t be read.`,
  'recovery.lost-since': ({ count, since }: { count: number; since: string }) =>
    `${counted(count, 'saved change')} made after ${minuteWords(since)} can’t be read.`,
  'recovery.stale': ({ count }: { count: number }) =>
    `${counted(count, 'record')} could not be brought to the latest state.`,
  'recovery.rest-is-here': 'Everything else is here.',
  'recovery.choice': 'Nothing is written until you choose: go on with what was recovered, or restore a backup.',
}
