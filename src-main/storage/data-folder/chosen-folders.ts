import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { errorCode } from '../../domain/messages/errno'
import type { Disk } from '../disk/disk'
import { movedToSchema, type MovedTo } from './moved-to'
import { replaceFile } from '../disk/write-file'

const schema = z.array(z.strictObject({ insteadOf: z.string().min(1), ...movedToSchema.shape }))

type Chosen = z.infer<typeof schema>

/**
 * Which folder is used in the place of one that was moved or left. It is noted in a file outside of both: nothing may be left in one that
 * can't be written, and what stands in one could be a stranger's. A file that can't be understood counts as none.
 */
export class ChosenFolders {
  constructor(
    private readonly disk: Disk,
    /** An absolute path. */
    readonly path: string,
  ) {}

  /** What was chosen in the place of a folder, or null. *Errors*: Node's own. */
  async insteadOf(dataFolder: string): Promise<MovedTo | null> {
    return find(await this.read(), dataFolder)
  }

  /** What was chosen is used for itself from now on. *Errors*: Node's own. */
  async choose(insteadOf: string, moved: MovedTo): Promise<void> {
    const others = (await this.read()).filter((one) => ![insteadOf, moved.dataFolder].includes(one.insteadOf))
    await this.write([...others, { insteadOf, ...moved }])
  }

  /** Nothing is used in the place of this folder any more. *Errors*: Node's own. */
  async forget(dataFolder: string): Promise<void> {
    const all = await this.read()
    const others = all.filter(({ insteadOf }) => insteadOf !== dataFolder)
    if (others.length < all.length) await this.write(others)
  }

  private async read(): Promise<Chosen> {
    try {
      return decode((await this.disk.read(this.path)).toString('utf8'))
    } catch (error) {
      if (errorCode(error) === 'ENOENT') return []
      throw error
    }
  }

  private async write(all: Chosen): Promise<void> {
    await this.disk.makeFolder(dirname(this.path))
    await replaceFile(this.disk, this.path, `${JSON.stringify(all, null, 2)}\n`)
  }
}

/** The same, asked before there is anything to wait with. A file that can't be read counts as none. */
export function chosenInsteadOf(path: string, dataFolder: string): MovedTo | null {
  try {
    return find(decode(readFileSync(path, 'utf8')), dataFolder)
  } catch {
    return null
  }
}

function decode(text: string): Chosen {
  try {
    const parsed = schema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : []
  } catch {
    return []
  }
}

function find(all: Chosen, dataFolder: string): MovedTo | null {
  const found = all.find(({ insteadOf }) => insteadOf === dataFolder)
  if (!found) return null
  const { insteadOf: _, ...moved } = found
  return moved
}
