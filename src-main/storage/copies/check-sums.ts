import { createHash } from 'node:crypto'
import type { Disk } from '../disk/disk'

const LINE = /^([0-9a-f]{64}) {2}([A-Za-z0-9][A-Za-z0-9@._/-]{0,250})$/

/** Checksums by the path of the file within the folder. *Shape*: SHA-256, 64 hex digits. */
export type CheckSums = ReadonlyMap<string, string>

/** *Source*: the format of GNU coreutils' sha256sum. */
export function formatSums(sums: CheckSums): string {
  return [...sums].map(([path, sum]) => `${sum}  ${path}\n`).join('')
}

/** The checksums in a text, or null when it is not exactly what `formatSums` writes. */
export function parseSums(text: string): CheckSums | null {
  if (!text.endsWith('\n')) return null
  const sums = new Map<string, string>()
  for (const line of text.slice(0, -1).split('\n')) {
    const [, sum, path] = LINE.exec(line) ?? []
    if (sum === undefined || path === undefined || sums.has(path) || path.split('/').includes('..')) return null
    sums.set(path, sum)
  }
  return sums
}

export function sumOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** The checksum of a file as it can be read from the disk now. *Errors*: Node's own. */
export async function sumOfFile(disk: Pick<Disk, 'readPieces'>, path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of disk.readPieces(path)) hash.update(piece)
  return hash.digest('hex')
}
