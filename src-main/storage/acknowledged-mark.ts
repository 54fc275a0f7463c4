import { join } from 'node:path'
import { z } from 'zod'
import { ACKNOWLEDGED } from './data-layout'
import { errorCode, type Disk, type DiskFile } from './disk'
import { sealLine, unsealLine } from './sealed-line'

/** Up to which entry changes were acknowledged. */
export interface Acknowledged {
  seq: number
  link: string
}

const MARK_KEY = 'dossier-acknowledged'
const MARK_LENGTH = 256

/** *Units*: milliseconds. Many changes in a row share one write. */
const DELAY_MS = 30
const schema = z.strictObject({ seq: z.int().nonnegative(), link: z.string() })

/** What the mark says, or null when there is none or it can't be read. */
export async function readAcknowledged(disk: Disk, folder: string): Promise<Acknowledged | null> {
  let bytes: Buffer
  try {
    bytes = await disk.read(join(folder, ACKNOWLEDGED))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
  const line = unsealLine(MARK_KEY, bytes.subarray(0, -1))
  if (!line) return null
  const parsed = schema.safeParse(JSON.parse(line.body))
  return parsed.success ? parsed.data : null
}

/**
 * A second place that knows how far the journal went, so that a journal that lost its end is told from one that ends there.
 * It is written a moment later and not synced, so it may lag behind the journal; it never runs ahead of it.
 * Failures are left alone, because without it nothing is lost but this check.
 */
export class AcknowledgedMark {
  private file: Promise<DiskFile> | null = null
  private waiting: Acknowledged | null = null
  private writing: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
  ) {}

  /** Writes soon; does not wait. */
  set(acknowledged: Acknowledged): void {
    this.waiting = acknowledged
    this.timer ??= setTimeout(() => this.flush(), DELAY_MS)
  }

  async close(): Promise<void> {
    for (let tries = 0; tries < 2; tries += 1) {
      this.flush()
      await this.writing
    }
    const file = this.file
    this.file = null
    await file?.then((open) => open.close()).catch(() => undefined)
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (this.waiting) this.writing ??= this.writeWaiting()
  }

  private async writeWaiting(): Promise<void> {
    try {
      while (this.waiting) {
        const body = JSON.stringify(this.waiting)
        this.waiting = null
        this.file ??= this.disk.open(join(this.folder, ACKNOWLEDGED), 'update')
        const file = await this.file
        await file.write(sealLine(MARK_KEY, body.padEnd(MARK_LENGTH - 66)).bytes, 0)
      }
    } catch {
      this.file = null
    } finally {
      this.writing = null
    }
  }
}
