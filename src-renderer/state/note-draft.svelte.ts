import type { Failure } from '@contract/result'
import type { Id } from '@domain/ids'
import type { Note, NoteTarget } from '@domain/note'
import { call, failureOf } from '../lib/api'

const SAVE_AFTER_MS = 700

/** How the text in the editor stands to the disk. */
export type DraftState =
  | { kind: 'clean' }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'failed'; failure: Failure }

/** What the reader edits of a note. */
type Fields = Pick<Note, 'title' | 'body' | 'tags' | 'targets' | 'pinned' | 'private'>

/** A note being written. It saves itself a moment after the last change; an empty new note leaves nothing behind. */
export class NoteDraft {
  id = $state<Id | null>(null)
  fields = $state.raw<Fields>({ title: '', body: '', tags: [], targets: [] })
  state = $state.raw<DraftState>({ kind: 'clean' })
  private base: string | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private running: Promise<void> | null = null
  private dirty = false

  private constructor(readonly dossierId: Id) {}

  static empty(dossierId: Id, targets: NoteTarget[]): NoteDraft {
    const draft = new NoteDraft(dossierId)
    draft.fields = { title: '', body: '', tags: [], targets }
    return draft
  }

  static of(dossierId: Id, note: Note): NoteDraft {
    const draft = new NoteDraft(dossierId)
    draft.take(note)
    return draft
  }

  get isNew(): boolean {
    return this.id === null
  }

  change(fields: Partial<Fields>): void {
    this.fields = { ...this.fields, ...fields }
    this.dirty = true
    if (this.state.kind !== 'failed') this.state = { kind: 'changed' }
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), SAVE_AFTER_MS)
  }

  /** Saves what is not saved yet. Resolves when everything written so far is on disk or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    if (this.running) await this.running
    if (!this.dirty || (this.isNew && isBlank(this.fields))) return
    this.running = this.save()
    await this.running
    this.running = null
  }

  /** Saves over a version that was written elsewhere meanwhile; that one stays in the note's history. */
  async overwrite(): Promise<void> {
    if (this.id === null) return
    try {
      const other = await call('note:get', { dossierId: this.dossierId, id: this.id })
      this.base = other.updatedAt
      this.dirty = true
      await this.flush()
    } catch (error) {
      this.state = { kind: 'failed', failure: failureOf(error) }
    }
  }

  /** Gives up the text here for the version on disk. */
  async reload(): Promise<void> {
    if (this.id === null) return
    try {
      this.take(await call('note:get', { dossierId: this.dossierId, id: this.id }))
    } catch (error) {
      this.state = { kind: 'failed', failure: failureOf(error) }
    }
  }

  private take(note: Note): void {
    const { title, body, tags, targets, pinned, private: hidden } = note
    this.id = note.id
    this.base = note.updatedAt
    this.fields = { title, body, tags, targets, pinned, private: hidden }
    this.dirty = false
    this.state = { kind: 'clean' }
  }

  private async save(): Promise<void> {
    this.dirty = false
    this.state = { kind: 'saving' }
    try {
      const saved = await call('note:save', {
        dossierId: this.dossierId,
        note: {
          ...this.fields,
          ...(this.id !== null && { id: this.id }),
          ...(this.base !== null && { baseUpdatedAt: this.base }),
        },
      })
      this.id = saved.id
      this.base = saved.updatedAt
      this.state = this.dirty ? { kind: 'changed' } : { kind: 'saved' }
    } catch (error) {
      this.dirty = true
      this.state = { kind: 'failed', failure: failureOf(error) }
    }
  }
}

function isBlank({ title, body }: Fields): boolean {
  return title.trim() === '' && body.trim() === ''
}
