import type { ChosenText } from '@contract/calls/source'
import type { SourceDraft } from '@contract/drafts'
import type { Id } from '@domain/records/ids'
import type { Marking } from '@domain/records/marking'
import type { Reliability, Source } from '@domain/records/source'
import { textToEdit } from '@domain/text/text-to-edit'
import { dateEntry, dateOf, isDateOrEmpty, type DateEntry } from './date-entry'

export type SourceErrors = Partial<Record<'title' | 'rationale' | 'url' | 'language' | 'text', string>>

/** A source as it is being written. */
export class SourceForm {
  kind = $state<Source['kind']>('article')
  title = $state('')
  shortTitle = $state('')
  authors = $state('')
  publisher = $state('')
  published = $state.raw<DateEntry>(dateEntry(undefined))
  accessed = $state.raw<DateEntry>(dateEntry(undefined))
  url = $state('')
  language = $state('en')
  /** Empty when the source has no mark of its own. */
  marking = $state<Marking | ''>('')
  reliability = $state<Reliability>('F')
  rationale = $state('')
  remarks = $state('')
  derivedFrom = $state.raw<Id[]>([])
  /** Its text as it is, to be changed or replaced. */
  text = $state('')
  /** Whether the text is the source's own words or says them in ours. */
  textKind = $state<'full' | 'digest'>('full')
  private readonly textBefore: string = ''
  private file = $state.raw<ChosenText | null>(null)

  constructor(
    private readonly before: Source | null,
    private readonly today: string,
  ) {
    if (!before) return
    this.kind = before.kind
    this.title = before.title
    this.shortTitle = before.shortTitle ?? ''
    this.authors = before.authors.join('\n')
    this.publisher = before.publisher ?? ''
    this.published = dateEntry(before.published)
    this.accessed = dateEntry(before.accessed === undefined ? undefined : { edtf: before.accessed })
    this.url = before.url ?? ''
    this.language = before.language
    this.marking = before.marking ?? ''
    this.reliability = before.grade.reliability
    this.rationale = before.grade.rationale
    this.remarks = before.remarks ?? ''
    this.derivedFrom = before.derivedFrom ?? []
    this.textBefore = textToEdit(before.paragraphs)
    this.text = this.textBefore
    if (before.textKind === 'digest') this.textKind = 'digest'
  }

  readonly errors = $derived.by((): SourceErrors => {
    const errors: SourceErrors = {}
    if (this.title.trim() === '') errors.title = 'A source needs a title.'
    if (this.rationale.trim() === '') errors.rationale = 'Say why: a grade without a reason helps nobody.'
    if (this.language.trim() === '') errors.language = 'Say which language it is in, as a code: en, fr, ru.'
    if (this.url.trim() !== '' && !isWebAddress(this.url.trim()))
      errors.url = 'Write the whole address, beginning with https://, or leave it empty.'
    if (this.textBefore !== '' && this.text.trim() === '')
      errors.text = 'Citations rest on its text. Leave the text in place, or put another there.'
    return errors
  })

  /** The file that the text is from; null once it is another text. */
  readonly fileName = $derived(this.file?.text === this.text ? this.file.name : null)

  readonly isTextChanged = $derived(this.text !== this.textBefore)

  readonly isRight = $derived(
    Object.keys(this.errors).length === 0 && isDateOrEmpty(this.published) && isDateOrEmpty(this.accessed, 'day'),
  )

  /** Takes a file's text, and its name for a title where none was written. */
  takeFile(file: ChosenText): void {
    if (this.title.trim() === '' || (this.file && this.title === titleOf(this.file))) this.title = titleOf(file)
    this.text = file.text
    this.textKind = 'full'
    this.file = file
  }

  /** The source to be saved; ask only when `isRight`. */
  draft(): SourceDraft {
    const { before } = this
    const grade = { reliability: this.reliability, rationale: this.rationale.trim() }
    const sameGrade = before?.grade.reliability === grade.reliability && before.grade.rationale === grade.rationale
    return {
      ...(before && { id: before.id, authorIds: before.authorIds, licence: before.licence, version: before.version }),
      ...(before?.formerNames && { formerNames: before.formerNames }),
      kind: this.kind,
      title: this.title.trim(),
      shortTitle: this.shortTitle.trim() || undefined,
      authors: this.authors
        .split('\n')
        .map((author) => author.trim())
        .filter((author) => author !== ''),
      publisher: this.publisher.trim() || undefined,
      published: dateOf(this.published),
      accessed: dateOf(this.accessed)?.edtf,
      url: this.url.trim() || undefined,
      language: this.language.trim(),
      marking: this.marking === '' ? undefined : this.marking,
      grade: { ...grade, gradedAt: sameGrade && before ? before.grade.gradedAt : this.today },
      remarks: this.remarks.trim() || undefined,
      derivedFrom: this.derivedFrom.length > 0 ? this.derivedFrom : undefined,
      text: this.isTextChanged && this.text.trim() !== '' ? this.text : undefined,
      textKind: this.text.trim() === '' ? undefined : this.textKind,
    }
  }
}

function titleOf({ name }: ChosenText): string {
  return name.replace(/\.[a-z]+$/i, '')
}

function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}
