import { DossierError } from '../../domain/errors'
import { errorCode } from './disk'

const WORDS: Readonly<Record<string, string>> = {
  ENOSPC: 'The disk is full. Free some space on it.',
  EDQUOT: 'Your share of the disk is used up. Free some space.',
  EROFS: 'The disk is read-only. Make it writable, or choose another data folder.',
  EACCES: 'Writing to the data folder is not allowed. Change its permissions, or choose another data folder.',
  EPERM: 'Writing to the data folder is not allowed. Change its permissions, or choose another data folder.',
  ENOENT: 'The data folder is gone. If it is on a disk that was taken out, put it back.',
  ENODEV: 'The disk is gone. Put it back.',
  ENXIO: 'The disk is gone. Put it back.',
  ESTALE: 'The network disk is gone. Connect it again.',
  EIO: 'The disk reports an error of its own. Copy your work to another disk soon.',
  ENOTDIR: 'The data folder is a file, not a folder. Choose another data folder.',
  EMFILE: 'Too many files are open on this computer. Close some programs.',
  ENAMETOOLONG: 'The path of the data folder is too long. Choose one nearer to the top of the disk.',
  EFBIG: 'The file is larger than this disk allows. Choose a data folder on another disk.',
}

/** True when the folder or the disk is not there, so that what was written may not be there either when it comes back. */
export function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE'].includes(errorCode(error) ?? '')
}

/** What went wrong with the disk and what to do, without a path. *Shape*: one or two sentences. */
export function describeDiskTrouble(error: unknown): string {
  const code = errorCode(error)
  if (code === undefined) return 'Something unexpected went wrong while saving.'
  return WORDS[code] ?? `The disk refused (${code}).`
}

/** The failure as a `storage-failed`; one that already is a DossierError stays as it is. */
export function storageFailed(what: string, cause: unknown): DossierError {
  if (cause instanceof DossierError) return cause
  return new DossierError('storage-failed', `${what} ${describeDiskTrouble(cause)}`, undefined, { cause })
}
