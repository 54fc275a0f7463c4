import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import { DOSSIER_FILE_LIMITS } from './zip-limits'

/** A dossier inside a PDF may be as large, and packed as tightly, as one in a file of its own. */
const { entryBytes: ATTACHMENT_LIMIT_BYTES, ratio: RATIO_LIMIT, ratioFromBytes: RATIO_FROM_BYTES } = DOSSIER_FILE_LIMITS

/**
 * The file that a briefing carries, from the PDF's bytes.
 * It reads what this engine writes and what keeps to it; a PDF that another program has packed anew is said not to hold one.
 * *Shape*: undefined when there is none. *Errors*: `import-rejected` when it is damaged, `too-large`.
 */
export function readAttachment(pdf: Uint8Array): Uint8Array | undefined {
  const file = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength)
  const at = file.indexOf('/Type /EmbeddedFile')
  if (at === -1) return undefined
  const begin = file.indexOf('stream\n', at)
  if (begin === -1) return undefined
  const dictionary = file.subarray(at, begin).toString('latin1')
  const length = Number(/\/Length (\d+)/.exec(dictionary)?.[1])
  const size = Number(/\/Size (\d+)/.exec(dictionary)?.[1])
  const checksum = /\/CheckSum <([0-9a-f]{32})>/i.exec(dictionary)?.[1]
  if (!Number.isSafeInteger(length) || !Number.isSafeInteger(size) || checksum === undefined) return undefined
  if (size > ATTACHMENT_LIMIT_BYTES) throw new DossierError('too-large', say('reading.pdf-part-too-large'))
  const packed = file.subarray(begin + 'stream\n'.length, begin + 'stream\n'.length + length)
  if (size > RATIO_FROM_BYTES && size > packed.length * RATIO_LIMIT)
    throw new DossierError('too-large', say('reading.pdf-part-too-tight'))
  const bytes = dictionary.includes('/FlateDecode') ? inflate(packed, size) : packed
  if (bytes.length !== size || createHash('md5').update(bytes).digest('hex') !== checksum.toLowerCase()) throw damaged()
  return bytes
}

function inflate(packed: Uint8Array, size: number): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(size, 1) })
  } catch (cause) {
    throw damaged(cause)
  }
}

function damaged(cause?: unknown): DossierError {
  return new DossierError('import-rejected', say('reading.pdf-part-damaged'), undefined, { cause })
}
