import { dirname } from 'node:path'
import { errorCode } from '../../domain/messages/errno'
import type { Disk } from '../disk/disk'
import { Turns } from '../disk/turns'

/** *Units*: bytes past which the file is begun anew, with the one before it kept. */
const MAX_BYTES = 1_000_000

/** A file to which lines are added one after another, in the order in which they came. */
export class LogFile {
  private readonly turns = new Turns()

  constructor(
    private readonly disk: Disk,
    private readonly path: string,
  ) {}

  /** *Errors*: Node's own. */
  append(line: string): Promise<void> {
    return this.turns.take(async () => {
      const { disk, path } = this
      await disk.makeFolder(dirname(path))
      let end = await this.size()
      if (end > MAX_BYTES) {
        await disk.rename(path, `${path}.1`)
        end = 0
      }
      const file = await disk.open(path, 'update')
      try {
        await file.write(Buffer.from(`${line}\n`, 'utf8'), end)
        await file.sync()
      } finally {
        await file.close()
      }
      if (end === 0) await disk.syncFolder(dirname(path))
    })
  }

  private async size(): Promise<number> {
    try {
      return await this.disk.size(this.path)
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return 0
      throw error
    }
  }
}
