import { DossierError } from '../../domain/errors'
import { diskTrouble, errorCode } from '../../domain/messages/errno'
import { wordsOf, type Message } from '../../domain/messages/message'

/** True when the folder or the disk is not there, so that what was written may not be there either when it comes back. */
export function isGone(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ENODEV', 'ENXIO', 'ESTALE'].includes(errorCode(error) ?? '')
}

/** What went wrong with the disk, in words. *Shape*: one or two sentences. */
export function describeDiskTrouble(error: unknown): string {
  return wordsOf(diskTrouble(error))
}

/** The failure as a `storage-failed`; one that already is a DossierError stays as it is. */
export function storageFailed(what: Message, cause: unknown): DossierError {
  if (cause instanceof DossierError) return cause
  return new DossierError('storage-failed', [what, diskTrouble(cause)], undefined, { cause })
}
