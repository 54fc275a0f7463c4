import type { Failure } from '@contract/result'
import type { Id } from '@domain/records/ids'
import { noteLabel, type Note, type NoteTarget } from '@domain/records/note'
import { mergeFields, type NoteFields } from '@domain/notes/book/merge-fields'
import { mergeText } from '@domain/text/merge-text'
import { call } from '../../lib/api'
import { failureOf } from '../../lib/failure'
import type { EditorMoment } from '../../notes-editor/create-editor'

const SAVE_AFTER_MS = 700
/** *Units*: milliseconds after which what is written without a pause is saved too, so that another window can follow it. */
const SAVE_AT_LATEST_MS = 3_000
/** *Units*: milliseconds between two tries while the disk refuses. */
const TRY_AGAIN_MS = 8_000
/** *Units*: milliseconds that a save may take before a window that goes no longer waits for it; the main process waits longer for the window. */
const HELD_UP_MS = 400

/** How the text in the editor stands to the disk. */
export type DraftState =
  | { kind: 'clean' }
  | { kind: 'changed' }
  | { kind: 'saving' }
  | { kind: 'saved' }
  | { kind: 'failed'; failure: Failure }

/** What a new note begins with. */
export type NoteBeginning = Partial<NoteFields> & { body?: string; at?: WritingPlace }

/** Where writing begins: in the title, or in the text. *Units*: UTF-16 code units. */
export type WritingPlace = 'title' | 'end' | number

interface Kept {
  title: string
  body: string
}

/**
 * A note being written. It saves itself a moment after the last change; an empty new note leaves nothing behind.
 * What another window wrote meanwhile is put together with what is here where both can stand.
 */
export class NoteDraft {
  id = $state<Id | null>(null)
  fields = $state.raw<NoteFields>({ title: '', tags: [], targets: [] })
  state = $state.raw<DraftState>({ kind: 'clean' })
  /** The text as it last came from the disk or was put together; the editor takes it over. */
  body = $state.raw('')
  /** Said once when a version from elsewhere was taken over. */
  merged = $state(0)
  /** Whether that version is what the reader asked for here, and can be undone in the editor. */
  undoable = false
  at: WritingPlace = 'end'
  /** How the editor was left that showed this text last, for the one that follows it. */
  left: EditorMoment | undefined
  private acting = false
  private read: (() => string) | null = null
  private base = $state.raw<Note | null>(null)
  /** True once the note was deleted elsewhere while it was written here: it goes on as a new one. */
  outlived = $state(false)
  private timer: ReturnType<typeof setTimeout> | undefined
  private changedAt: number | null = null
  /** What was last kept as a version because it could not become the note's own. */
  private kept: Kept | null = null
  private running: Promise<void> | null = null
  private dirty = false
  /** True while something typed has not reached the main process: it would be lost with the window. */
  isHeld = $state(false)
  /** What was sent behind a save that is held up, so that asking again does not send it again. */
  private sent: Kept | null = null

  private constructor(readonly dossierId: Id) {}

  static empty(dossierId: Id, { body = '', at = 'end', ...fields }: NoteBeginning): NoteDraft {
    const draft = new NoteDraft(dossierId)
    draft.at = at
    draft.fields = { ...draft.fields, ...fields }
    draft.body = body
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

  /** What the note is called, as it was last saved. */
  get label(): string | null {
    return this.base && noteLabel(this.base)
  }

  /** When the note was last changed on disk. */
  get updatedAt(): string | null {
    return this.base?.updatedAt ?? null
  }

  /** The text as it stands in the editor now. *Units*: costs its length. */
  get text(): string {
    return this.read?.() ?? this.body
  }

  /** The text was changed in the editor. `read` is asked for it only when it is wanted. */
  write(read: () => string): void {
    this.read = read
    this.touch()
  }

  change(fields: Partial<NoteFields>): void {
    this.fields = { ...this.fields, ...fields }
    this.touch()
  }

  /** Saves what is not saved yet. Resolves when everything written so far is on disk or has failed. */
  async flush(): Promise<void> {
    clearTimeout(this.timer)
    // Who waits with others goes on waiting for what one of them begins.
    while (this.running) await this.running
    if (!this.dirty || (this.isNew && isBlank(this.fields.title, this.text))) return
    this.running = this.save().finally(() => (this.running = null))
    await this.running
  }

  /** Before the window goes: what cannot become the note's own text now is kept as one of its versions, or as a free note. */
  async handOver(): Promise<void> {
    await Promise.race([this.flush(), new Promise((resolve) => setTimeout(resolve, HELD_UP_MS))])
    if (this.running && this.dirty) {
      this.sendBehind()
      return
    }
    await this.keepRefused()
  }

  /** Keeps what could not be saved as the note's own text. */
  async keepRefused(): Promise<void> {
    if (this.state.kind !== 'failed' || !this.dirty) return
    const { id } = this
    const { code } = this.state.failure
    if (code === 'conflict' && id !== null) await this.keep(id)
    else if (code === 'not-found' && id === null) {
      this.fields = { ...this.fields, targets: [] }
      await this.flush()
    }
  }

  /** Keeps the text as it stands as one of the note's versions, because the reader wants to come back to it. */
  async keepNow(): Promise<void> {
    await this.flush()
    if (this.id !== null) await this.keep(this.id)
  }

  /** Keeps the text and title here as one of the note's versions, unless they are one already. */
  private async keep(id: Id): Promise<void> {
    const kept = { title: this.fields.title, body: this.text }
    if (this.isKept(kept)) return
    const before = this.kept
    // On its way it counts in the main process.
    this.kept = kept
    this.isHeld = false
    try {
      await call('note:keep', { dossierId: this.dossierId, id, ...kept })
    } catch (error) {
      this.kept = before
      this.isHeld = true
      throw error
    }
  }

  private isKept({ title, body }: Kept): boolean {
    return this.kept?.title === title && this.kept.body === body
  }

  /** A save is held up, and the window goes: what was typed since waits behind it in the main process. */
  private sendBehind(): void {
    const { dossierId, id, fields, text: body } = this
    this.isHeld = false
    if (this.sent?.title === fields.title && this.sent.body === body) return
    this.sent = { title: fields.title, body }
    const note = id === null ? { ...fields, body } : { ...fields, body, id, keepBefore: true }
    void call('note:save', { dossierId, note }).catch(() => undefined)
  }

  /** Saves over a version that was written elsewhere meanwhile; that one stays among the note's versions. */
  async overwrite(): Promise<void> {
    await this.attempt(async (id) => {
      this.base = await call('note:get', { dossierId: this.dossierId, id })
      this.dirty = true
      await this.save(true)
    })
  }

  /** Gives up the text here for the one on disk; the text here is kept among the note's versions. */
  async reload(): Promise<void> {
    await this.attempt(async (id) => {
      const { dossierId } = this
      const other = await call('note:get', { dossierId, id })
      const isOther = () => this.text === other.body && this.fields.title === other.title
      // Typing may go on while a version is kept.
      while (!isOther() && !this.isKept({ title: this.fields.title, body: this.text })) await this.keep(id)
      this.take(other)
    })
  }

  /** The dossier changed: takes over what was changed elsewhere, when nothing here waits to be saved. Answers false when the note is gone. */
  async follow(): Promise<boolean> {
    const { id, base } = this
    if (id === null || !base || this.running) return true
    try {
      const now = await call('note:get', { dossierId: this.dossierId, id })
      if (now.updatedAt === this.base?.updatedAt || this.running) return true
      if (this.dirty) await this.flush()
      else this.take(now)
      return true
    } catch (error) {
      if (failureOf(error).code !== 'not-found' || this.id !== id || this.running) return true
      if (!this.dirty) return false
      this.outlive()
      await this.flush()
      return true
    }
  }

  /** Does what the reader asks of the note itself, as to put an earlier version back. What another window writes is not undone here. */
  async byReader(work: () => Promise<void>): Promise<void> {
    this.acting = true
    try {
      await work()
      await this.follow()
    } finally {
      this.acting = false
    }
  }

  /** The note is gone: what is written here goes on as a new one, and the old one can still be had back from the bin. */
  private outlive(): void {
    this.id = null
    this.base = null
    this.outlived = true
  }

  private touch(): void {
    this.dirty = true
    this.isHeld = !this.isNew || !isBlank(this.fields.title, this.text)
    if (this.state.kind !== 'failed' && this.state.kind !== 'changed') this.state = { kind: 'changed' }
    clearTimeout(this.timer)
    const now = performance.now()
    this.changedAt ??= now
    const latest = Math.max(0, this.changedAt + SAVE_AT_LATEST_MS - now)
    this.timer = setTimeout(() => void this.flush(), Math.min(SAVE_AFTER_MS, latest))
  }

  private take(note: Note): void {
    const { title, tags, targets, pinned, private: hidden } = note
    if (this.base && note.body !== this.text) this.comes(this.acting)
    this.id = note.id
    this.base = note
    this.fields = { title, tags, targets, pinned, private: hidden }
    this.read = null
    this.body = note.body
    this.dirty = false
    this.isHeld = false
    this.kept = null
    this.state = { kind: 'clean' }
  }

  private comes(undoable: boolean): void {
    this.undoable = undoable
    this.merged++
  }

  private async save(keepBefore = false): Promise<void> {
    // What went wrong stays to be read, and its buttons under the hand, until a save has gone right.
    if (this.state.kind !== 'failed') this.state = { kind: 'saving' }
    this.dirty = false
    this.isHeld = false
    this.changedAt = null
    const { fields, text: body } = this
    try {
      const saved = await call('note:save', {
        dossierId: this.dossierId,
        note: {
          ...fields,
          body,
          ...(this.id !== null && { id: this.id }),
          ...(this.base && { baseUpdatedAt: this.base.updatedAt }),
          ...(keepBefore && { keepBefore }),
        },
      })
      const createdAt = this.base?.createdAt ?? saved.updatedAt
      this.base = { ...fields, body, id: saved.id, createdAt, updatedAt: saved.updatedAt }
      this.id = saved.id
      this.kept = null
      this.sent = null
      this.isHeld = this.dirty
      this.state = this.dirty ? { kind: 'changed' } : { kind: 'saved' }
    } catch (error) {
      this.dirty = true
      const failure = failureOf(error)
      if (failure.code === 'conflict' && (await this.merge())) return
      if (failure.code === 'not-found' && this.id !== null) {
        this.outlive()
        await this.save()
        return
      }
      this.isHeld = true
      this.state = { kind: 'failed', failure }
      // Both are kept from the first moment, not only when the window goes; what is typed on waits for the choice.
      if (failure.code === 'conflict' && this.id !== null && this.kept === null)
        await this.keep(this.id).catch(() => undefined)
      if (failure.code === 'storage-failed') this.timer = setTimeout(() => void this.flush(), TRY_AGAIN_MS)
    }
  }

  /** Puts what is here together with what was written elsewhere and saves both. Answers false when a person must choose. */
  private async merge(): Promise<boolean> {
    const { base, id } = this
    if (!base || id === null) return false
    try {
      const other = await call('note:get', { dossierId: this.dossierId, id })
      const together = mergeText(base.body, this.text, other.body)
      const fieldsTogether = mergeFields(base, this.fields, other)
      if (together === undefined || !fieldsTogether) return false
      this.base = other
      this.fields = fieldsTogether
      this.read = null
      this.body = together
      this.comes(false)
      this.dirty = true
      await this.save()
      return true
    } catch {
      return false
    }
  }

  /** Does what the reader chose, after the save that is under way: two at a time would each undo what the other says of the text. */
  private async attempt(work: (id: Id) => Promise<void>): Promise<void> {
    clearTimeout(this.timer)
    while (this.running) await this.running
    const { id } = this
    if (id === null) return
    this.running = work(id)
      .catch((error: unknown) => void (this.state = { kind: 'failed', failure: failureOf(error) }))
      .finally(() => (this.running = null))
    await this.running
  }
}

function isBlank(title: string, body: string): boolean {
  return title.trim() === '' && body.trim() === ''
}

/** What a note on one thing begins with. */
export function noteOn(target: NoteTarget): NoteBeginning {
  return { targets: [target] }
}
