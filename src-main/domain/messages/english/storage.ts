import { minuteWords } from '../../dating/reader-day'

/** Sentences about the data folder, dossiers in it, backups and copies. */
export const storageWords = {
  'storage.no-dossier': ({ id }: { id: string }) => `There is no dossier ‘${id}’.`,
  'storage.no-dossier-but': ({ id, others }: { id: string; others: string }) =>
    `There is no dossier '${id}'. There is: ${others}.`,
  'storage.dossier-there': ({ id }: { id: string }) => `There already is a dossier ‘${id}’.`,
  'storage.same-name-outside-bin': 'There is a dossier of the same name outside the bin. Delete that one first.',
  'storage.no-dossier-name': 'That is not the name of a dossier.',
  'storage.not-in-bin': 'That dossier is not in the bin any more.',
  'storage.came-with-app': 'A dossier that came with the app cannot be deleted; your notes in it can.',
  'storage.bundle-unfit': ({ id, version }: { id: string; version: number }) =>
    `The dossier ‘${id}’ does not have the form that version ${version} of the app reads, so it was not opened.`,
  'storage.closed': 'The dossier is closed, so nothing more can be saved in it.',
  'storage.change-too-large': 'The change is too large to be saved at once. Make it in several steps.',
  'storage.no-way-from-version': ({ version }: { version: number }) =>
    `There is no way from version ${version} of the dossier’s files.`,
  'storage.changed-meanwhile':
    'This was changed somewhere else in the meantime, so the change was not made. Look at it again and repeat the change.',
  'storage.change-unfit': 'The change has parts that can’t be stored, so nothing was changed.',
  'storage.dossier-unfit': 'The dossier has parts that can’t be stored, so it was not created.',
  'storage.unsaved-would-stay':
    'Some changes are not saved yet, and would stay behind. Free some space on the disk, or put it back: once it has taken them, another folder can be chosen.',
  'storage.bundle-not-read': ({ id }: { id: string }) => `The dossier ‘${id}’ that came with the app can’t be read.`,
  'storage.not-brought-up-to-date':
    'The dossier is from an older version and could not be brought up to date. Nothing was changed.',
  'storage.change-not-saved': 'The change could not be saved.',
  'storage.not-read': 'The dossier can’t be read.',
  'storage.not-deleted-for-good': 'It could not be deleted for good, and is still there.',
  'storage.not-written': 'The dossier could not be written.',
  'storage.not-created': 'The dossier could not be created.',
  'storage.not-deleted': 'The dossier could not be deleted.',
  'storage.not-taken-out': 'The dossier could not be taken out of the bin.',
  'storage.settings-not-saved': 'The settings could not be saved.',

  'backup.none-yet': 'There is no backup of this dossier yet.',
  'backup.none-but': ({ id, all }: { id: string; all: string }) => `There is no backup '${id}'. There is: ${all}.`,
  'backup.none-of-dossier': ({ id }: { id: string }) => `There is no backup ‘${id}’ of this dossier.`,
  'backup.damaged': 'This backup is damaged, so it can’t be used. Choose another one.',
  'backup.of-another': 'This backup belongs to another dossier, so it was not used.',
  'backup.newer': 'This backup was written by a newer version of the app, which is needed to read it.',
  'backup.unfit': 'The backup holds something that can’t be stored, so nothing was restored.',
  'backup.not-written': 'The backup could not be written.',
  'backup.not-read': 'The backup can’t be read.',
  'backup.stopped': 'The backup was stopped.',

  'copy.no-folder-chosen': 'No folder for copies was chosen yet.',
  'copy.choose-again': 'That copy has to be chosen again.',
  'copy.being-made': 'A copy is being made already. Wait until it is done.',
  'copy.full-path': 'The folder for a copy must be given with its full path.',
  'copy.inside': 'A copy can’t lie inside the data folder: it would be lost with it. Choose a folder on another disk.',
  'copy.damaged-here': ({ title }: { title: string }) => `‘${title}’ here is damaged: choose to replace it.`,
  'copy.bringing-back-stopped': 'Bringing back was stopped.',
  'copy.brought-back-before': ({ titles }: { titles: string }) =>
    `Brought back before that, and whole: ${titles}. The rest is as it was.`,
  'copy.folder-gone': 'That folder is not there. If it is on a disk that was taken out, put it back.',
  'copy.none-there':
    'There is no copy of Dossier’s in that folder. Choose a folder that is called ‘Dossier copy’ with a date, or the one it lies in.',
  'copy.no-sums': ({ file }: { file: string }) =>
    `There is no copy of Dossier’s in that folder. Its list of checksums, ${file}, is missing, so nobody can tell whether it is whole. Nothing was changed. Use another copy.`,
  'copy.file-missing': ({ file }: { file: string }) =>
    `‘${file}’ is missing from the copy, so it is not whole. Nothing was changed. Use another copy.`,
  'copy.damaged': ({ file }: { file: string }) =>
    `The copy is damaged: ‘${file}’ is not what was written. Nothing was changed. Use another copy.`,
  'copy.newer': 'The copy was made by a newer version of Dossier, which is needed to read it. Nothing was changed.',
  'copy.no-folder': 'The folder for the copy is not there. Put its disk in, or choose another.',
  'copy.a-moment-ago': 'A copy was made there a moment ago. Try again in a second.',
  'copy.not-as-written':
    'The copy could not be read back as it was written, so it was not kept. The disk may be failing: use another one. Copies that were made before are as they were.',
  'copy.dossier-not-read': 'It can’t be read.',
  'copy.not-all-brought-back': 'Not everything could be brought back.',
  'copy.not-read': 'The copy can’t be read, so nothing was changed.',
  'copy.reading-stopped': 'Reading the copy was stopped. Nothing was changed.',
  'copy.not-made': 'The copy could not be made. Copies that were made before are as they were.',
  'copy.stopped': 'The copy was stopped. Copies that were made before are as they were.',
  'copy.dossier-unfit': ({ title }: { title: string }) =>
    `‘${title}’ in the copy holds something that can’t be stored. Nothing was changed. Use another copy.`,

  'original.not-kept': 'The file could not be kept, so nothing was changed.',
  'original.stopped': 'Keeping the file was stopped. Nothing was changed.',
  'original.check-stopped': 'Checking the files was stopped.',
  'original.missing':
    'The file is not in the data folder any more. Restoring a backup does not bring it back; a full copy that holds it does, and so does adding the same file again.',
  'original.damaged':
    'The file is damaged: its bytes are not those that were kept. Add the same file again, or bring it back from a full copy.',
  'original.not-of-source': 'The source does not have that file.',
  'original.not-read': 'The file can’t be read.',

  'folder.choose-again': 'That folder has to be chosen again.',
  'folder.gone':
    'The data folder is gone, so it can’t be moved. If it is on a disk that was taken out, put it back. Without it you can begin in another folder.',
  'folder.move-stopped': 'The move was stopped. Everything is where it was.',
  'folder.full-path': 'The new data folder must be given with its full path.',
  'folder.inside': 'The new data folder can’t be inside the old one, nor the other way round.',
  'folder.holds-something': 'The new data folder already holds something. Choose an empty folder.',
  'folder.holds-something-else': 'That folder holds something else than dossiers. Choose an empty folder.',
  'folder.nothing-noted': 'Nothing can be noted in this data folder.',
  'folder.taken-over':
    'Another program has taken over the data folder. Copy what you have not saved, and open Dossier again.',
  'folder.not-still':
    'This data folder can’t be moved from here, because another program may be writing in it. Begin in another folder, or open one with dossiers in it.',
  'folder.neither-file-nor-folder': ({ name }: { name: string }) =>
    `‘${name}’ in the data folder is neither a file nor a folder. Take it away, or choose another data folder.`,
  'folder.link-out': ({ name }: { name: string }) =>
    `‘${name}’ in the data folder is a link that leads out of it. Dossier follows none: whoever made it could have other files of yours read or written over. Take it away, or choose another data folder.`,
  'folder.reading-only': 'The data folder was opened for reading only, so nothing can be changed.',
  'folder.another-from-now-on': 'Another data folder is used from now on. Open Dossier again to go on in it.',
  'folder.being-moved': 'The data folder is being moved, so nothing can be changed until that is done.',
  'folder.said-to-be-moved': ({ name, at }: MovedTo) =>
    `This data folder says that its work is in ‘${name}’ since ${minuteWords(at)}. It was not this computer that moved it, so nobody is led there without being asked: if your work is there, choose that folder in the app under ‘Data folder…’. What is here can only be read.`,
  'folder.other-chosen': ({ name, at }: MovedTo) =>
    `On ${minuteWords(at)} another data folder was chosen, ‘${name}’, and it can’t be found. If it is on a disk that was taken out, put it back. What is here can only be read.`,
  'folder.moved': ({ name, at }: MovedTo) =>
    `The data folder was moved to ‘${name}’ on ${minuteWords(at)}, and it can’t be found there. If it is on a disk that was taken out, put it back. What is here is the copy that was left behind; it can only be read.`,
  'folder.moved-somewhere':
    'The data folder was moved, and it can’t be found there. If it is on a disk that was taken out, put it back. What is here is the copy that was left behind; it can only be read.',
  'folder.use-again': 'To use this one again, choose it in the app under ‘Data folder…’.',
  'folder.used-elsewhere': ({ host, since }: { host: string; since: string }) =>
    `Dossier on another computer (${host}) is using this data folder since ${minuteWords(since)}. Close it there; if it is not running any more, delete the file ‘lock’ in the data folder and start again.`,
  'folder.used-by-app': ({ pid, since }: Holder) =>
    `Dossier is open and using this data folder (process ${pid}, since ${minuteWords(since)}). Close it, or make the change there.`,
  'folder.used-by-command': ({ pid, since }: Holder) =>
    `Another dossier command is using this data folder (process ${pid}, since ${minuteWords(since)}). Wait until it is done.`,
  'folder.if-not-running': 'If it is not running any more, delete the file ‘lock’ in the data folder and start again.',
  'folder.nothing-changed': 'Nothing was changed.',
  'folder.not-used': 'That folder can’t be used, so nothing was changed.',
  'folder.not-read': 'That folder can’t be read.',
  'folder.not-moved': 'The data folder could not be moved, so it stays where it is.',
  'folder.not-writable': 'The data folder can’t be written.',
  'folder.other-way': 'Another folder can be given with --data-dir or DOSSIER_DATA_DIR.',
}

/** *Shape*: the folder's own name, without the way to it, and a moment. */
export interface MovedTo {
  name: string
  at: string
}

/** The program that holds the lock, and since when. */
export interface Holder {
  pid: number
  since: string
}
