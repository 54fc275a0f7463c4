import type { Disk } from '../disk/disk'
import { Pace } from '../../pace/pace'

/** How a record names the file of an original. Nothing else in a file of ours looks so: in what people type, quotes are escaped. */
const NAMED = /"sha256":"([0-9a-f]{64})"/g

/** *Units*: bytes. One less than a name has. */
const OVERLAP = '"sha256":""'.length + 64 - 1

/** The hashes that records name, in whatever part of them. */
export function hashesNamedBy(records: Iterable<object>): Set<string> {
  const named = new Set<string>()
  for (const record of records) for (const [, hash = ''] of JSON.stringify(record).matchAll(NAMED)) named.add(hash)
  return named
}

/**
 * The hashes that are named in a file of the data folder, whole or damaged, in snapshots, journals and their history: read as bytes,
 * since even what nobody can parse may be mended yet and need its originals. *Errors*: Node's own.
 */
export async function hashesNamedIn(disk: Pick<Disk, 'readPieces'>, path: string): Promise<Set<string>> {
  const named = new Set<string>()
  const pace = new Pace()
  let before = ''
  for await (const piece of disk.readPieces(path)) {
    const text = before + piece.toString('latin1')
    for (const [, hash = ''] of text.matchAll(NAMED)) named.add(hash)
    before = text.slice(-OVERLAP)
    await pace.pause()
  }
  return named
}
