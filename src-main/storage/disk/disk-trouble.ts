import { DossierError } from '../../domain/errors'
import { say, wordsOf, type Message } from '../../domain/messages/message'
import { errorCode } from './disk'

const TROUBLES = {
  ENOSPC: 'disk.full',
  EDQUOT: 'disk.quota',
  EROFS: 'disk.read-only',
  EACCES: 'disk.not-allowed',
  EPERM: 'disk.not-allowed',
  ENOENT: 'disk.folder-gone',
  ENODEV: 'disk.gone',
  ENXIO: 'disk.gone',
  ESTALE: 'disk.network-gone',
  EIO: 'disk.own-error',
  ENOTDIR: 'disk.no-folder',
  EMFILE: 'disk.many-files-open',
  ENAMETOOLONG: 'disk.path-too-long',
  EFBIG: 'disk.file-too-large',
} as const

function isKnown(errno: string): errno is keyof typeof TROUBLES {
  return Object.hasOwn(TROUBLES, errno)
}

/** True when the folder or the disk is not there, so that what was written may not be there either when it comes back. */
export function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE'].includes(errorCode(error) ?? '')
}

/** What went wrong with the disk and what to do, without a path. */
export function diskTrouble(error: unknown): Message {
  const errno = errorCode(error)
  if (errno === undefined) return say('disk.unexpected')
  return isKnown(errno) ? say(TROUBLES[errno]) : say('disk.refused', { errno })
}

/** The same in words. *Shape*: one or two sentences. */
export function describeDiskTrouble(error: unknown): string {
  return wordsOf(diskTrouble(error))
}

/** The failure as a `storage-failed`; one that already is a DossierError stays as it is. */
export function storageFailed(what: Message, cause: unknown): DossierError {
  if (cause instanceof DossierError) return cause
  return new DossierError('storage-failed', [what, diskTrouble(cause)], undefined, { cause })
}
