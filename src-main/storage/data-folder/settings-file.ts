import { z } from 'zod'
import { idSchema } from '../../domain/records/ids'
import type { Settings } from '../../domain/ports'
import type { Disk } from '../disk/disk'
import { replaceFile } from '../disk/write-file'

const settingsSchema = z.object({
  window: z
    .object({
      x: z.int().exactOptional(),
      y: z.int().exactOptional(),
      width: z.int().positive(),
      height: z.int().positive(),
      maximized: z.boolean(),
    })
    .exactOptional(),
  lastDossier: idSchema.exactOptional(),
  copies: z
    .object({
      folder: z.string().min(1).max(4_000),
      every: z.enum(['never', 'there', 'day', 'week']),
      last: z.object({ at: z.iso.datetime(), name: z.string().max(200), state: z.string().max(200) }).exactOptional(),
      problem: z.string().max(5_000).exactOptional(),
    })
    .exactOptional(),
  renderer: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).exactOptional(),
})

/** What the app remembers of itself; none when the file is missing or can't be understood, because nobody's work is in it. */
export async function readSettingsFile(disk: Disk, path: string): Promise<Settings> {
  try {
    return parseSettings((await disk.read(path)).toString('utf8'))
  } catch {
    return {}
  }
}

/** The settings in a text; none when it can't be understood. */
export function parseSettings(text: string): Settings {
  try {
    const parsed = settingsSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : {}
  } catch {
    return {}
  }
}

/** *Errors*: Node's own. */
export async function writeSettingsFile(disk: Disk, path: string, settings: Settings): Promise<void> {
  await replaceFile(disk, path, `${JSON.stringify(settings, null, 2)}\n`)
}
