import { DossierError } from '../../domain/errors'
import type { DossierStorage } from '../../domain/ports'

/** What a person can choose when the data folder can't be opened. */
export type WayOut = 'choose another' | 'try again' | 'quit'

export interface OpenDataFolderSteps {
  /** Opens a folder. *Errors*: `storage-failed` when it can't be used. */
  open(dataFolder: string): Promise<DossierStorage>
  /** Uses another folder from now on, at later starts too. *Errors*: those of `DossierStorage.switchTo`. */
  switchTo(from: string, to: string): Promise<void>
  /** Tells the person why the folder can't be used, and asks what to do. */
  ask(reason: string, dataFolder: string): Promise<WayOut>
  /** Asks for a folder; null when the dialog was closed. */
  chooseFolder(): Promise<string | null>
}

/**
 * Opens the data folder. While it can't be used, the person is told why and may try again, choose another folder or quit.
 * Answers null when they quit. *Errors*: those of `open` that choosing another folder would not cure.
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
