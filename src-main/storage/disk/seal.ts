import type { Disk } from './disk'

/**
 * How the bytes of a file come to the disk, which decides how they can be sealed.
 * `open`: not sealed, because it is read by whoever has no key: a second program, or somebody who finds the folder.
 * `appended`: each write goes to the end and is durable by itself; what comes after it, and how that ends, must not touch it.
 * `placed`: pieces at places of their own, written in any order and over earlier ones; a piece that is written over is as long as before.
 */
export type SealForm = 'open' | 'appended' | 'placed'

/**
 * What stands between storage and the disk: every byte of the data folder passes it, both ways. Through the disk that it answers
 * storage sees contents, positions and sizes as it wrote them, whatever stands on the disk below; paths outside of the folder pass
 * as they are. It knows nothing of what is in a file, so it may change bytes, lengths and names below at will, as long as:
 *
 * - what was synced through it can be read through it after a power cut, and a write that was cut off spoils nothing before it;
 * - bytes that are not what was sealed come back as bytes that nobody wrote, never as an error: the files carry checksums of their
 *   own, and damage is told from a disk that can't be read;
 * - what was tampered with can't be opened in part by anybody who has the key: deleting for good looks for a text in what can be read;
 * - an end that was cut off stays an end that was cut off;
 * - a file keeps its content when it or its folder is renamed, and when the data folder is copied somewhere else byte by byte.
 */
export interface Seal {
  /** *Shape*: `formOf` takes a path within the folder, with forward slashes. */
  over(disk: Disk, dataFolder: string, formOf: (path: string) => SealForm): Disk
}

/** Bytes stand on the disk as they are. */
export const PLAIN: Seal = { over: (disk) => disk }
