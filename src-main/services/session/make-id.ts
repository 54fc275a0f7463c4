import { randomBytes } from 'node:crypto'
import type { MakeId } from '../../domain/records/ids'

/** A random identifier for the reader's records: `r-` and 20 letters and digits of base 32, 100 bits. */
export const randomId: MakeId = () => {
  let tail = ''
  for (const byte of randomBytes(20)) tail += ALPHABET[byte & 31] ?? ''
  return `r-${tail}`
}

/** Crockford's base 32: no letters that are taken for one another. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
