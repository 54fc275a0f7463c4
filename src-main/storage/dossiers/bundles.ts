import { join } from 'node:path'
import { z } from 'zod'
import { dossierContentSchema, SCHEMA_VERSION, type DossierContent } from '../../domain/records/dossier'
import { describeIssues, DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import { idSchema, type Id } from '../../domain/records/ids'
import type { Bundles } from '../../domain/ports'
import { errorCode } from '../../domain/messages/errno'
import { nodeDisk, type Disk } from '../disk/disk'
import { storageFailed } from '../disk/disk-trouble'
import { nestsDeeperThan } from '../disk/nesting'

const BUNDLE_FILE = 'dossier.json'

/** *Units*: levels. A dossier nests about ten. */
const NESTING_LIMIT = 64

/** *Units*: bytes. */
const SIZE_LIMIT = 100_000_000

const bundleTitleSchema = z.object({ dossier: z.object({ id: idSchema, title: z.string() }) })

/** Reads `<folder>/<id>/dossier.json`. Nothing here is ever written. */
export function bundlesIn({ folder, disk = nodeDisk }: { folder: string; disk?: Disk }): Bundles {
  return {
    async list() {
      const found: { id: Id; title: string }[] = []
      for (const name of await disk.list(folder)) {
        if (!idSchema.safeParse(name).success || !(await disk.exists(join(folder, name, BUNDLE_FILE)))) continue
        found.push({ id: name, title: await titleOf(disk, folder, name) })
      }
      return found
    },
    async read(dossierId) {
      const text = await readBundle(disk, folder, dossierId)
      return parseBundle(dossierId, text)
    },
  }
}

/** The title in a bundle, or its id when the bundle can't be read: the reader learns why when they open it. */
async function titleOf(disk: Disk, folder: string, id: Id): Promise<string> {
  try {
    const parsed = bundleTitleSchema.safeParse(parseJson(id, await readBundle(disk, folder, id)))
    return parsed.success ? parsed.data.dossier.title : id
  } catch (error) {
    if (error instanceof DossierError) return id
    throw error
  }
}

async function readBundle(disk: Disk, folder: string, dossierId: Id): Promise<string> {
  if (!idSchema.safeParse(dossierId).success) throw notFound(dossierId)
  const path = join(folder, dossierId, BUNDLE_FILE)
  try {
    if ((await disk.size(path)) > SIZE_LIMIT) throw rejected(dossierId, ['the whole: is larger than 100 MB'])
    return (await disk.read(path)).toString('utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(errorCode(error) ?? '')) throw notFound(dossierId)
    throw storageFailed(say('storage.bundle-not-read', { id: dossierId }), error)
  }
}

function parseBundle(dossierId: Id, text: string): DossierContent {
  const json = parseJson(dossierId, text)
  const parsed = dossierContentSchema.safeParse(json)
  if (!parsed.success) throw rejected(dossierId, describeIssues(parsed.error))
  if (parsed.data.dossier.id !== dossierId) {
    throw rejected(dossierId, [`dossier.id: is ${parsed.data.dossier.id}, but its folder is called ${dossierId}`])
  }
  return parsed.data
}

function parseJson(dossierId: Id, text: string): unknown {
  if (nestsDeeperThan(text, NESTING_LIMIT)) {
    throw rejected(dossierId, [`the whole: is nested deeper than ${NESTING_LIMIT} levels`])
  }
  try {
    return JSON.parse(text)
  } catch (error) {
    const place = error instanceof Error ? error.message : 'is not JSON'
    throw rejected(dossierId, [`the whole: ${place}`])
  }
}

function notFound(dossierId: Id): DossierError {
  return new DossierError('not-found', say('storage.no-dossier', { id: dossierId }))
}

function rejected(dossierId: Id, places: string[]): DossierError {
  return new DossierError(
    'import-rejected',
    say('storage.bundle-unfit', { id: dossierId, version: SCHEMA_VERSION }),
    places,
  )
}
