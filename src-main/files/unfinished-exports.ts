import { createHash, randomUUID } from 'node:crypto'
import { lstat, readdir, rm } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, isAbsolute, join, resolve } from 'node:path'
import type { ExportPlaces } from '../domain/ports'
import { isProcess } from './is-process'

/** Names that nobody else gives a file: they say which process of which computer writes it. */
const NAME = /^\.dossier-export-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{8}\.part$/

/** *Units*: milliseconds after which nothing is being written any more, wherever its process runs. */
const ABANDONED_MS = 24 * 60 * 60 * 1_000

/** What this process is writing now. */
const growing = new Set<string>()

/** A place beside another in which an export grows, under a name that tells nothing of it. */
export interface GrowingPlace {
  path: string
  /** Before the first byte is written there. */
  begin(): Promise<void>
  /** There is nothing there any more. */
  end(): Promise<void>
}

/** @param places where it is noted as long as it is there */
export function placeToGrow(path: string, places?: ExportPlaces): GrowingPlace {
  const name = `.dossier-export-${THIS_COMPUTER}-${process.pid}-${randomUUID().slice(0, 8)}.part`
  const place = join(dirname(resolve(path)), name)
  let isNoted = false
  growing.add(name)
  return {
    path: place,
    async begin() {
      if (isNoted) return
      isNoted = true
      await places?.note(place)
    },
    async end() {
      growing.delete(name)
      if (isNoted) await places?.forget(place)
      isNoted = false
    },
  }
}

/**
 * Removes from a folder what exports have left there that were killed. What is being written now stays, and so does everything
 * that is not called as only this app calls what it is writing.
 */
export async function removeUnfinishedExports(folder: string, now = Date.now()): Promise<void> {
  const names = await readdir(folder).catch(() => [])
  for (const name of names) {
    const [, computer, pid] = NAME.exec(name) ?? []
    if (pid === undefined || growing.has(name)) continue
    const path = join(folder, name)
    if ((computer !== THIS_COMPUTER || isOther(Number(pid))) && now - (await changedAt(path)) < ABANDONED_MS) continue
    // One that cannot be removed, as another user's, is no reason not to export.
    await rm(path, { recursive: true, force: true }).catch(() => undefined)
  }
}

/**
 * Removes what exports that were noted have left, wherever that is: at the start, long before anybody exports to the same place again.
 * Only what this computer wrote by a process that is gone, and is called so, goes; what is on a disk that is not there now is looked
 * for again the next time.
 */
export async function removeNotedExports(places: ExportPlaces): Promise<void> {
  for (const place of await places.noted()) {
    const [name, computer, pid] = NAME.exec(basename(place)) ?? []
    // What is called otherwise was not noted by us, and is nobody's to remove.
    if (name === undefined || !isAbsolute(place) || ON_ANOTHER_MACHINE.test(place)) {
      await places.forget(place)
      continue
    }
    if (computer !== THIS_COMPUTER || growing.has(name) || isOther(Number(pid))) continue
    const folder = dirname(place)
    if (!(await isThere(folder))) continue
    const left = join(folder, name)
    await rm(left, { recursive: true, force: true }).catch(() => undefined)
    if (!(await isThere(left))) await places.forget(place)
  }
}

/** To ask whether something is there would open a connection, and anybody may have written the list. */
const ON_ANOTHER_MACHINE = /^[\\/]{2}/

async function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

const THIS_COMPUTER = createHash('sha256').update(hostname()).digest('hex').slice(0, 8)

/** True when another process with this number runs; what this one writes is known. */
function isOther(pid: number): boolean {
  return pid !== process.pid && isProcess(pid)
}

async function changedAt(path: string): Promise<number> {
  try {
    return (await lstat(path)).mtimeMs
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
