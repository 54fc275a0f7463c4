import { laterThan } from '../../domain/dating/moments'
import type { BriefingDraft, ClaimDraft, EntityDraft, SourceDraft } from '../../contract/drafts'
import { briefingSchema } from '../../domain/records/briefing'
import { isSameJson } from '../../domain/text/canonical-json'
import type { Citation } from '../../domain/records/citation'
import { tied } from '../../domain/citing/citation-target'
import type { LostWords } from '../../domain/citing/lost-words'
import { withParagraphIds, type PartedParagraph } from '../../domain/citing/paragraph-ids'
import { claimSchema } from '../../domain/records/claim'
import { displayName, entitySchema, type Entity } from '../../domain/records/entity'
import { describeIssues, DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Id, MakeId } from '../../domain/records/ids'
import { standingKinds } from '../../domain/vocabulary/property-fit'
import type { RecordOp } from '../../domain/records/records'
import { sourceSchema, type Grade, type Source } from '../../domain/records/source'
import type { z } from 'zod'
import { sourceShortTitle } from '../../domain/views/refs'
import { found, type DossierSession } from '../session/dossier-session'
import { withLinksFollowing } from '../notes/follow-renames'
import { followText, lostBy } from './follow-text'
import { hashText, splitParagraphs } from './source-text'
import { checkKind, checkProperty } from './known-words'

/** Saves an entity, new or changed; links by a name that it has no more follow. *Errors*: `invalid-input`, `not-found`, those of the store. */
export function saveEntity(session: DossierSession, draft: EntityDraft): Promise<Id> {
  return session.editInTurns(
    { kind: draft.id === undefined ? 'add-entity' : 'change-entity' },
    function* () {
      const present = draft.id === undefined ? undefined : found(session.index.entities.get(draft.id), 'entity')
      const entity = finished(entitySchema, {
        ...draft,
        ...formerNames(present?.formerNames, present && displayName(present), draft.names[0]?.value),
        id: draft.id ?? session.tools.makeId(),
        createdBy: 'user',
      })
      checkKind(session.index.vocabulary, entity, present)
      const kept: Entity = {
        ...entity,
        names: entity.names.map((name) => ({ ...name, citations: tiedCitations(session, name.citations) })),
        ...(entity.summary && {
          summary: { ...entity.summary, citations: tiedCitations(session, entity.summary.citations) },
        }),
      }
      return { ops: yield* withLinksFollowing(session, [session.put('entities', kept)]), answer: entity.id }
    },
    draft.names[0]?.value,
  )
}

/** Saves a claim, new or changed. *Errors*: `invalid-input` when it has neither citation nor own judgement, or points at nothing. */
export function saveClaim(session: DossierSession, draft: ClaimDraft): Promise<Id> {
  return session.edit(
    { kind: draft.id === undefined ? 'add-claim' : 'change-claim' },
    () => {
      const present = draft.id === undefined ? undefined : found(session.index.claims.get(draft.id), 'claim')
      const claim = finished(claimSchema, { ...draft, id: draft.id ?? session.tools.makeId(), createdBy: 'user' })
      const { index } = session
      found(index.entities.get(claim.subject), 'entity of the claim')
      if (claim.value.type === 'entity') found(index.entities.get(claim.value.entityId), 'value of the claim')
      if (claim.attributedTo !== undefined) found(index.entities.get(claim.attributedTo), 'speaker of the claim')
      const citations = tiedCitations(session, claim.citations)
      checkProperty(index.vocabulary, claim, present)
      return { ops: [session.put('claims', { ...claim, citations })], answer: claim.id }
    },
    session.index.vocabulary.property(draft.property).label,
  )
}

/** Lets claims stand although their properties are not said of entities of that kind. *Errors*: `not-found`. */
export function letStand(session: DossierSession, ids: readonly Id[]): Promise<Id> {
  return session.edit({ kind: 'let-claims-stand', count: ids.length }, () => {
    const { index } = session
    const ops = ids.flatMap((id) => {
      const claim = found(index.claims.get(id), 'claim')
      const holdsFor = standingKinds(claim, index)
      const isNew = holdsFor.length > (claim.holdsFor?.length ?? 0)
      return isNew ? [session.put('claims', { ...claim, holdsFor })] : []
    })
    return { ops, answer: ids[0] ?? session.id }
  })
}

/** A source as it was saved, with what lost its words by that. */
export interface SavedSource {
  id: Id
  lost: LostWords
}

/**
 * Saves a source; its text, when given, becomes numbered paragraphs, and what points into it follows. *Errors*: `invalid-input`,
 * `not-found`.
 */
export function saveSource(session: DossierSession, draft: SourceDraft): Promise<SavedSource> {
  return session.editInTurns(
    { kind: draft.id === undefined ? 'add-source' : 'change-source' },
    function* () {
      const { text, textKind, ...fields } = draft
      const present = draft.id === undefined ? undefined : found(session.index.sources.get(draft.id), 'source')
      const source = finished(sourceSchema, {
        ...fields,
        ...textFields({ text, textKind }, present, session.tools.makeId),
        ...(present?.originals && { originals: present.originals }),
        ...formerNames(present?.formerNames, present && sourceShortTitle(present), sourceShortTitle(fields)),
        id: draft.id ?? session.tools.makeId(),
        createdBy: 'user',
      })
      for (const origin of source.derivedFrom ?? []) {
        found(session.index.sources.get(origin), 'repeated source')
        if (repeats(session, origin, source.id)) {
          throw new DossierError('invalid-input', say('editing.derived-in-circle'))
        }
      }
      const following = followText(session, source)
      return {
        ops: yield* withLinksFollowing(session, [session.put('sources', source), ...following]),
        answer: { id: source.id, lost: lostBy(session, following) },
      }
    },
    draft.title,
  )
}

/** Sets the reader's own grade for a source, or takes it back with null. */
export function gradeSource(session: DossierSession, id: Id, grade: Grade | null): Promise<Id> {
  return session.edit(
    { kind: grade ? 'grade-source' : 'take-grade-back' },
    () => {
      found(session.index.sources.get(id), 'source')
      const own = Object.hasOwn(session.store.layer.records.grades, id)
      if (grade === null) return { ops: own ? [session.take('grades', id)] : [], answer: id }
      return { ops: [session.put('grades', { id, grade })], answer: id }
    },
    session.index.sources.get(id)?.title,
  )
}

/** Saves a briefing, new or changed. */
export function saveBriefing(
  session: DossierSession,
  { baseUpdatedAt, ...draft }: BriefingDraft,
): Promise<{ id: Id; updatedAt: string }> {
  return session.edit(
    { kind: draft.id === undefined ? 'add-briefing' : 'change-briefing' },
    () => {
      const present = draft.id === undefined ? undefined : found(session.index.briefings[draft.id], 'briefing')
      if (present && baseUpdatedAt !== undefined && present.updatedAt !== baseUpdatedAt) {
        throw new DossierError('conflict', say('editing.briefing-changed'))
      }
      const now = present ? laterThan(present.updatedAt, session.tools.now()) : session.tools.now()
      const briefing = finished(briefingSchema, {
        ...draft,
        id: draft.id ?? session.tools.makeId(),
        createdAt: present?.createdAt ?? now,
        updatedAt: now,
        lastExport: present?.lastExport,
      })
      return { ops: [session.put('briefings', briefing)], answer: { id: briefing.id, updatedAt: briefing.updatedAt } }
    },
    draft.title,
  )
}

/** Takes the reader's version of a bundled record back. *Errors*: `conflict` when it is not one. */
export function revertToBundle(
  session: DossierSession,
  collection: 'entities' | 'claims' | 'sources',
  id: Id,
): Promise<Id> {
  return session.edit({ kind: 'go-back-to-bundle' }, () => {
    if (session.index.origin(collection, id) !== 'edited') {
      throw new DossierError('conflict', say('editing.no-bundled-version'))
    }
    const source = collection === 'sources' ? session.index.bundled('sources', id) : undefined
    const ops: RecordOp[] = [session.take(collection, id), ...(source ? followText(session, source) : [])]
    return { ops, answer: id }
  })
}

/** *Units*: names a record is remembered to have been shown under. */
const FORMER_NAMES_MAX = 50

/** The names a record was shown under before, so that links in notes which say only that name follow a rename. */
export function formerNames(
  known: readonly string[] | undefined,
  before: string | undefined,
  now: string | undefined,
): { formerNames?: string[] } {
  const names = (known ?? []).filter((name) => name !== now)
  if (before !== undefined && before !== now && !names.includes(before)) names.push(before)
  return { formerNames: names.length === 0 ? undefined : names.slice(-FORMER_NAMES_MAX) }
}

/** A text that reads as it did leaves its paragraphs as they are; whether they are the source's own words is the reader's to say. */
function textFields(
  { text, textKind }: Pick<SourceDraft, 'text' | 'textKind'>,
  present: Source | undefined,
  makeId: MakeId,
): Partial<Source> {
  const kept = present && present.paragraphs.length > 0 ? present : undefined
  if (text === undefined || text.trim() === '') {
    if (!kept) return { paragraphs: [], textKind: 'none' }
    return { paragraphs: kept.paragraphs, textKind: textKind ?? kept.textKind, contentHash: kept.contentHash }
  }
  const kind = { textKind: textKind ?? 'full' }
  const parted = splitParagraphs(text)
  if (!kept)
    return {
      paragraphs: parted.map((paragraph) => ({ id: `p${paragraph.number}`, ...paragraph })),
      ...kind,
      contentHash: hashText(text),
    }
  const words = (paragraphs: readonly PartedParagraph[]) => paragraphs.map(({ text, heading }) => [heading, text])
  if (isSameJson(words(parted), words(kept.paragraphs)))
    return { paragraphs: kept.paragraphs, textKind: textKind ?? kept.textKind, contentHash: kept.contentHash }
  return { paragraphs: withParagraphIds(kept.paragraphs, parted, makeId), ...kind, contentHash: hashText(text) }
}

function repeats(session: DossierSession, from: Id, target: Id, seen = new Set<Id>()): boolean {
  if (from === target) return true
  if (seen.has(from)) return false
  seen.add(from)
  return (session.index.sources.get(from)?.derivedFrom ?? []).some((next) => repeats(session, next, target, seen))
}

/** The citations as they are kept, with the words they rest on. *Errors*: `not-found` for a source that is not there. */
function tiedCitations(session: DossierSession, citations: readonly Citation[]): Citation[] {
  return citations.map((citation) =>
    tied(found(session.index.sources.get(citation.sourceId), 'a cited source'), citation),
  )
}

function finished<S extends z.ZodType>(schema: S, record: unknown): z.infer<S> {
  const parsed = schema.safeParse(record)
  if (parsed.success) return parsed.data
  const details = describeIssues(parsed.error)
  const [problem] = details
  throw new DossierError(
    'invalid-input',
    problem === undefined ? say('editing.something-missing') : say('editing.unfinished', { problem }),
    details,
  )
}
