/** Sentences about what a disk refuses, and what to do. They stand behind one that says what could not be done. */
export const diskWords = {
  'disk.full': 'The disk is full. Free some space on it.',
  'disk.quota': 'Your share of the disk is used up. Free some space.',
  'disk.read-only': 'The disk is read-only. Make it writable, or choose another data folder.',
  'disk.not-allowed':
    'Writing to the data folder is not allowed. Change its permissions, or choose another data folder.',
  'disk.folder-gone': 'The data folder is gone. If it is on a disk that was taken out, put it back.',
  'disk.gone': 'The disk is gone. Put it back.',
  'disk.network-gone': 'The network disk is gone. Connect it again.',
  'disk.own-error': 'The disk reports an error of its own. Copy your work to another disk soon.',
  'disk.no-folder': 'The data folder is a file, not a folder. Choose another data folder.',
  'disk.many-files-open': 'Too many files are open on this computer. Close some programs.',
  'disk.path-too-long': 'The path of the data folder is too long. Choose one nearer to the top of the disk.',
  'disk.file-too-large': 'The file is larger than this disk allows. Choose a data folder on another disk.',
  'disk.unexpected': 'Something unexpected went wrong while saving.',
  'disk.refused': ({ errno }: { errno: string }) => `The disk refused (${errno}).`,
}
