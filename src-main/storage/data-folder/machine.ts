import { createHash, randomBytes } from 'node:crypto'
import { hostname } from 'node:os'
import { z } from 'zod'
import { idSchema, type Id } from '../../domain/records/ids'
import type { Disk } from '../disk/disk'
import { replaceFile } from '../disk/write-file'

/** What machine.json says. `place` is a trace of where it was written, by which a copy of it is known. */
const machineSchema = z.object({ id: idSchema, salt: z.string(), place: z.string() })

/** *Units*: hex digits. Enough to notice that a folder was copied, too few to find out where it was by trying names. */
const PLACE_DIGITS = 5

const ID_BYTES = 10
const SALT_BYTES = 16

/**
 * The id of this machine in this data folder, for the stamps of what is changed here: random, so that it says nothing of a person, and
 * a new one when the folder has come from another computer or another place. One that can't be kept lasts until the folder is closed.
 */
export async function machineOf(disk: Disk, path: string, dataFolder: string): Promise<Id> {
  const here = `${hostname()}\n${await disk.realPath(dataFolder).catch(() => dataFolder)}`
  const known = await disk.read(path).then(parse, () => null)
  if (known && known.place === traceOf(here, known.salt)) return known.id
  const salt = randomBytes(SALT_BYTES).toString('hex')
  const made = { id: randomBytes(ID_BYTES).toString('hex'), salt, place: traceOf(here, salt) }
  // Nothing depends on finding the same id again, so a full disk must not keep anybody from the work that is here.
  await replaceFile(disk, path, `${JSON.stringify(made)}\n`).catch(() => undefined)
  return made.id
}

function parse(bytes: Buffer): z.infer<typeof machineSchema> | null {
  try {
    const parsed = machineSchema.safeParse(JSON.parse(bytes.toString('utf8')))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

function traceOf(place: string, salt: string): string {
  return createHash('sha256').update(`${salt}\n${place}`).digest('hex').slice(0, PLACE_DIGITS)
}
