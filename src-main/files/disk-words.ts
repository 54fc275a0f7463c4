import { say, type Message } from '../domain/messages/message'

/** Why a file or folder could not be written, and what to do. *Shape*: it is told its name, never its path. */
export function explainDiskTrouble(error: unknown, name: string): Message {
  const errno = codeOf(error)
  switch (errno) {
    case 'EBUSY':
    case 'ETXTBSY':
    case 'EPERM':
      return say('files.open-elsewhere', { name })
    case 'EACCES':
    case 'EROFS':
      return say('files.not-allowed', { name })
    case 'ENOSPC':
    case 'EDQUOT':
      return say('files.disk-full', { name })
    case 'ENOENT':
    case 'ENOTDIR':
      return say('files.no-folder', { name })
    case 'EISDIR':
      return say('files.is-folder', { name })
    case 'ENAMETOOLONG':
      return say('files.name-too-long')
    case undefined:
      return say('files.not-written-unknown', { name })
    default:
      return say('files.not-written', { name, errno })
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
