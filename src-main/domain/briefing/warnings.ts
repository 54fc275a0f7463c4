import { say, wordsOf, type Message } from '../messages/message'
import type { WarnedPart } from '../messages/english/warnings'
import { countWords } from '../text/count-words'
import type { Briefing, SectionKind } from '../records/briefing'
import { BOTTOM_LINE_WORDS, printedSections, UNTITLED_BRIEFING } from './sections'
import { rewordedFrom } from '../citing/reworded'
import type { Claim } from '../records/claim'
import type { DossierIndex } from '../dossier/dossier-index'
import { inSentence } from '../vocabulary/in-sentence'
import type { Id } from '../records/ids'
import { mixesConfidence } from '../records/likelihood'
import { isLowerMark } from '../records/marking'
import { entityRef } from '../views/refs'

/** Where in the composer a warning leads: a section, or the front matter, and what in it. */
export interface WarningPlace {
  section: SectionKind | 'front'
  /** A judgement or a finding. */
  itemId?: Id
  /** A field of the front matter. */
  field?: 'title' | 'marking'
}

/** Something to look at before a briefing leaves the desk. `text` is one sentence. */
export interface BriefingWarning {
  kind:
    | 'no-title'
    | 'marking-too-low'
    | 'no-bottom-line'
    | 'long-bottom-line'
    | 'no-judgement'
    | 'many-judgements'
    | 'empty-judgement'
    | 'empty-finding'
    | 'uncited'
    | 'missing-claim'
    | 'one-sided'
    | 'undecided'
    | 'lost-words'
    | 'reworded'
    | 'confidence-and-likelihood'
    | 'confidence-without-reason'
    | 'private-note'
    | 'missing-note'
    | 'no-entity'
    | 'no-sources'
  text: string
  place: WarningPlace
}

/** The parts of a saved briefing that warnings look at. */
export type WarnedBriefing = Omit<Briefing, 'id' | 'createdAt' | 'updatedAt' | 'lastExport'>

const JUDGEMENTS_AT_MOST = 7

/**
 * What speaks against exporting a briefing as it stands, in the order of its parts. Sections that are left out warn of nothing,
 * since nothing of them is printed.
 */
export function briefingWarnings(index: DossierIndex, briefing: WarnedBriefing): BriefingWarning[] {
  const printed = printedSections(briefing.sections)
  const prints = (kind: SectionKind) => printed.includes(kind)
  return [
    ...frontWarnings(index, briefing),
    ...(prints('bottom-line') ? bottomLineWarnings(briefing) : []),
    ...(prints('key-judgements') ? judgementWarnings(index, briefing) : []),
    ...(prints('findings') ? findingWarnings(index, briefing) : []),
    ...(prints('profiles') && briefing.entityIds?.length === 0
      ? [
          warning('no-entity', say('warning.no-entity'), {
            section: 'profiles',
          }),
        ]
      : []),
    ...(prints('notes') ? noteWarnings(index, briefing) : []),
    ...(prints('sources')
      ? []
      : [
          warning('no-sources', say('warning.no-sources'), {
            section: 'sources',
          }),
        ]),
  ]
}

function warning(kind: BriefingWarning['kind'], says: Message, place: WarningPlace): BriefingWarning {
  return { kind, text: wordsOf(says), place }
}

function frontWarnings(index: DossierIndex, briefing: WarnedBriefing): BriefingWarning[] {
  const { title, marking } = briefing
  const own = index.meta.marking
  const place = { section: 'front', field: 'marking' } as const
  return [
    ...(title.trim() === '' || title.trim() === UNTITLED_BRIEFING
      ? [
          warning('no-title', say('warning.no-title'), {
            section: 'front',
            field: 'title',
          }),
        ]
      : []),
    ...(isLowerMark(marking, own)
      ? [warning('marking-too-low', say('warning.marking-too-low', { marking, own }), place)]
      : []),
  ]
}

function bottomLineWarnings({ bottomLine = '' }: WarnedBriefing): BriefingWarning[] {
  const words = countWords(bottomLine)
  const place = { section: 'bottom-line' } as const
  if (words === 0) return [warning('no-bottom-line', say('warning.no-bottom-line'), place)]
  if (words <= BOTTOM_LINE_WORDS) return []
  return [warning('long-bottom-line', say('warning.long-bottom-line', { words, most: BOTTOM_LINE_WORDS }), place)]
}

function judgementWarnings(index: DossierIndex, briefing: WarnedBriefing): BriefingWarning[] {
  const list = briefing.keyJudgements
  const section = { section: 'key-judgements' } as const
  return [
    ...(list.length === 0 ? [warning('no-judgement', say('warning.no-judgement'), section)] : []),
    ...(list.length > JUDGEMENTS_AT_MOST
      ? [
          warning(
            'many-judgements',
            say('warning.many-judgements', { count: list.length, most: JUDGEMENTS_AT_MOST }),
            section,
          ),
        ]
      : []),
    ...list.flatMap((item, at) => {
      const place = { ...section, itemId: item.id }
      const part = { part: 'judgement', number: at + 1 } as const
      return [
        ...(item.text.trim() === '' ? [warning('empty-judgement', say('warning.empty-judgement', part), place)] : []),
        ...(mixesConfidence(item.text)
          ? [warning('confidence-and-likelihood', say('warning.confidence-and-likelihood', part), place)]
          : []),
        ...restWarnings(index, briefing, part, item, place),
      ]
    }),
  ]
}

function findingWarnings(index: DossierIndex, briefing: WarnedBriefing): BriefingWarning[] {
  return (briefing.findings ?? []).flatMap((item, at) => {
    const place = { section: 'findings', itemId: item.id } as const
    const part = { part: 'finding', number: at + 1 } as const
    return [
      ...(item.title.trim() === '' ? [warning('empty-finding', say('warning.empty-finding', part), place)] : []),
      // Contrary evidence is printed under a finding by itself, so it can't be one-sided.
      ...restWarnings(index, briefing, part, item, place).filter(({ kind }) => kind !== 'one-sided'),
    ]
  })
}

/** What a judgement or finding rests on: claims that are there, cited, and not one side only of a dispute. */
function restWarnings(
  index: DossierIndex,
  briefing: WarnedBriefing,
  part: WarnedPart,
  item: { claimIds: readonly Id[]; confidence?: { why: string } | undefined },
  place: WarningPlace,
): BriefingWarning[] {
  const claims = item.claimIds.flatMap((id) => index.claims.get(id) ?? [])
  const missing = item.claimIds.length - claims.length
  const uncited = claims.filter((claim) => index.bearing(claim.citations).length === 0)
  return [
    ...(claims.length === 0
      ? [warning('uncited', say('warning.rests-on-nothing', part), place)]
      : uncited.length === claims.length
        ? [
            warning(
              'uncited',
              claims.every(({ citations }) => citations.length === 0)
                ? say('warning.own-judgement-alone', part)
                : say('warning.no-source-any-more', part),
              place,
            ),
          ]
        : []),
    ...(missing > 0
      ? [warning('missing-claim', say('warning.missing-claims', { ...part, count: missing }), place)]
      : []),
    ...claims.flatMap((claim) => {
      const others = index.disputing(claim).filter((other) => !item.claimIds.includes(other.id))
      // Both sides are printed side by side: the reader of the briefing sees the other one.
      if (others.length === 0 || printedSections(briefing.sections).includes('disputed')) return []
      return [warning('one-sided', say('warning.one-sided', { ...part, claim: nameOf(index, claim) }), place)]
    }),
    ...claims.flatMap((claim) => {
      if (!index.proposalsOn(claim.subject).some((each) => each.claim === claim || each.others.includes(claim)))
        return []
      return [warning('undecided', say('warning.undecided', { ...part, claim: nameOf(index, claim) }), place)]
    }),
    ...claims.flatMap((claim) => {
      const { citations } = claim
      if (index.liveCitations(citations).length === index.bearing(citations).length) return []
      return [warning('lost-words', say('warning.lost-words', { ...part, claim: nameOf(index, claim) }), place)]
    }),
    ...claims.flatMap((claim) => {
      const isReworded = claim.citations.some(
        (citation) => rewordedFrom(index.sources.get(citation.sourceId), citation) !== undefined,
      )
      if (!isReworded) return []
      return [warning('reworded', say('warning.reworded', { ...part, claim: nameOf(index, claim) }), place)]
    }),
    ...(item.confidence && item.confidence.why.trim() === ''
      ? [warning('confidence-without-reason', say('warning.confidence-without-reason', part), place)]
      : []),
  ]
}

/** 'Mali: began'. */
function nameOf(index: DossierIndex, { subject, property }: Claim): string {
  return `${entityRef(index, subject).name}: ${inSentence(index.vocabulary.property(property).label)}`
}

function noteWarnings(index: DossierIndex, { noteIds }: WarnedBriefing): BriefingWarning[] {
  const place = { section: 'notes' } as const
  const gone = noteIds.filter((id) => index.notes[id] === undefined).length
  const hidden = noteIds.filter((id) => index.notes[id]?.private === true).length
  return [
    ...(hidden > 0 ? [warning('private-note', say('warning.private-notes', { count: hidden }), place)] : []),
    ...(gone > 0 ? [warning('missing-note', say('warning.missing-notes', { count: gone }), place)] : []),
  ]
}
