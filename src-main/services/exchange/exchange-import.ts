import { basename } from 'node:path'
import type { ExchangeDecisions, HowToBringIn, ImportPlan } from '../../contract/calls/exchange'
import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { IncomingDossier, ReadDossierFile, WorkOptions } from '../../domain/exchange/exchange-ports'
import type { Id, MakeId } from '../../domain/records/ids'
import type { DossierLibrary } from '../session/dossier-library'
import type { DossierSession, Planned } from '../session/dossier-session'
import { atPace } from '../../pace/pace'
import { compareExchange } from './exchange-compare'
import type { ExchangeComparison } from './exchange-row'
import { incomingLayer } from './exchange-merge'
import { planImport } from './exchange-plan'
import { takenFrom, type ExchangeChoices } from './exchange-outcome'
import { resolvingOps } from './exchange-resolve'
import { firstExchange, recordsIn, rememberTaken } from './remember-exchange'

/** A file that was read and awaits the person's word. */
interface Waiting {
  token: string
  incoming: IncomingDossier
}

/**
 * Brings dossiers in from files: first looks and says what would change, then does it, all or nothing.
 * What is brought in is what was looked at, whatever became of the file meanwhile. Holds the last file only.
 */
export class ImportDesk {
  private waiting: Waiting | null = null

  constructor(
    private readonly library: DossierLibrary,
    private readonly read: ReadDossierFile,
    private readonly makeToken: MakeId,
  ) {}

  /** Reads and checks a file; changes nothing. *Errors*: those of `ReadDossierFile`. */
  async inspect(path: string, options: WorkOptions = {}): Promise<{ token: string; plan: ImportPlan }> {
    this.waiting = null
    const incoming = await this.read(path, options)
    const present = await this.present(incoming.content.dossier.id)
    const plan = await planImport(basename(path), incoming, present, options)
    const token = this.makeToken()
    this.waiting = { token, incoming }
    return { token, plan }
  }

  /**
   * Brings in what was inspected. A dossier whose id is free here keeps it. Where there is one with the id, `as` must say
   * whether the file becomes a `new` dossier beside it, or comes into it and how: then a backup is made first, and all of
   * it is one edit that can be undone. `each` decides about single records, by key. Part of a dossier only ever adds what is not here.
   * Until it is written it can be stopped, and then nothing has changed.
   * *Errors*: `not-found` for a token that is not the last one, `conflict` without `as`, `storage-failed`, `cancelled`.
   */
  async bringIn(
    token: string,
    as?: HowToBringIn,
    each: ExchangeDecisions = {},
    options: WorkOptions = {},
  ): Promise<{ id: Id }> {
    const { waiting } = this
    if (waiting?.token !== token) {
      throw new DossierError('not-found', say('reading.file-closed'))
    }
    const id = await this.carryOut(waiting.incoming, as, each, options)
    this.waiting = null
    return { id }
  }

  private async carryOut(
    incoming: IncomingDossier,
    as: HowToBringIn | undefined,
    each: ExchangeDecisions,
    options: WorkOptions,
  ): Promise<Id> {
    const { id } = incoming.content.dossier
    const present = await this.present(id)
    if (!present || as === 'new') return this.add(incoming, options)
    if (as === undefined) {
      throw new DossierError('conflict', say('reading.dossier-here', { title: present.index.meta.title }))
    }
    await this.library.storage.backups.create(id)
    const isPart = incoming.manifest.partial === true
    await bringInto(present, incoming, { all: isPart ? 'add' : as, each }, options)
    return id
  }

  /** An id that was used before, if only by a dossier in the bin, is not used again. */
  private async add(incoming: IncomingDossier, { onProgress, signal }: WorkOptions): Promise<Id> {
    const { dossier } = incoming.content
    const listings = await this.library.list()
    // A bundle that this app does not have may come with a later one, under the same id.
    const isFree = dossier.bundle === undefined && !listings.some((listing) => listing.id === dossier.id)
    const isTitleFree = !listings.some((listing) => listing.title === dossier.title && listing.deletedAt === undefined)
    const id = isFree ? dossier.id : this.library.tools.makeId()
    const title = isTitleFree ? dossier.title : `${dossier.title} (imported)`
    const layer = incomingLayer(incoming, id, title)
    if (isFree) {
      const { makeId } = this.library.tools
      const first = firstExchange(recordsIn(incoming), makeId(), incoming.manifest.createdAt)
      const handover = await atPace(first, signal)
      layer.records.handovers[handover.id] = handover
    }
    await this.library.storage.create(layer, { ...(onProgress && { onProgress }), ...(signal && { signal }) })
    return id
  }

  private async present(id: Id): Promise<DossierSession | null> {
    const listings = await this.library.list()
    const isHere = listings.some((listing) => listing.id === id && listing.deletedAt === undefined)
    return isHere ? this.library.open(id) : null
  }
}

/** Brings a file into the dossier that is here, in one edit. */
export async function bringInto(
  present: DossierSession,
  incoming: IncomingDossier,
  choices: ExchangeChoices,
  options: WorkOptions = {},
): Promise<ExchangeComparison> {
  const { onProgress, signal } = options
  for (;;) {
    const seen = present.store.history.at(-1)?.id
    const comparison = await compareExchange(present, incoming, options)
    const taken = takenFrom(incoming, comparison, choices)
    const remember = await rememberTaken(present, comparison.known, taken, incoming.manifest.createdAt, signal)
    // Somebody may have gone on writing while the two were compared.
    const plan = function* (): Generator<undefined, Planned<boolean>> {
      if (present.store.history.at(-1)?.id !== seen) return { ops: [], answer: false }
      onProgress?.({ phase: 'Bringing in', done: 0, total: 0 })
      const ops = yield* resolvingOps(present, incoming, comparison, choices)
      return { ops: ops.concat(remember()), answer: true }
    }
    const done = await present.editInTurns({ kind: 'import-dossier' }, plan, '', signal)
    if (done) return comparison
  }
}
