import { say, type Message, type MessageId } from './message'

type FileWords = Extract<MessageId, `files.${string}`>
type DiskWords = Extract<MessageId, `disk.${string}`>

/**
 * What an errno means: `file`, of a file or folder that somebody chose and that is named; `disk`, of the data folder, of which no file is
 * named. One that is left out is told by its name.
 */
const MEANINGS = {
  ENOSPC: { file: 'files.disk-full', disk: 'disk.full' },
  EDQUOT: { file: 'files.disk-full', disk: 'disk.quota' },
  EROFS: { file: 'files.not-allowed', disk: 'disk.read-only' },
  EACCES: { file: 'files.not-allowed', disk: 'disk.not-allowed' },
  // Windows says so of a file that another program has open.
  EPERM: { file: 'files.open-elsewhere', disk: 'disk.not-allowed' },
  EBUSY: { file: 'files.open-elsewhere' },
  ETXTBSY: { file: 'files.open-elsewhere' },
  ENOENT: { file: 'files.no-folder', disk: 'disk.folder-gone' },
  ENOTDIR: { file: 'files.no-folder', disk: 'disk.no-folder' },
  EISDIR: { file: 'files.is-folder' },
  ENAMETOOLONG: { file: 'files.name-too-long', disk: 'disk.path-too-long' },
  ENODEV: { disk: 'disk.gone' },
  ENXIO: { disk: 'disk.gone' },
  ESTALE: { disk: 'disk.network-gone' },
  EIO: { disk: 'disk.own-error' },
  EMFILE: { disk: 'disk.many-files-open' },
  EFBIG: { disk: 'disk.file-too-large' },
} as const satisfies Readonly<Record<string, { file?: FileWords; disk?: DiskWords }>>

/** What Node calls the failure; undefined for any other one. */
export function errorCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}

/** Why a file or folder could not be written, and what to do. *Shape*: it is told its name, never its path. */
export function fileTrouble(error: unknown, name: string): Message {
  const errno = errorCode(error)
  if (errno === undefined) return say('files.not-written-unknown', { name })
  const meaning = meaningOf(errno)
  if (meaning && 'file' in meaning)
    return meaning.file === 'files.name-too-long' ? say(meaning.file) : say(meaning.file, { name })
  return say('files.not-written', { name, errno })
}

/** What went wrong with the disk of the data folder and what to do, without a path. */
export function diskTrouble(error: unknown): Message {
  const errno = errorCode(error)
  if (errno === undefined) return say('disk.unexpected')
  const meaning = meaningOf(errno)
  return meaning && 'disk' in meaning ? say(meaning.disk) : say('disk.refused', { errno })
}

function meaningOf(errno: string): (typeof MEANINGS)[keyof typeof MEANINGS] | undefined {
  return isKnown(errno) ? MEANINGS[errno] : undefined
}

function isKnown(errno: string): errno is keyof typeof MEANINGS {
  return Object.hasOwn(MEANINGS, errno)
}
