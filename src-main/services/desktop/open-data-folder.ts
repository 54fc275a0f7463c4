import { DossierError } from '../../domain/errors'
import type { DossierStorage } from '../../domain/ports'

/** What a person may do about a data folder that can't be opened. */
export type WayOut = 'choose another' | 'try again' | 'quit'

export interface OpenDataFolderSteps {
  /** *Errors*: `storage-failed` when the folder can't be used. */
  open(dataFolder: string): Promise<DossierStorage>
  /** Makes another folder the one for this and every later start. *Errors*: those of `DossierStorage.switchTo`. */
  switchTo(from: string, to: string): Promise<void>
  /** Says why the folder can't be used, and asks what to do. */
  ask(reason: string, dataFolder: string): Promise<WayOut>
  /** Null when no folder was chosen. */
  chooseFolder(): Promise<string | null>
}

/**
 * Opens the data folder; one that can't be used is said, until another is chosen or this one can be used after all. Answers null when
 * the person would rather quit. *Errors*: those of `open` that no other folder would mend.
 */
export async function openDataFolderOrAsk(
  first: string,
  steps: OpenDataFolderSteps,
): Promise<{ storage: DossierStorage; dataFolder: string } | null> {
  let dataFolder = first
  for (;;) {
    let reason: string
    try {
      return { storage: await steps.open(dataFolder), dataFolder }
    } catch (error) {
      reason = storageReason(error)
    }
    for (let other: string | null = null; other === null;) {
      const wayOut = await steps.ask(reason, dataFolder)
      if (wayOut === 'quit') return null
      if (wayOut === 'try again') break
      other = await steps.chooseFolder()
      if (other === null) continue
      try {
        await steps.switchTo(dataFolder, other)
        dataFolder = other
      } catch (error) {
        if (!(error instanceof DossierError)) throw error
        reason = error.message
        other = null
      }
    }
  }
}

function storageReason(error: unknown): string {
  if (error instanceof DossierError && error.code === 'storage-failed') return error.message
  throw error
}
