import { Latest } from '../../lib/latest'
import type { ChangedNote } from '@contract/events'
import type { Id } from '@domain/records/ids'
import type { NoteFacets } from '@domain/notes/book/notebook'
import { picked, type NoteSelection } from '@domain/notes/book/note-selection'
import { isOpenFilter, type NoteFilter, type NoteSort } from '@domain/notes/book/note-query'
import type { NoteSummary } from '@domain/views/note-view'
import { call } from '../../lib/api'
import { mayDelete } from '../dossier/may-delete'
import { messages } from '../window/messages.svelte'
import { session } from '../dossier/session.svelte'
import { withRows } from './note-rows'

/** *Units*: notes read at a time. */
const CHUNK = 100

/** The list of notes: which are shown, in what order, which are selected. It stays as it was left, in its dossier. */
class NoteList {
  filter = $state.raw<NoteFilter>({})
  sort = $state<NoteSort>('changed')
  total = $state(0)
  /** Sparse: what has not been scrolled to is not there. */
  rows = $state.raw<(NoteSummary | undefined)[]>([])
  facets = $state.raw<NoteFacets | null>(null)
  /** How many private notes the filter would find too. */
  hidden = $state(0)
  /** Notes chosen one by one; while `all` is on, those that are not. */
  private picked = $state.raw<ReadonlySet<Id>>(new Set())
  /** All that the filter finds are selected, read into the window or not. */
  private all = $state(false)
  /** The row of the keyboard. */
  at = $state(0)
  scrollTop = 0
  /** How many notes are being changed at once; null when none are. */
  working = $state<number | null>(null)
  /** The last stretch of rows that was selected: from where, what was picked before it, and with it. */
  private stretch: { from: number; before: ReadonlySet<Id>; after?: ReadonlySet<Id> } | null = null
  private readonly asked = new Set<number>()
  private dossierId: Id | null = null
  private readonly latest = new Latest()

  /** How many notes are selected. */
  readonly selectedCount = $derived(this.all ? Math.max(0, this.total - this.picked.size) : this.picked.size)

  readonly isOpen = $derived(isOpenFilter(this.filter))
  /** Whether private notes were asked for, to ask for what belongs to them too. */
  readonly privateAsked = $derived<Pick<NoteFilter, 'private'>>(
    this.filter.private === undefined ? {} : { private: this.filter.private },
  )

  /** Narrows the list to this and nothing else. */
  show(filter: NoteFilter): void {
    this.dossierId = session.dossierId
    this.filter = filter
    this.reset()
  }

  /** Changes a part of the filter; undefined takes it away. */
  narrow(part: NoteFilter): void {
    this.filter = Object.fromEntries(
      Object.entries({ ...this.filter, ...part }).filter(([, value]) => value !== undefined && value !== ''),
    )
    this.reset()
    void this.load()
  }

  /** Private notes were asked for on the page of notes, and are to be asked for anew when it was left. */
  hidePrivate(): void {
    if (this.filter.private === undefined) return
    const { private: _, ...filter } = this.filter
    this.filter = filter
    this.reset()
  }

  order(sort: NoteSort): void {
    this.sort = sort
    this.reset()
    void this.load()
  }

  /** Reads the list anew where it stands; what is shown stays until the new rows are there. */
  async load(): Promise<void> {
    const { dossierId } = session
    if (dossierId === null) return
    if (this.dossierId !== dossierId) this.arrive(dossierId)
    const isLatest = this.latest.ask()
    const first = Math.floor(this.at / CHUNK) * CHUNK
    const ask = { dossierId, filter: { ...this.filter }, sort: this.sort }
    try {
      const page = await call('note:page', { ...ask, offset: first, limit: CHUNK, facets: true })
      if (!isLatest()) return
      const rows = new Array<NoteSummary | undefined>(page.total)
      page.rows.forEach((row, index) => (rows[first + index] = row))
      // Rows that were read before keep their place until they are read anew.
      for (const [index, row] of this.rows.entries()) if (index < rows.length) rows[index] ??= row
      this.asked.clear()
      this.asked.add(first)
      this.rows = rows
      this.total = page.total
      this.hidden = page.hidden
      this.facets = page.facets ?? this.facets
      this.at = Math.min(this.at, Math.max(0, page.total - 1))
    } catch (error) {
      if (isLatest()) messages.fail(error)
    }
  }

  /** Takes over notes that were written, and asks only for what may be otherwise: where they stand, or what they are tagged with. */
  async follow(notes: readonly ChangedNote[]): Promise<void> {
    const rows = withRows(this.rows, notes, this)
    if (rows === null) return this.load()
    this.rows = rows
    if (notes.some(({ isTiedAnew }) => isTiedAnew)) await this.readFacets()
  }

  /** Sees to it that the rows from `from` to `to` are there. */
  need(from: number, to: number): void {
    for (let chunk = Math.floor(Math.max(0, from) / CHUNK) * CHUNK; chunk <= to && chunk < this.total; chunk += CHUNK)
      if (!this.asked.has(chunk)) void this.read(chunk)
  }

  isSelected(id: Id): boolean {
    return this.picked.has(id) !== this.all
  }

  select(id: Id, on: boolean): void {
    this.picked = picked(this.picked, [id], on !== this.all)
  }

  /** Selects the rows between two places, with both, in place of the stretch that was selected from the same `from` before; of rows that are not here only the ids are asked for. */
  async selectRange(from: number, to: number): Promise<void> {
    const [first, last] = [Math.min(from, to), Math.max(from, to)]
    const rows = this.rows.slice(first, last + 1)
    let ids = rows.flatMap((row) => (row ? [row.id] : []))
    if (ids.length < last - first + 1) {
      const { dossierId } = session
      if (dossierId === null) return
      const isLatest = this.latest.still()
      const stretch = { filter: { ...this.filter }, sort: this.sort, offset: first, limit: last - first + 1 }
      try {
        ids = await call('note:ids', { dossierId, ...stretch })
      } catch (error) {
        messages.fail(error)
        return
      }
      if (!isLatest()) return
    }
    if (this.stretch?.from !== from || this.stretch.after !== this.picked) this.stretch = { from, before: this.picked }
    this.picked = picked(this.stretch.before, ids, !this.all)
    this.stretch.after = this.picked
  }

  selectAll(): void {
    this.all = true
    this.picked = new Set()
  }

  /** Notes that are gone, deleted here or in another window, are not selected any more. */
  forget(ids: readonly Id[]): void {
    if (this.picked.size > 0 && ids.length > 0) this.picked = picked(this.picked, ids, false)
  }

  selectNone(): void {
    this.all = false
    this.picked = new Set()
  }

  /** Changes every selected note in one edit. */
  async changeSelected(change: Parameters<typeof changeMany>[1], done: (count: number) => string): Promise<void> {
    if (this.selectedCount === 0 || this.working !== null) return
    const ids = [...this.picked]
    const notes: NoteSelection = this.all
      ? { kind: 'found', filter: { ...this.filter }, except: ids }
      : { kind: 'these', ids }
    this.working = this.selectedCount
    const changed = await changeMany(notes, change)
    this.working = null
    if (changed === null) return
    if (change.kind === 'delete') this.selectNone()
    // They have just gone from the list, and where to is not to be guessed.
    const isHidden = change.kind === 'private' && change.private && this.filter.private === undefined
    if (isHidden)
      messages.say(`${done(changed)} They are listed when private notes are shown.`, [
        { label: 'Show private notes', run: () => this.narrow({ private: 'shown' }) },
      ])
    else messages.say(done(changed))
    await this.load()
  }

  /** What was narrowed and selected in another dossier is not meant here: 'all' would be all notes of this one. */
  private arrive(dossierId: Id): void {
    this.dossierId = dossierId
    this.filter = {}
    this.reset()
    this.total = 0
    this.hidden = 0
    this.facets = null
  }

  private async readFacets(): Promise<void> {
    const { dossierId } = session
    if (dossierId === null) return
    const isLatest = this.latest.still()
    try {
      const facets = await call('note:facets', { dossierId, ...this.privateAsked })
      if (isLatest()) this.facets = facets
    } catch (error) {
      messages.fail(error)
    }
  }

  private reset(): void {
    this.at = 0
    this.scrollTop = 0
    this.rows = []
    this.asked.clear()
    this.selectNone()
  }

  private async read(chunk: number): Promise<void> {
    const { dossierId } = session
    if (dossierId === null) return
    const isLatest = this.latest.still()
    this.asked.add(chunk)
    try {
      const ask = { dossierId, filter: { ...this.filter }, sort: this.sort, offset: chunk, limit: CHUNK }
      const page = await call('note:page', ask)
      if (!isLatest()) return
      const rows = this.rows.slice()
      page.rows.forEach((row, index) => (rows[chunk + index] = row))
      this.rows = rows
    } catch (error) {
      if (!isLatest()) return
      this.asked.delete(chunk)
      messages.fail(error)
    }
  }
}

/** What is done to several notes at once. */
type Change =
  | { kind: 'pin'; pinned: boolean }
  | { kind: 'private'; private: boolean }
  | { kind: 'add-tag' | 'remove-tag'; tag: string }
  | { kind: 'delete' }

/** Changes notes in one edit; before they are deleted it is told what rests on them. Answers how many were changed, null when it failed or is not to be. */
export async function changeMany(notes: NoteSelection, change: Change): Promise<number | null> {
  if (session.dossierId === null) return null
  if (change.kind === 'delete' && !(await mayDelete(session.dossierId, notes))) return null
  try {
    const saved = await call('note:change-many', { dossierId: session.dossierId, notes, change })
    session.edit = saved.edit
    return saved.changed
  } catch (error) {
    messages.fail(error)
    return null
  }
}

export const noteList = new NoteList()
