import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { FolderLock } from './folder-lock'

/** *Units*: milliseconds for which an answer counts; looking at every save would cost more than the save. */
const VALID_MS = 1_000

/**
 * Whether we still are the one who may write in the data folder. Ours can end while we run: the disk is taken out, or a person
 * who believes us dead deletes the lock.
 */
export class WritePermit {
  private checkedAt = -Infinity

  constructor(
    private readonly lock: FolderLock,
    private readonly clock: () => number = () => performance.now(),
  ) {}

  /** Makes the next `check` look. */
  doubt(): void {
    this.checkedAt = -Infinity
  }

  /** *Errors*: `read-only` when another program has the folder now; ENOENT when the folder is gone. */
  async check(): Promise<void> {
    const time = this.clock()
    if (time - this.checkedAt < VALID_MS) return
    const state = await this.lock.check()
    if (state === 'gone') throw Object.assign(new Error('the lock of the data folder is gone'), { code: 'ENOENT' })
    if (state === 'taken') {
      throw new DossierError('read-only', say('folder.taken-over'))
    }
    this.checkedAt = time
  }
}
