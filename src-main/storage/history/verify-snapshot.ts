import { createHash } from 'node:crypto'
import type { Disk } from '../disk/disk'
import { decodeHead, SNAPSHOT_HEAD_BYTES, type SnapshotHead } from './snapshot-format'

/**
 * Reads a snapshot's file from start to end, without parsing its records, and compares it with the head that was meant to be written.
 * Answers the checksum of the file, or null when it is not what was written. *Errors*: Node's own.
 */
export async function verifySnapshot(
  disk: Pick<Disk, 'readPieces'>,
  path: string,
  written: SnapshotHead,
): Promise<string | null> {
  const [whole, payload] = [createHash('sha256'), createHash('sha256')]
  let head = Buffer.alloc(0)
  let payloadBytes = 0
  for await (const piece of disk.readPieces(path)) {
    whole.update(piece)
    const missing = SNAPSHOT_HEAD_BYTES - head.length
    if (missing > 0) head = Buffer.concat([head, piece.subarray(0, missing)])
    const rest = piece.subarray(missing)
    payload.update(rest)
    payloadBytes += rest.length
  }
  const read = decodeHead(head)
  const isSame =
    read?.payloadSha256 === written.payloadSha256 &&
    read.seq === written.seq &&
    payloadBytes === written.payloadBytes &&
    payload.digest('hex') === written.payloadSha256
  return isSame ? whole.digest('hex') : null
}
