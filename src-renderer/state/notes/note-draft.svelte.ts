import type { Id } from '@domain/records/ids'
import { noteLabel, type Note, type NoteTarget } from '@domain/records/note'
import { mergeFields, type NoteFields } from '@domain/notes/book/merge-fields'
import { mergeText } from '@domain/text/merge-text'
import { call } from '../../lib/api'
import { failureOf, type Failure } from '../../lib/failure'
import type { EditorMoment } from '../../notes-editor/create-editor'
import { Autosave, type SavingState, type Written } from '../saving/autosave.svelte'

/** What a new note begins with. */
export type NoteBeginning = Partial<NoteFields> & { body?: string; at?: WritingPlace }

/** Where writing begins: in the title, or in the text. *Units*: UTF-16 code units. */
export type WritingPlace = 'title' | 'end' | number

interface Kept {
  title: string
  body: string
}

type Content = NoteFields & { body: string }

/**
 * A note being written. It saves itself a moment after the last change; an empty new note leaves nothing behind.
 * What another window wrote meanwhile is put together with what is here where both can stand.
 */
export class NoteDraft implements Written<Content> {
  id = $state<Id | null>(null)
  fields = $state.raw<NoteFields>({ title: '', tags: [], targets: [] })
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
  /** What was last kept as a version because it could not become the note's own. */
  private kept: Kept | null = null
  private readonly saving = new Autosave<Content>(this)

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

  /** How the text in the editor stands to the disk. */
  get state(): SavingState {
    return this.saving.state
  }

  /** True while something typed has not reached the main process: it would be lost with the window. */
  get isHeld(): boolean {
    return this.saving.isHeld
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
    this.saving.touch()
  }

  change(fields: Partial<NoteFields>): void {
    this.fields = { ...this.fields, ...fields }
    this.saving.touch()
  }

  /** Saves what is not saved yet. Resolves when everything written so far is on disk or has failed. */
  flush(): Promise<void> {
    return this.saving.flush()
  }

  /** Before the window goes: what cannot become the note's own text now is kept as one of its versions, or as a free note. */
  saveLast(): Promise<void> {
    return this.saving.saveLast()
  }

  /** What stands against another window's text goes among the note's versions, before the note goes. */
  keepWhatWasRefused(): Promise<void> {
    return this.saving.keepRefused()
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
    this.saving.hold(false)
    try {
      await call('note:keep', { dossierId: this.dossierId, id, ...kept })
    } catch (error) {
      this.kept = before
      this.saving.hold(true)
      throw error
    }
  }

  private isKept({ title, body }: Kept): boolean {
    return this.kept?.title === title && this.kept.body === body
  }

  /** Saves over a version that was written elsewhere meanwhile; that one stays among the note's versions. */
  overwrite(): Promise<void> {
    return this.saving.choose(async (save) => {
      if (this.id === null) return
      this.base = await call('note:get', { dossierId: this.dossierId, id: this.id })
      await save()
    })
  }

  /** Gives up the text here for the one on disk; the text here is kept among the note's versions. */
  reload(): Promise<void> {
    return this.saving.choose(async () => {
      const { dossierId, id } = this
      if (id === null) return
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
    if (id === null || !base || this.saving.isRunning) return true
    try {
      const now = await call('note:get', { dossierId: this.dossierId, id })
      if (now.updatedAt === this.base?.updatedAt || this.saving.isRunning) return true
      if (this.saving.isDirty) await this.flush()
      else this.take(now)
      return true
    } catch (error) {
      if (failureOf(error).code !== 'not-found' || this.id !== id || this.saving.isRunning) return true
      if (!this.saving.isDirty) return false
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

  private take(note: Note): void {
    const { title, tags, targets, pinned, private: hidden } = note
    if (this.base && note.body !== this.text) this.comes(this.acting)
    this.id = note.id
    this.base = note
    this.fields = { title, tags, targets, pinned, private: hidden }
    this.read = null
    this.body = note.body
    this.kept = null
    this.saving.settle()
  }

  private comes(undoable: boolean): void {
    this.undoable = undoable
    this.merged++
  }

  content(): Content {
    return { ...this.fields, body: this.text }
  }

  isBlank(): boolean {
    return this.isNew && this.fields.title.trim() === '' && this.text.trim() === ''
  }

  async send(content: Content, isOver: boolean): Promise<void> {
    const saved = await call('note:save', {
      dossierId: this.dossierId,
      note: {
        ...content,
        ...(this.id !== null && { id: this.id }),
        ...(this.base && { baseUpdatedAt: this.base.updatedAt }),
        ...(isOver && { keepBefore: true }),
      },
    })
    const createdAt = this.base?.createdAt ?? saved.updatedAt
    this.base = { ...content, id: saved.id, createdAt, updatedAt: saved.updatedAt }
    this.id = saved.id
    this.kept = null
  }

  async sendBehind(content: Content): Promise<void> {
    const { dossierId, id } = this
    const note = id === null ? content : { ...content, id, keepBefore: true }
    await call('note:save', { dossierId, note })
  }

  async mend({ code }: Failure): Promise<boolean> {
    if (code === 'conflict') return this.merge()
    if (code !== 'not-found' || this.id === null) return false
    this.outlive()
    return true
  }

  async refused({ code }: Failure): Promise<void> {
    // Both are kept from the first moment, not only when the window goes; what is typed on waits for the choice.
    if (code === 'conflict' && this.id !== null && this.kept === null) await this.keep(this.id)
  }

  async keepRefused({ code }: Failure): Promise<void> {
    const { id } = this
    if (code === 'conflict' && id !== null) await this.keep(id)
    else if (code === 'not-found' && id === null) {
      this.fields = { ...this.fields, targets: [] }
      await this.flush()
    }
  }

  /** Puts what is here together with what was written elsewhere. Answers false when a person must choose. */
  private async merge(): Promise<boolean> {
    const { base, id } = this
    if (!base || id === null) return false
    const other = await call('note:get', { dossierId: this.dossierId, id })
    const together = mergeText(base.body, this.text, other.body)
    const fieldsTogether = mergeFields(base, this.fields, other)
    if (together === undefined || !fieldsTogether) return false
    this.base = other
    this.fields = fieldsTogether
    this.read = null
    this.body = together
    this.comes(false)
    return true
  }
}

/** What a note on one thing begins with. */
export function noteOn(target: NoteTarget): NoteBeginning {
  return { targets: [target] }
}
