import type { ClaimDraft } from '@contract/drafts'
import type { Citation } from '@domain/records/citation'
import type { Claim, ClaimKind, ClaimValue, Confidence } from '@domain/records/claim'
import type { Id } from '@domain/records/ids'
import type { KindId, PropertyId } from '@domain/vocabulary/definition'
import { standingKinds } from '@domain/vocabulary/property-fit'
import { shareWarning } from '@domain/values/percentage'
import { isWrittenType } from '@domain/values/read-value'
import { isUnknownValue } from '@domain/values/unknown-value'
import { withCitation } from '../../lib/make-citation'
import { dateEntry, dateOf, isDateOrEmpty, type DateEntry } from './date-entry'
import {
  EMPTY_VALUE,
  isReadOrEmpty,
  readValueEntry,
  valueEntry,
  writtenMoney,
  writtenPercentage,
  type ValueEntry,
} from './value-entry'
import { session } from '../dossier/session.svelte'
import { SvelteSet } from 'svelte/reactivity'

/** The fields in which an entity is chosen. */
export type EntityFieldName = 'subject' | 'entityId' | 'attributedTo' | 'place' | 'event'

export type Known = 'given' | 'somevalue' | 'novalue'

/** What is wrong with the form, by field. */
export type ClaimErrors = Partial<Record<'subject' | 'value' | 'attributedTo' | 'citations' | 'why', string>>

/** A claim as it is being written. */
export class ClaimForm {
  subject = $state<Id | undefined>()
  property = $state<PropertyId>('')
  known = $state<Known>('given')
  text = $state('')
  /** What is read from what stands there: a sum, a number, an identifier. */
  written = $state.raw<ValueEntry>(EMPTY_VALUE)
  date = $state.raw<DateEntry>(dateEntry(undefined))
  dateNote = $state('')
  entityId = $state<Id | undefined>()
  kind = $state<ClaimKind>('fact')
  attributedTo = $state<Id | undefined>()
  role = $state('')
  start = $state.raw<DateEntry>(dateEntry(undefined))
  end = $state.raw<DateEntry>(dateEntry(undefined))
  happenedAt = $state.raw<DateEntry>(dateEntry(undefined))
  saidAt = $state.raw<DateEntry>(dateEntry(undefined))
  place = $state<Id | undefined>()
  event = $state<Id | undefined>()
  share = $state.raw<ValueEntry>(EMPTY_VALUE)
  amount = $state.raw<ValueEntry>(EMPTY_VALUE)
  rank = $state<Claim['rank']>('normal')
  confidence = $state<Confidence['level'] | ''>('')
  confidenceWhy = $state('')
  citations = $state.raw<Citation[]>([])
  /** Filled in, but not added to the list yet: it is saved all the same. */
  pending = $state.raw<Citation | null>(null)
  /** The place in the list of the one that `pending` stands for. */
  private pendingFor = $state<number | undefined>()
  ownJudgement = $state(false)
  /** It is to stand although its property is not said of entities of that kind. */
  letStand = $state(false)
  /** Fields with words in them that name nobody yet. */
  private readonly unchosen = new SvelteSet<EntityFieldName>()
  /** What the form does not show is kept as it was. */
  private readonly before: Claim | null
  private writtenBefore: ValueEntry | undefined

  constructor(before: Claim | null, begin: { subject?: Id | undefined; citations?: Citation[] | undefined } = {}) {
    this.before = before
    if (before) this.take(before)
    else {
      this.property = session.vocabulary.properties.find(({ roles }) => roles.has('first-offered'))?.id ?? ''
      this.subject = begin.subject
      this.citations = begin.citations ?? []
    }
  }

  readonly valueType = $derived(this.valueTypeOf(this.property))
  /** The value's type where it is read from what stands in a field. */
  readonly writtenType = $derived(isWrittenType(this.valueType) ? this.valueType : undefined)
  /** The one scheme that identifiers of the property are of. */
  readonly scheme = $derived(session.vocabulary.property(this.property).scheme)
  /** What looks wrong in the share. */
  readonly shareDoubt = $derived.by(() => {
    const share = writtenPercentage(this.share)
    return share && shareWarning(share)
  })
  /** True when there is more than what every claim has. */
  readonly hasMore = $derived(
    [
      this.role,
      this.share.text,
      this.amount.text,
      this.start.text,
      this.end.text,
      this.happenedAt.text,
      this.confidence,
    ].some((text) => text !== '') ||
      this.place !== undefined ||
      this.event !== undefined ||
      this.rank !== 'normal',
  )

  readonly errors = $derived.by((): ClaimErrors => {
    const errors: ClaimErrors = {}
    if (this.subject === undefined) errors.subject = 'Say what the claim is about.'
    const value = this.valueError()
    if (value !== undefined) errors.value = value
    if (this.kind === 'attributed' && this.attributedTo === undefined)
      errors.attributedTo = 'Say whose statement it is.'
    if (this.citations.length === 0 && !this.pending && !this.ownJudgement)
      errors.citations = 'A claim needs a source. Add a citation, or say below that it is your own judgement.'
    if (this.confidence !== '' && this.confidenceWhy.trim() === '')
      errors.why = 'Say why: confidence comes with its reason.'
    return errors
  })

  readonly isRight = $derived(
    Object.keys(this.errors).length === 0 &&
      this.unchosen.size === 0 &&
      [this.start, this.end, this.happenedAt, this.saidAt].every((entry) => isDateOrEmpty(entry)) &&
      isReadOrEmpty('percentage', this.share) &&
      isReadOrEmpty('money', this.amount),
  )

  /** Whether words stand in a field by which nothing has been chosen: saving would drop them. */
  setUnchosen(field: EntityFieldName, unchosen: boolean): void {
    if (unchosen) this.unchosen.add(field)
    else this.unchosen.delete(field)
  }

  /** A citation is being made, in the place of another where that is given; null when none is. */
  beMaking(citation: Citation | null, instead?: number): void {
    this.pending = citation
    this.pendingFor = instead
  }

  /** The claim to be saved; ask only when `isRight`. */
  draft(): ClaimDraft {
    const { id, about, reportedBy, disputes, agreesWith, holdsFor } = this.before ?? {}
    const qualifiers = {
      role: this.role.trim() || undefined,
      start: dateOf(this.start),
      end: dateOf(this.end),
      happenedAt: dateOf(this.happenedAt),
      saidAt: dateOf(this.saidAt),
      place: this.place,
      event: this.event,
      amount: writtenMoney(this.amount),
      share: writtenPercentage(this.share),
    }
    return {
      id,
      subject: this.subject ?? '',
      property: this.property,
      value: this.value(),
      kind: this.kind,
      attributedTo: this.kind === 'fact' || this.kind === 'inference' ? undefined : this.attributedTo,
      reportedBy,
      about,
      qualifiers: Object.values(qualifiers).some((item) => item !== undefined) ? qualifiers : undefined,
      rank: this.rank,
      confidence: this.confidence === '' ? undefined : { level: this.confidence, why: this.confidenceWhy.trim() },
      citations: this.pending ? withCitation(this.citations, this.pending, this.pendingFor) : this.citations,
      ownJudgement: this.ownJudgement || undefined,
      disputes,
      agreesWith,
      holdsFor: this.letStand ? this.standing() : holdsFor,
    }
  }

  /** The kinds of entity for which it stands all the same, those of before among them. */
  private standing(): KindId[] {
    const { subject = '', property } = this
    const claim = {
      subject,
      property,
      value: this.value(),
      ...(this.before?.holdsFor && { holdsFor: this.before.holdsFor }),
    }
    return standingKinds(claim, {
      vocabulary: session.vocabulary,
      kindOf: (id) => session.entity(id)?.schema ?? undefined,
    })
  }

  /** A property that nobody defines takes what it took, and so does one that has a value of a newer version's type. */
  private valueTypeOf(property: PropertyId): ClaimValue['type'] {
    const before = this.before?.property === property ? this.before.value : undefined
    if (before && isUnknownValue(before)) return before.type
    const defined = session.vocabulary.property(property).value
    if (defined !== undefined && !isUnknownValue({ type: defined })) return defined
    const type = (before ?? this.before?.value)?.type
    return type === undefined || type === 'somevalue' || type === 'novalue' ? 'text' : type
  }

  private take(claim: Claim): void {
    const { value, qualifiers, confidence } = claim
    this.subject = claim.subject
    this.property = claim.property
    this.known = value.type === 'somevalue' || value.type === 'novalue' ? value.type : 'given'
    if (value.type === 'text') this.text = value.text
    this.written = this.writtenBefore = valueEntry(value)
    if (value.type === 'date') {
      this.date = dateEntry(value.date)
      this.dateNote = value.note ?? ''
    }
    if (value.type === 'entity') this.entityId = value.entityId
    this.kind = claim.kind
    this.attributedTo = claim.attributedTo
    this.role = qualifiers?.role ?? ''
    this.start = dateEntry(qualifiers?.start)
    this.end = dateEntry(qualifiers?.end)
    this.happenedAt = dateEntry(qualifiers?.happenedAt)
    this.saidAt = dateEntry(qualifiers?.saidAt)
    this.place = qualifiers?.place
    this.event = qualifiers?.event
    if (qualifiers?.share) this.share = valueEntry({ type: 'percentage', ...qualifiers.share })
    if (qualifiers?.amount) this.amount = valueEntry({ type: 'money', ...qualifiers.amount })
    this.rank = claim.rank
    this.confidence = confidence?.level ?? ''
    this.confidenceWhy = confidence?.why ?? ''
    this.citations = claim.citations
    this.ownJudgement = claim.ownJudgement === true
  }

  /** A value that nobody touched stays, whether or not it could be typed so. */
  private isAsBefore(): boolean {
    return this.written === this.writtenBefore && this.before?.value.type === this.writtenType
  }

  private valueError(): string | undefined {
    if (this.known !== 'given') return undefined
    if (this.writtenType) {
      if (this.isAsBefore()) return undefined
      const reading = readValueEntry(this.writtenType, this.written, this.scheme)
      return reading.kind === 'read' ? undefined : reading.kind === 'wrong' ? reading.message : 'Write what it is.'
    }
    switch (this.valueType) {
      case 'text':
        return this.text.trim() === '' ? 'Say what is claimed.' : undefined
      case 'date':
        return this.date.text.trim() === ''
          ? 'Say when.'
          : isDateOrEmpty(this.date)
            ? undefined
            : 'This is not a date yet.'
      case 'entity':
        return this.entityId === undefined ? 'Choose whom or what it points at.' : undefined
      case 'geometry':
        return this.before ? undefined : 'An outline comes with a data package; it cannot be written here.'
      default:
        return this.before ? undefined : 'A newer version of Dossier is needed to write this value.'
    }
  }

  private value(): ClaimValue {
    const before = this.before?.value
    if (this.known !== 'given') return { type: this.known }
    if (this.writtenType) {
      if (before && this.isAsBefore()) return before
      const reading = readValueEntry(this.writtenType, this.written, this.scheme)
      return reading.kind === 'read' ? reading.value : { type: 'novalue' }
    }
    switch (this.valueType) {
      case 'text':
        return { type: 'text', text: this.text.trim(), ...(before?.type === 'text' && { lang: before.lang }) }
      case 'date':
        return {
          type: 'date',
          date: dateOf(this.date) ?? { edtf: '' },
          note: this.dateNote.trim() || undefined,
        }
      case 'entity':
        return { type: 'entity', entityId: this.entityId ?? '' }
      default:
        return before ?? { type: 'novalue' }
    }
  }
}
