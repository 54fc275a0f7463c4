import { isSameJson } from '../text/canonical-json'
import { formatLocator, type Citation } from '../records/citation'
import { dateWords } from '../dating/date-words'
import type { Dated } from '../dating/dates'
import type { DossierIndex } from '../dossier/dossier-index'
import { displayName } from '../records/entity'
import type { Id } from '../records/ids'
import { noteLabel } from '../records/note'
import { commonEnds } from '../text/common-ends'
import type { RecordOf } from '../records/records'
import { GONE } from '../dossier/references'
import type { Grade } from '../records/source'
import { claimValueSchema } from '../values/claim-value'
import { moneySchema, moneyWords } from '../values/money'
import { percentageSchema, percentageWords } from '../values/percentage'
import { isPlainValue, plainValueWords } from '../values/value-words'
import { claimLabel } from '../views/claim-in-full'
import { claimView } from '../views/claim-among-others'
import { NAMES, saying, type Exchanged, type CollectedRecord } from './exchanged'

/** A field of a record as a person reads it. */
export interface FieldWords {
  /** 'Key judgements'. */
  label: string
  lines: string[]
}

/** *Units*: characters of what is said in a claim's label. */
const LABEL_LENGTH = 90

/** The record as a list names it: 'Mali', 'Sergey Lavrov said of Rosatom: interested in Africa'. */
export function recordLabel(index: DossierIndex, { collection, record }: CollectedRecord): string {
  switch (collection) {
    case 'meta':
      return record.title
    case 'entities':
      return displayName(record)
    case 'claims':
      return claimLabel(claimView(index, record), LABEL_LENGTH)
    case 'notes':
      return noteLabel(record)
    case 'highlights':
      return record.selector.quote.exact
    default:
      return record.title
  }
}

/** What a field holds, in words: nothing is named by its id. */
export function fieldWords(index: DossierIndex, field: string, value: unknown): FieldWords {
  const lines = wordsOf(index, value, field)
  return { label: fieldLabel(field), lines: field === 'body' ? lines : lines.map(oneLine) }
}

/** 'Key judgements'. */
export function fieldLabel(field: string): string {
  return FIELD_LABELS[field] ?? spacedWords(field)
}

/** What two versions of a record say otherwise, field by field, each in the words of its own side. */
export function differingFields<C extends Exchanged>(
  collection: C,
  mine: { index: DossierIndex; record: RecordOf<C> },
  theirs: { index: DossierIndex; record: RecordOf<C> },
): { label: string; mine: string[]; theirs: string[] }[] {
  const here = new Map<string, unknown>(Object.entries(saying(collection, mine.record)))
  const there = new Map<string, unknown>(Object.entries(saying(collection, theirs.record)))
  return [...new Set([...here.keys(), ...there.keys()])]
    .filter((field) => !QUIET.has(field) && !isSameJson(here.get(field), there.get(field)))
    .map((field) => {
      const { label, lines: own } = fieldWords(mine.index, field, here.get(field))
      const { lines: others } = fieldWords(theirs.index, field, there.get(field))
      return { label, mine: linesApart(own, others), theirs: linesApart(others, own) }
    })
}

/** *Units*: characters of a long text on each side of what differs. */
const AROUND = 120
/** *Units*: characters of a text that is shown whole. */
const WHOLE = 400
/** *Units*: lines of a field. */
const LINES_MAX = 12

/** Of many lines those that the other side has not, of one long text the part that differs. */
function linesApart(lines: readonly string[], others: readonly string[]): string[] {
  const [line] = lines
  const [other] = others
  if (lines.length === 1 && others.length === 1 && line !== undefined && other !== undefined)
    return [partApart(line, other)]
  const there = new Set(others)
  const apart = lines.filter((each) => !there.has(each))
  const shown = apart.slice(0, LINES_MAX).map((each) => partApart(each, ''))
  return apart.length > LINES_MAX ? [...shown, `… and ${apart.length - LINES_MAX} more`] : shown
}

function partApart(text: string, other: string): string {
  if (text.length <= WHOLE) return text
  const { start, end } = commonEnds(text, other)
  const from = Math.max(0, start - AROUND)
  const to = Math.min(text.length, Math.max(text.length - end + AROUND, from + AROUND), from + 2 * WHOLE)
  return `${from > 0 ? '…' : ''}${text.slice(from, to)}${to < text.length ? '…' : ''}`
}

/** What follows from other fields, and would only say again that they differ. */
const QUIET: ReadonlySet<string> = new Set(['contentHash'])

const FIELD_LABELS: Readonly<Record<string, string>> = {
  schema: 'Kind of entity',
  kind: 'Kind',
  paragraphs: 'Text',
  textKind: 'What the text is',
  selector: 'Marked words',
  attributedTo: 'Said by',
  reportedBy: 'Reported by',
  derivedFrom: 'Repeats',
  ownJudgement: 'Own judgement',
  disputes: 'Contradicts',
  agreesWith: 'Does not contradict',
  holdsFor: 'Stands all the same for entities of the kind',
  entityIds: 'Entities',
  noteIds: 'Notes',
  leaveOut: 'Left out',
  dataCutOff: 'Data cut-off',
  targets: 'Stands on',
  authorIds: 'Authors as entities',
  qualifiers: 'Role, time and place',
  body: 'Note',
  vocabulary: 'Words of its own',
  deck: 'Subtitle',
}

function wordsOf(index: DossierIndex, value: unknown, field: string): string[] {
  const named = NAMES.get(field)
  if (typeof value === 'string') return [named === undefined ? value : nameOf(index, named, value)]
  if (typeof value === 'number') return [String(value)]
  if (typeof value === 'boolean') return [value ? 'Yes' : 'No']
  if (Array.isArray(value)) return value.flatMap((item) => wordsOf(index, item, field))
  if (typeof value !== 'object' || value === null) return []
  const whole = valueWordsOf(value, field)
  if (whole !== undefined) return [whole]
  if (isCitation(value)) return [placeOf(index, value)]
  if (isDated(value)) return [[dateWords(value), value.original, value.inferredFrom].filter(Boolean).join('; ')]
  if (isGrade(value)) return [`${value.reliability}: ${value.rationale} (${dateWords({ edtf: value.gradedAt })})`]
  if (field === 'names' && 'value' in value && typeof value.value === 'string')
    return [value.value, ...('citations' in value ? wordsOf(index, value.citations, 'citations') : [])]
  if (field === 'selector' && 'quote' in value) return wordsOf(index, value.quote, 'quote').slice(0, 1)
  if (field === 'sections') return sectionWords(value)
  if (field === 'vocabulary') return definedWords(value)
  if (field === 'paragraphs' && 'text' in value && 'number' in value)
    return [`${String(value.number)}  ${String(value.text)}`]
  return Object.entries(value).flatMap(([inner, item]: [string, unknown]) =>
    UNSAID.has(inner) ? [] : wordsOf(index, item, inner),
  )
}

/** A claim's value, its sum or its share, as everything else shows them. */
function valueWordsOf(value: object, field: string): string | undefined {
  if (field === 'value') {
    const parsed = claimValueSchema.safeParse(value)
    // What names an entity, and a date with its own wording, say more part by part.
    if (!parsed.success || parsed.data.type === 'date' || !isPlainValue(parsed.data)) return undefined
    return plainValueWords(parsed.data)
  }
  const parsed = field === 'amount' ? moneySchema.safeParse(value) : undefined
  if (parsed?.success) return moneyWords(parsed.data)
  const share = field === 'share' ? percentageSchema.safeParse(value) : undefined
  return share?.success ? percentageWords(share.data) : undefined
}

/** Parts of a field that say nothing to a person. */
const UNSAID: ReadonlySet<string> = new Set(['id', 'type', 'paragraphId', 'lang', 'script'])

function sectionWords(section: object): string[] {
  if (!('kind' in section) || typeof section.kind !== 'string' || !('included' in section)) return []
  return section.included === true ? [spacedWords(section.kind.replaceAll('-', ' '))] : []
}

/** The kinds and properties that a vocabulary, or a list of what it defines, names. */
function definedWords(value: object): string[] {
  if ('singular' in value) return [String(value.singular)]
  if ('label' in value) return [String(value.label)]
  return Object.values(value).flatMap((item: unknown) =>
    Array.isArray(item)
      ? item.flatMap((one: unknown) => (typeof one === 'object' && one ? definedWords(one) : []))
      : [],
  )
}

/** What a record is called that another one names. */
function nameOf(index: DossierIndex, collection: Exchanged, id: Id): string {
  switch (collection) {
    case 'entities': {
      const entity = index.entities.get(id)
      return entity ? displayName(entity) : GONE.entities
    }
    case 'sources':
      return index.sources.get(id)?.title ?? GONE.sources
    case 'claims': {
      const claim = index.claims.get(id)
      return claim ? claimLabel(claimView(index, claim), LABEL_LENGTH) : GONE.claims
    }
    case 'notes': {
      const note = Object.hasOwn(index.notes, id) ? index.notes[id] : undefined
      return note ? noteLabel(note) : GONE.notes
    }
    default:
      return id
  }
}

function placeOf(index: DossierIndex, { sourceId, locator, selector }: Citation): string {
  const words = selector ? `: ‘${selector.quote.exact}’` : ''
  return `${nameOf(index, 'sources', sourceId)}, ${formatLocator(locator)}${words}`
}

function isCitation(value: object): value is Citation {
  return 'sourceId' in value && 'locator' in value
}

function isDated(value: object): value is Dated {
  return 'edtf' in value
}

function isGrade(value: object): value is Grade {
  return 'reliability' in value && 'rationale' in value
}

/** 'keyJudgements' as 'Key judgements'. */
function spacedWords(name: string): string {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

function oneLine(line: string): string {
  return line.replaceAll('\n', ' ')
}
