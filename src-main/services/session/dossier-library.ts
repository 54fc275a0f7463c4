import type { DossierListing } from '../../contract/calls/dossier'
import type { DossierMeta } from '../../domain/records/dossier'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Id } from '../../domain/records/ids'
import type { Marking } from '../../domain/records/marking'
import type { Bundles, DossierStorage, LongWork, UnsavedWork } from '../../domain/ports'
import { emptyLayer, type Change } from '../../domain/records/records'
import type { DeletedForGood } from '../content/deleted-for-good'
import { DossierSession, type SessionTools } from './dossier-session'
import { withinTime } from '../../threads/within-time'

/** *Units*: milliseconds. A disk that has not answered for so long is said to be silent. */
const SILENT_MS = 5_000

/** What a new dossier is asked for. */
export interface NewDossier {
  title: string
  marking: Marking
  language?: string | undefined
}

/** All dossiers the person has: those that came with the app and their own. Opens each once. */
export class DossierLibrary {
  private readonly sessions = new Map<Id, Promise<DossierSession>>()
  private readonly opened = new Set<DossierSession>()
  private readonly listeners = new Set<(session: DossierSession, change: Change) => void>()
  private readonly openListeners = new Set<(session: DossierSession) => void>()

  constructor(
    private readonly bundles: Bundles,
    readonly storage: DossierStorage,
    readonly tools: SessionTools,
  ) {}

  onChange(listener: (session: DossierSession, change: Change) => void): void {
    this.listeners.add(listener)
  }

  onOpen(listener: (session: DossierSession) => void): void {
    this.openListeners.add(listener)
  }

  async list(): Promise<DossierListing[]> {
    const [bundled, stored] = await Promise.all([this.bundles.list(), this.storage.list()])
    const layers = new Map(stored.map((dossier) => [dossier.id, dossier]))
    return [
      ...bundled.map(({ id, title }) => {
        // A layer that says nothing of the dossier itself is called by its id.
        const own = layers.get(id)?.title
        return { id, title: own === undefined || own === id ? title : own, own: false }
      }),
      ...stored
        .filter((dossier) => dossier.own && !bundled.some(({ id }) => id === dossier.id))
        .map(({ id, title, deletedAt }) => ({ id, title, own: true, ...(deletedAt !== undefined && { deletedAt }) })),
    ]
  }

  /** *Errors*: `not-found` with the ids that there are; those of the bundle and the storage. */
  open(id: Id): Promise<DossierSession> {
    const known = this.sessions.get(id)
    if (known) return known
    const opening = this.begin(id)
    this.sessions.set(id, opening)
    opening.catch(() => this.sessions.delete(id))
    return opening
  }

  /** A new dossier with nothing in it. */
  async create({ title, marking, language = 'en' }: NewDossier): Promise<Id> {
    const id = this.tools.makeId()
    const meta: DossierMeta = { id, title, keyJudgements: [], language, marking }
    const layer = emptyLayer(id)
    layer.records.meta[id] = meta
    await this.storage.create(layer)
    return id
  }

  /** A copy that is wholly the reader's own: bundled records become theirs, notes and briefings come along. */
  async duplicate(sourceId: Id, title: string): Promise<Id> {
    const source = await this.open(sourceId)
    const id = this.tools.makeId()
    const layer = emptyLayer(id)
    const { bundle: _, ...meta } = source.index.meta
    layer.records.meta[id] = { ...meta, id, title }
    for (const entity of source.index.entities.values()) layer.records.entities[entity.id] = entity
    for (const claim of source.index.claims.values()) layer.records.claims[claim.id] = claim
    for (const record of source.index.sources.values()) layer.records.sources[record.id] = record
    Object.assign(layer.records.grades, source.store.layer.records.grades)
    Object.assign(layer.records.notes, source.store.layer.records.notes)
    Object.assign(layer.records.highlights, source.store.layer.records.highlights)
    Object.assign(layer.records.briefings, source.store.layer.records.briefings)
    await this.storage.create(structuredClone(layer))
    return id
  }

  /** Closes a dossier and opens it as it is on disk now. */
  async reopen(id: Id): Promise<DossierSession> {
    await this.closeSession(id)
    return this.open(id)
  }

  async remove(id: Id): Promise<void> {
    if ((await this.bundles.list()).some((bundle) => bundle.id === id)) {
      throw new DossierError('conflict', say('storage.came-with-app'))
    }
    await this.closeSession(id)
    await this.storage.remove(id)
  }

  restore(id: Id): Promise<void> {
    return this.storage.restore(id)
  }

  /** Deletes a dossier in the bin for good, with its backups. *Errors*: `not-found`, `read-only`, `storage-failed`. */
  async deleteForGood(id: Id, deletedAt: string): Promise<DeletedForGood> {
    const { ops: _, ...erasure } = await this.storage.eraseBinned(id, deletedAt)
    return { entries: 1, ...erasure }
  }

  async close(): Promise<void> {
    await this.closeSessions()
    await this.storage.close()
  }

  /** What the disk does not take, over all open dossiers; null while it takes everything. */
  refused(): UnsavedWork | null {
    const states = [...this.opened].map(({ store }) => store.saveState())
    const reason = states.find((state) => state.kind === 'not-saved')?.reason
    return reason === undefined ? null : this.unsavedFor(reason)
  }

  /** What would be lost if the app ended now; null when nothing would. Waits for what is under way, but not for a silent disk. */
  async unsaved(): Promise<UnsavedWork | null> {
    await Promise.allSettled(this.sessions.values())
    await withinTime(Promise.all([...this.opened].map((session) => session.settled())), SILENT_MS)
    return this.refused() ?? this.unsavedFor('The disk does not answer.')
  }

  private unsavedFor(reason: string): UnsavedWork | null {
    const all = [...this.opened].flatMap(({ store }) => store.unsaved())
    return all.length === 0 ? null : { changes: all.length, labels: [...new Set(all)], reason }
  }

  /** Moves the data folder; afterwards only the app's next start can write. *Errors*: those of `DossierStorage.moveTo`; `conflict`. */
  async moveDataFolder(to: string, work?: LongWork): Promise<void> {
    await this.changeFolder(() => this.storage.moveTo(to, work))
  }

  /** Uses another data folder from the app's next start on. *Errors*: those of `DossierStorage.switchTo`; `conflict`. */
  async switchDataFolder(to: string): Promise<void> {
    await this.changeFolder(() => this.storage.switchTo(to))
  }

  private async changeFolder(change: () => Promise<void>): Promise<void> {
    if ((await this.unsaved()) !== null) {
      throw new DossierError('conflict', say('storage.unsaved-would-stay'))
    }
    await this.closeSessions()
    try {
      await change()
    } finally {
      // What was opened meanwhile could only be read.
      await this.closeSessions()
    }
  }

  private async closeSessions(): Promise<void> {
    await Promise.all([...this.sessions.keys()].map((id) => this.closeSession(id)))
  }

  private async closeSession(id: Id): Promise<void> {
    const session = await this.sessions.get(id)?.catch(() => undefined)
    await session?.close()
    if (session) this.opened.delete(session)
    this.sessions.delete(id)
  }

  private async begin(id: Id): Promise<DossierSession> {
    const listings = await this.list()
    const listing = listings.find((dossier) => dossier.id === id && dossier.deletedAt === undefined)
    if (!listing) {
      const others = listings.filter((dossier) => dossier.deletedAt === undefined).map((dossier) => dossier.id)
      throw new DossierError('not-found', say('storage.no-dossier-but', { id, others: others.join(', ') || 'none' }))
    }
    const content = listing.own ? null : await this.bundles.read(id)
    const session = new DossierSession(id, content, await this.storage.open(id), this.tools)
    this.opened.add(session)
    session.onChange((change) => this.listeners.forEach((listener) => listener(session, change)))
    this.openListeners.forEach((listener) => listener(session))
    return session
  }
}
