import { Latest } from '../../lib/latest'
import type { AppInfo } from '@contract/calls/app'
import type { DossierHealth, DossierListing } from '@contract/calls/dossier'
import type { EditState } from '@contract/saved'
import type { Written } from '@contract/events'
import type { Id } from '@domain/records/ids'
import type { SaveState, UnsavedWork } from '@domain/ports'
import type { Contents, EntityRow } from '@domain/views/contents'
import { call, listen } from '../../lib/api'
import { failureOf, type Failure } from '../../lib/failure'
import { vocabularyWith } from '@domain/vocabulary/standard-vocabulary'
import type { Vocabulary } from '@domain/vocabulary/vocabulary'
import { messages } from '../window/messages.svelte'

const HEALTHY: DossierHealth = { saveState: { kind: 'saved' }, refused: null, recovery: [], isUndecided: false }

/** The open dossier and what the window's frame shows of it. */
class Session {
  info = $state.raw<AppInfo | null>(null)
  dossiers = $state.raw<DossierListing[]>([])
  contents = $state.raw<Contents | null>(null)
  failure = $state.raw<Failure | null>(null)
  /** Apart from the contents, which are long: they change with every note that is written. */
  frame = $state.raw<Written['frame']>({ noteCount: 0, briefings: [] })
  /** Goes up when something was changed that what notes say elsewhere may depend on. */
  changes = $state(0)
  /** Goes up when the note that is open here was saved with other links, citations or tags than before. */
  ties = $state(0)
  private readonly opening = new Latest()
  edit = $state.raw<EditState>({ undo: null, redo: null })
  health = $state.raw<DossierHealth>(HEALTHY)

  /** The dossier whose contents are shown. */
  readonly saveState = $derived<SaveState>(this.health.saveState)
  /** What the disk does not take, of this dossier or another that is open. */
  readonly refused = $derived<UnsavedWork | null>(this.health.refused)
  readonly dossierId = $derived(this.contents?.dossierId ?? this.info?.dossierId ?? null)
  /** The words of the open dossier. */
  readonly vocabulary = $derived<Vocabulary>(vocabularyWith(...(this.contents?.vocabulary ?? [])))
  private readonly entitiesById = $derived(
    new Map<Id, EntityRow>((this.contents?.entities ?? []).map((entity) => [entity.id, entity])),
  )

  /** Hears what is saved. Answers how to stop. */
  watch(): () => void {
    return listen('save:state', ({ dossierId, state, refused }) => {
      this.health = { ...this.health, refused, ...(dossierId === this.dossierId && { saveState: state }) }
    })
  }

  /** Asks what there is to open. */
  async start(): Promise<void> {
    try {
      const info = await call('app:info', {})
      this.info = info
      this.dossiers = info.dossiers
    } catch (error) {
      this.failure = failureOf(error)
    }
  }

  /** Opens a dossier. What was shown stays when it cannot be read. */
  open(dossierId: Id): Promise<boolean> {
    return this.read(dossierId, this.opening.ask())
  }

  /** Reads the open dossier anew; what comes when the reader has gone on to another is let go. */
  async refresh(dossierId: Id): Promise<void> {
    await this.read(dossierId, () => this.dossierId === dossierId)
  }

  private async read(dossierId: Id, isWanted: () => boolean): Promise<boolean> {
    try {
      const contents = await call('dossier:open', { dossierId })
      if (!isWanted()) return false
      this.contents = contents
      this.frame = contents
      this.changes++
      messages.arrive(dossierId)
      this.failure = null
      const [edit, health] = await Promise.all([
        call('edit:state', { dossierId }),
        call('dossier:health', { dossierId }),
      ])
      if (this.dossierId !== dossierId) return false
      this.edit = edit
      this.health = health
      return true
    } catch (error) {
      if (isWanted()) this.failure = failureOf(error)
      return false
    }
  }

  async refreshDossiers(): Promise<void> {
    this.dossiers = await call('dossier:list', {})
  }

  entity(id: Id): EntityRow | undefined {
    return this.entitiesById.get(id)
  }

  /** What the window remembered under a key. */
  remembered(key: string, otherwise: boolean): boolean
  remembered(key: string, otherwise: number): number
  remembered(key: string, otherwise: string): string
  remembered(key: string, otherwise: string | number | boolean): string | number | boolean {
    const value = this.info?.remembered[key]
    return typeof value === typeof otherwise && value !== undefined ? value : otherwise
  }

  /** What is read from now on is this, whichever window it was said in. */
  heed(key: string, value: string | number | boolean): void {
    if (this.info) this.info = { ...this.info, remembered: { ...this.info.remembered, [key]: value } }
  }

  remember(key: string, value: string | number | boolean): void {
    this.heed(key, value)
    // Losing a pane's width is not worth a word to the reader.
    void call('app:remember', { key, value }).catch(() => undefined)
  }
}

export const session = new Session()
