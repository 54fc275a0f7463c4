import { basename } from 'node:path'
import type { CopyStatus } from '../../contract/calls/copy'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Id, MakeId } from '../../domain/records/ids'
import type {
  BringBackEdits,
  CancelSignal,
  CopyLook,
  CopyMade,
  CopyPlan,
  HowToBringBack,
  LongWork,
  Settings,
} from '../../domain/ports'
import { mergeBroughtSettings } from './brought-settings'
import { isCopyDue } from './copy-plan'
import type { DossierLibrary } from '../session/dossier-library'
import type { JobWork } from '../../threads/jobs'
import { rememberCopied } from '../exchange/remember-exchange'

/** What the app remembers of itself, and how it is kept. */
interface KeptSettings {
  readonly value: Settings
  save(settings: Settings): Promise<void>
}

/** What the desk tells about what it changed. */
interface CopyNews {
  dossiersChanged(): void
  reopened(dossierId: Id): void
}

/** Full copies on another disk: made when asked for and by themselves, looked at, and brought back. A folder is known to the renderer by a token. */
export class CopyDesk {
  private readonly looked = new Map<string, string>()
  private running: Promise<CopyMade> | null = null
  /** *Units*: ISO 8601 UTC. One that failed is not tried again at once. */
  private failedAt = ''
  /** The app ends: asked of what runs then. */
  private ending: CancelSignal | null = null

  constructor(
    private readonly library: DossierLibrary,
    private readonly settings: KeptSettings,
    private readonly makeId: MakeId,
    private readonly news: CopyNews,
  ) {}

  /** What there is to know about copies. */
  async status(): Promise<CopyStatus> {
    const { copies } = this.library.storage
    const plan = this.settings.value.copies
    if (!plan) return { plan: null, isThere: false, isNothingNew: false }
    const { folder, every, last, problem } = plan
    const [isThere, state] = [await copies.isThere(folder), await copies.state()]
    return {
      plan: {
        folder,
        every,
        ...(last && { lastAt: last.at, lastName: last.name }),
        ...(problem !== undefined && { problem }),
      },
      isThere,
      isNothingNew: last?.state === state,
    }
  }

  /** The work of making a copy in a folder, which is remembered as the one for copies. */
  copyTo(folder: string): JobWork {
    return async (onProgress, signal) => {
      const made = await this.copy(folder, { onProgress, signal })
      const missing = made.leftOut.length === 0 ? '' : ` ${made.leftOut.join(' ')}`
      return {
        path: folder,
        fileName: made.name,
        summary: `Everything was read back and compared.${missing}`,
      }
    }
  }

  /** The folder that copies go to. *Errors*: `not-found` when none was chosen yet. */
  folder(): string {
    const folder = this.settings.value.copies?.folder
    if (folder === undefined) throw new DossierError('not-found', say('copy.no-folder-chosen'))
    return folder
  }

  /** How often a copy is made by itself. *Errors*: `not-found` before the first copy. */
  async schedule(every: CopyPlan['every']): Promise<void> {
    await this.remember({ ...this.plan(this.folder()), every })
  }

  /** Makes a copy by itself if one is due. A failure is told on the page of backups and nowhere else. */
  async copyIfDue(now: string, work: LongWork = {}): Promise<boolean> {
    const { copies } = this.library.storage
    const plan = this.settings.value.copies
    if (!plan || plan.every === 'never' || this.running || !(await copies.isThere(plan.folder))) return false
    if (isWithinAnHour(this.failedAt, now) || !isCopyDue(plan, { now, isThere: true, state: await copies.state() }))
      return false
    try {
      await this.copy(plan.folder, work)
      return true
    } catch (error) {
      if (!(error instanceof DossierError)) throw error
      this.failedAt = now
      if (error.code !== 'cancelled') await this.remember({ ...this.plan(plan.folder), problem: error.message })
      return false
    }
  }

  /** Looks at a copy; changes nothing. *Errors*: those of `FullCopies.look`. */
  async look(folder: string, work: LongWork): Promise<{ token: string; look: CopyLook }> {
    const look = await this.library.storage.copies.look(folder, work)
    const named = await namesOfDossiers(this.library)
    const token = this.makeId()
    this.looked.set(token, look.folder)
    return { token, look: { ...look, dossiers: look.dossiers.map((one) => ({ ...one, title: named(one.title) })) } }
  }

  /** The work of bringing dossiers back from a copy that was looked at. *Errors*: `not-found` for a token that has served. */
  bringBack(token: string, how: HowToBringBack): (work: LongWork) => Promise<string> {
    const folder = this.looked.get(token)
    this.looked.delete(token)
    if (folder === undefined) throw new DossierError('not-found', say('copy.choose-again'))
    return async (work) => bringBack(this.library, this.settings, folder, how, work, this.news)
  }

  /** Before the app ends: lets a copy that runs come to its end, or makes one that is due, until it is stopped. */
  async finish(now: string, signal: CancelSignal): Promise<void> {
    this.ending = signal
    if (this.running) await this.running.catch(() => undefined)
    else await this.copyIfDue(now, { signal })
  }

  private async copy(folder: string, work: LongWork): Promise<CopyMade> {
    if (this.running) throw new DossierError('conflict', say('copy.being-made'))
    this.running = this.copyNow(folder, work)
    try {
      return await this.running
    } finally {
      this.running = null
    }
  }

  private async copyNow(folder: string, work: LongWork): Promise<CopyMade> {
    const { copies } = this.library.storage
    const isStopped = () => work.signal?.aborted === true || this.ending?.aborted === true
    const signal: CancelSignal = {
      get aborted() {
        return isStopped()
      },
    }
    await rememberCopied(this.library)
    // Asked before, so that what is changed meanwhile counts as new.
    const state = await copies.state()
    const made = await copies.write(folder, { ...work, signal })
    const { problem: _, ...plan } = this.plan(folder)
    await this.remember({ ...plan, last: { at: made.at, name: made.name, state } })
    return made
  }

  private plan(folder: string): CopyPlan {
    const plan = this.settings.value.copies
    if (plan?.folder === folder) return plan
    return { folder, every: plan?.every ?? 'never' }
  }

  private remember(copies: CopyPlan): Promise<void> {
    return this.settings.save({ ...this.settings.value, copies })
  }
}

function isWithinAnHour(at: string, now: string): boolean {
  return at !== '' && Math.abs(Date.parse(now) - Date.parse(at)) < 3_600_000
}

/** Brings dossiers back, each change as an edit that can be undone; answers what was done in a sentence or two. */
export async function bringBack(
  library: DossierLibrary,
  settings: KeptSettings,
  folder: string,
  how: HowToBringBack,
  work: LongWork,
  news: CopyNews,
): Promise<string> {
  const edits: BringBackEdits = {
    edit: async (id, ops) => {
      const session = await library.open(id)
      await session.edit({ kind: 'bring-back' }, () => ({ ops: [...ops], answer: null }))
    },
    reopen: async (id) => {
      await library.reopen(id)
      news.reopened(id)
    },
  }
  try {
    const { dossiers, settings: brought } = await library.storage.copies.bringBack(folder, how, edits, work)
    await settings.save(mergeBroughtSettings(settings.value, brought))
    const changed = dossiers.filter(({ changes }) => changes > 0)
    if (changed.length === 0) return 'There was nothing to bring back: it is all here.'
    const named = await namesOfDossiers(library)
    return `Brought back from ${basename(folder)}: ${changed.map(({ title }) => `‘${named(title)}’`).join(', ')}.`
  } finally {
    news.dossiersChanged()
  }
}

/** A copy knows a dossier that came with the app by its id alone, as long as nobody has renamed it: here it has its title. */
async function namesOfDossiers(library: DossierLibrary): Promise<(title: string) => string> {
  const titles = new Map((await library.list()).map(({ id, title }) => [id, title]))
  return (title) => titles.get(title) ?? title
}
