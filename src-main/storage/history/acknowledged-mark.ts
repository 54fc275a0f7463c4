import { z } from 'zod'
import { errorCode } from '../../domain/messages/errno'
import type { Disk, DiskFile } from '../disk/disk'
import { sealLine, unsealLine } from '../disk/sealed-line'

/** Up to which entry changes were acknowledged. */
export interface Acknowledged {
  seq: number
  link: string
}

const MARK_KEY = 'dossier-acknowledged'
const MARK_LENGTH = 256

/**
 * *Units*: bytes. What is written all the time stands at the start, what is written and synced once in a block of its own: so a power
 * cut that spoils a write leaves a mark that can be read, and a file in which none can was damaged.
 */
const LATEST_AT = 0
const FIRST_AT = 4_096

/** *Units*: milliseconds. Many changes in a row share one write. */
const DELAY_MS = 30
const schema = z.strictObject({ seq: z.int().nonnegative(), link: z.string() })

/** What marks say. `isLatest` when at least one of those could be read that follow every change. */
export interface ReadMark extends Acknowledged {
  isLatest: boolean
}

/** What the marks at these paths say, the furthest of them; null when there is none or none can be read. */
export async function readAcknowledged(disk: Disk, paths: readonly string[]): Promise<ReadMark | null> {
  const marks: ReadMark[] = []
  for (const path of paths) marks.push(...(await readMarks(disk, path)))
  const [furthest] = marks.sort((a, b) => b.seq - a.seq)
  return furthest ? { ...furthest, isLatest: marks.some(({ isLatest }) => isLatest) } : null
}

async function readMarks(disk: Disk, path: string): Promise<ReadMark[]> {
  let bytes: Buffer
  try {
    bytes = await disk.read(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
  return [LATEST_AT, FIRST_AT].flatMap((at) => {
    const mark = decode(bytes.subarray(at, at + MARK_LENGTH))
    return mark ? [{ ...mark, isLatest: at === LATEST_AT }] : []
  })
}

function encode({ seq, link }: Acknowledged): Buffer {
  return sealLine(MARK_KEY, JSON.stringify({ seq, link }).padEnd(MARK_LENGTH - 66)).bytes
}

function decode(bytes: Buffer): Acknowledged | null {
  const line = unsealLine(MARK_KEY, bytes.subarray(0, -1))
  if (!line) return null
  const parsed = schema.safeParse(JSON.parse(line.body))
  return parsed.success ? parsed.data : null
}

/**
 * Other places that know how far the journal went, so that a journal that lost its end is told from one that ends there.
 * They are written a moment later and not synced, so they may lag behind the journal; they never run ahead of it.
 * Failures are left alone, because without them nothing is lost but this check.
 */
export class AcknowledgedMark {
  private files = new Map<string, DiskFile>()
  private waiting: Acknowledged | null = null
  private writing: Promise<void> | null = null
  private timer: NodeJS.Timeout | null = null

  constructor(
    private readonly disk: Disk,
    /** Their folders must be there. */
    private readonly paths: readonly string[],
  ) {}

  /**
   * Puts the first mark in the first of the places, where it stays: once the folder is synced too, there always is one.
   * *Errors*: Node's own.
   */
  async begin(acknowledged: Acknowledged): Promise<void> {
    const [path] = this.paths
    if (path === undefined) return
    const file = this.files.get(path) ?? (await this.disk.open(path, 'update'))
    this.files.set(path, file)
    await file.write(encode(acknowledged), FIRST_AT)
    await file.sync()
  }

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
    const files = [...this.files.values()]
    this.files.clear()
    for (const file of files) await file.close().catch(() => undefined)
  }

  private flush(): void {
    if (this.timer) clearTimeout(this.timer)
    this.timer = null
    if (this.waiting) this.writing ??= this.writeWaiting()
  }

  private async writeWaiting(): Promise<void> {
    while (this.waiting) {
      const bytes = encode(this.waiting)
      this.waiting = null
      for (const path of this.paths) await this.write(path, bytes)
    }
    this.writing = null
  }

  private async write(path: string, bytes: Buffer): Promise<void> {
    try {
      const file = this.files.get(path) ?? (await this.disk.open(path, 'update'))
      this.files.set(path, file)
      await file.write(bytes, LATEST_AT)
    } catch {
      await this.files
        .get(path)
        ?.close()
        .catch(() => undefined)
      this.files.delete(path)
    }
  }
}
