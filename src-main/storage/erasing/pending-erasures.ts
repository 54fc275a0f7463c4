import { z } from 'zod'
import { idSchema, type Id } from '../../domain/records/ids'
import type { ErasedRecord } from '../../domain/ports'
import { errorCode } from '../../domain/messages/errno'
import type { Disk } from '../disk/disk'
import { replaceFile } from '../disk/write-file'

const recordSchema = z.strictObject({
  collection: z.enum(['entities', 'claims', 'sources', 'notes', 'highlights', 'briefings', 'bin']),
  id: idSchema,
  alone: z.literal(true).exactOptional(),
})

/** Something that is to be gone for good: records of a dossier, or a dossier in the bin by the name of its folder there. */
const erasureSchema = z.union([
  z.strictObject({ dossierId: idSchema, records: z.array(recordSchema) }),
  z.strictObject({ dossierId: idSchema, binned: z.string().regex(/^[^/\\]+$/) }),
])

export type PendingErasure = { dossierId: Id } & ({ records: ErasedRecord[] } | { binned: string })

/**
 * What is being deleted for good, noted by id before the first file changes and until the last one has: whatever stops it on the way,
 * the next start completes it. A file that can't be understood counts as none.
 */
export class PendingErasures {
  constructor(
    private readonly disk: Disk,
    private readonly path: string,
  ) {}

  /** *Errors*: Node's own. */
  async list(): Promise<PendingErasure[]> {
    try {
      const parsed = z.array(erasureSchema).safeParse(JSON.parse((await this.disk.read(this.path)).toString('utf8')))
      return parsed.success ? parsed.data : []
    } catch (error) {
      if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return []
      throw error
    }
  }

  /** *Errors*: Node's own. */
  async add(erasure: PendingErasure): Promise<void> {
    await this.write([...(await this.list()), erasure])
  }

  /** *Errors*: Node's own. */
  async remove(erasure: PendingErasure): Promise<void> {
    const [all, gone] = [await this.list(), JSON.stringify(erasure)]
    await this.write(all.filter((one) => JSON.stringify(one) !== gone))
  }

  private async write(all: readonly PendingErasure[]): Promise<void> {
    if (all.length === 0) await this.disk.remove(this.path)
    else await replaceFile(this.disk, this.path, `${JSON.stringify(all, null, 2)}\n`)
  }
}
