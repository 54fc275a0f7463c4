import { z } from 'zod'
import type { ExportPlaces } from '../../domain/ports'
import type { Disk } from '../disk/disk'
import { replaceFile } from '../disk/write-file'

/** What was left on a disk that is never there again is forgotten in the end. */
const PLACES_MOST = 100

const placesSchema = z.array(z.string().min(1).max(10_000))

/**
 * Where exports are growing, noted before the first byte and until the last is in its place: whatever stops one on the way, the next
 * start finds what it left. A file that can't be understood counts as none. That a place can't be noted is no reason not to export.
 */
export class ExportingFile implements ExportPlaces {
  private writing: Promise<void> = Promise.resolve()

  constructor(
    private readonly disk: Disk,
    private readonly path: string,
    private readonly mayWrite: () => boolean,
  ) {}

  async noted(): Promise<readonly string[]> {
    return this.mayWrite() ? this.read() : []
  }

  note(place: string): Promise<void> {
    return this.change((all) => [...all, place].slice(-PLACES_MOST))
  }

  forget(place: string): Promise<void> {
    return this.change((all) => all.filter((one) => one !== place))
  }

  private async read(): Promise<readonly string[]> {
    try {
      const parsed = placesSchema.safeParse(JSON.parse((await this.disk.read(this.path)).toString('utf8')))
      return parsed.success ? parsed.data : []
    } catch {
      return []
    }
  }

  private change(make: (all: readonly string[]) => readonly string[]): Promise<void> {
    this.writing = this.writing.then(() => this.write(make)).catch(() => undefined)
    return this.writing
  }

  private async write(make: (all: readonly string[]) => readonly string[]): Promise<void> {
    if (!this.mayWrite()) return
    const all = make(await this.read())
    if (all.length > 0) await replaceFile(this.disk, this.path, `${JSON.stringify(all, null, 2)}\n`)
    else if (await this.disk.exists(this.path)) await this.disk.remove(this.path)
  }
}
