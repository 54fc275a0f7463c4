import { createHash } from 'node:crypto'
import { Pace } from '../../pace/pace'

const HEX = 64
const NEWLINE = 10
const SPACE = 32

/** A line that carries its own checksum: 64 hex digits of SHA-256 over key and body, a space, the body, a newline. */
export interface SealedLine {
  bytes: Buffer
  checksum: string
}

/** *Shape*: the body must not hold a newline; JSON never does. */
export function sealLine(key: string, body: string): SealedLine {
  const length = Buffer.byteLength(body)
  const bytes = Buffer.allocUnsafe(HEX + 1 + length + 1)
  bytes[HEX] = SPACE
  bytes.write(body, HEX + 1, 'utf8')
  bytes[bytes.length - 1] = NEWLINE
  const checksum = checksumOf(key, bytes.subarray(HEX + 1, -1))
  bytes.write(checksum, 0, 'latin1')
  return { bytes, checksum }
}

/** As `sealLine`, of a body in pieces that is long enough to let others in between two of them. */
export async function sealPieces(key: string, pieces: readonly Buffer[]): Promise<SealedLine> {
  const pace = new Pace()
  const hash = createHash('sha256').update(key)
  for (const piece of pieces) {
    hash.update(piece)
    await pace.pause()
  }
  const checksum = hash.digest('hex')
  return { bytes: Buffer.concat([Buffer.from(`${checksum} `), ...pieces, Buffer.from('\n')]), checksum }
}

/** The body of a line without its newline, or null when anything in it differs from what was sealed. */
export function unsealLine(key: string, line: Buffer): { body: string; checksum: string } | null {
  if (line.length <= HEX || line[HEX] !== SPACE) return null
  const body = line.subarray(HEX + 1)
  const checksum = checksumOf(key, body)
  if (line.toString('latin1', 0, HEX) !== checksum) return null
  return { body: body.toString('utf8'), checksum }
}

function checksumOf(key: string, body: Uint8Array): string {
  return createHash('sha256').update(key).update(body).digest('hex')
}
