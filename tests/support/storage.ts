import { onTestFinished } from 'vitest'
import type { DossierStorage } from '../../src-main/domain/ports'
import { openDossierStorage, type OpenDossierStorageOptions } from '../../src-main/storage/dossiers/dossier-storage'
import type { Processes } from '../../src-main/storage/data-folder/process-identity'
import { type MemoryDisk } from './memory-disk'
import { AT } from './notes'

export const FOLDER = '/data'

/** Every other process is dead. */
export const nobodyElse: Processes = { exists: () => false, startOf: () => Promise.resolve('now') }

let made = 0

/** A data folder, closed again when the test is over. On a disk in memory unless another folder is given. */
export async function openStorage(options: Partial<OpenDossierStorageOptions> = {}): Promise<DossierStorage> {
  const storage = await openDossierStorage({
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

/** Files of a dossier on a disk in memory. */
export async function filesOf(disk: MemoryDisk, dossierId: string): Promise<string[]> {
  return disk.list(`${FOLDER}/dossiers/${dossierId}`)
}
