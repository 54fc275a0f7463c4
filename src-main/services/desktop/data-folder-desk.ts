import { basename } from 'node:path'
import type { ChosenFolder } from '../../contract/calls/data'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { MakeId } from '../../domain/records/ids'
import type { DossierLibrary } from '../session/dossier-library'
import type { JobWork } from '../../threads/jobs'

/** Choosing another data folder and moving to it. A folder is known to the renderer by a token that serves once. */
export class DataFolderDesk {
  private readonly chosen = new Map<string, string>()

  constructor(
    private readonly library: DossierLibrary,
    private readonly makeId: MakeId,
  ) {}

  /** Looks at a folder; changes nothing. *Errors*: `storage-failed` when it can't be read. */
  async lookAt(folder: string): Promise<ChosenFolder> {
    const look = await this.library.storage.lookAt(folder)
    const token = this.makeId()
    this.chosen.set(token, folder)
    return { ...look, token, folder }
  }

  /** The work of moving everything there. *Errors*: `not-found` for a token that has served. */
  move(token: string): JobWork {
    const folder = this.take(token)
    return async (onProgress, signal) => {
      await this.library.moveDataFolder(folder, { onProgress, signal })
      return {
        path: folder,
        fileName: basename(folder),
        summary: 'Everything is copied and checked. The old files stay.',
      }
    }
  }

  /** Uses the folder from the next start on. *Errors*: as `DossierLibrary.switchDataFolder`; `not-found`. */
  async switchTo(token: string): Promise<void> {
    await this.library.switchDataFolder(this.take(token))
  }

  private take(token: string): string {
    const folder = this.chosen.get(token)
    this.chosen.delete(token)
    if (folder === undefined) throw new DossierError('not-found', say('folder.choose-again'))
    return folder
  }
}
