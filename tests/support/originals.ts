import { createHash } from 'node:crypto'
import type { DossierStorage, IncomingOriginal } from '../../src-main/domain/ports'
import type { Original } from '../../src-main/domain/records/original'
import type { RecordOp } from '../../src-main/domain/records/records'
import type { Source } from '../../src-main/domain/records/source'
import { aSource } from './records'
import { change } from './notes'
import { seededRandom } from './random'

/** Bytes that no text has, longer than the pieces of a disk in memory. */
export function someBytes(seed: number, length = 3_001): Buffer {
  const random = seededRandom(seed)
  return Buffer.from(Array.from({ length }, () => random.below(256)))
}

export const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

export function originalOf(bytes: Buffer, name = 'Report.pdf'): Original {
  return { name, mediaType: 'application/pdf', sizeBytes: bytes.length, sha256: sha256Of(bytes) }
}

/** The bytes as they come from elsewhere, in pieces whose memory is used again. */
export function incoming(bytes: Buffer): IncomingOriginal {
  return {
    pieces: (async function* () {
      const memory = Buffer.alloc(700)
      for (let from = 0; from < bytes.length; from += 700) {
        const length = bytes.copy(memory, 0, from, from + 700)
        yield memory.subarray(0, length)
        memory.fill(0)
      }
    })(),
  }
}

export function sourceWith(id: string, bytes: Buffer, more: Partial<Source> = {}): Source {
  return { ...aSource(id), title: `Source ${id}`, originals: [originalOf(bytes)], ...more }
}

let changes = 0

/** Keeps a file and makes the source that it belongs to. */
export async function addSource(storage: DossierStorage, source: Source, bytes: Buffer, dossier = 'sahel') {
  const store = await storage.open(dossier)
  const op: RecordOp = {
    collection: 'sources',
    id: source.id,
    before: store.layer.records.sources[source.id] ?? null,
    after: source,
  }
  await storage.originals.keep([incoming(bytes)], () => store.commit(change(`o-${(changes += 1)}`, [op])))
}

export async function bytesOfOriginal(storage: DossierStorage, sha256: string): Promise<Buffer> {
  const pieces: Buffer[] = []
  for await (const piece of storage.originals.read(sha256)) pieces.push(Buffer.from(piece))
  return Buffer.concat(pieces)
}
