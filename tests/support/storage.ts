import { onTestFinished } from 'vitest'
import type { DossierStorage } from '../../src-main/domain/ports'
import { openDossierStorage, type OpenDossierStorageOptions } from '../../src-main/storage/dossiers/dossier-storage'
import { sealForm } from '../../src-main/storage/data-folder/data-layout'
import type { Disk } from '../../src-main/storage/disk/disk'
import type { Processes } from '../../src-main/storage/data-folder/process-identity'
import { type MemoryDisk } from './memory-disk'
import { AT } from './notes'
import { sealUnderTest } from './seal-under-test'

export const FOLDER = '/data'

/** Every other process is dead. */
export const nobodyElse: Processes = { exists: () => false, startOf: () => Promise.resolve('now') }

let made = 0

/** A data folder, closed again when the test is over. On a disk in memory unless another folder is given. */
export async function openStorage(options: Partial<OpenDossierStorageOptions> = {}): Promise<DossierStorage> {
  const storage = await openDossierStorage({
    seal: sealUnderTest(),
    dataFolder: FOLDER,
    now: () => AT,
    makeId: () => `r-${(made += 1)}`,
    lockWaitMs: 0,
    retryMs: 5,
    ...options,
  })
  onTestFinished(() => storage.close())
  return storage
}

/** The same on a disk in memory, as the next start after a crash would find it. */
export function openAfterKill(disk: MemoryDisk, options: Partial<OpenDossierStorageOptions> = {}) {
  return openStorage({ disk: disk.afterKill(), processes: nobodyElse, ...options })
}

/** The data folder as storage sees it, whatever seal it stands under. */
export function asWritten(disk: Disk): Disk {
  return sealUnderTest().over(disk, FOLDER, sealForm)
}

/** A file in which a bit of one line is flipped, counted from the last line, which is 1. */
export function withSpoiltLine(bytes: Buffer, fromEnd: number): Buffer {
  const ends = [-1, ...[...bytes].flatMap((byte, at) => (byte === 10 ? [at] : []))]
  const [start, end] = [ends.at(-fromEnd - 1) ?? -1, ends.at(-fromEnd) ?? 0]
  const spoilt = Buffer.from(bytes)
  const middle = Math.floor((start + end) / 2)
  spoilt[middle] = (spoilt[middle] ?? 0) ^ 1
  return spoilt
}

/** Files of a dossier on a disk in memory. */
export async function filesOf(disk: MemoryDisk, dossierId: string): Promise<string[]> {
  return disk.list(`${FOLDER}/dossiers/${dossierId}`)
}
