import { inFigures } from '../text/counted'
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
          warning('no-entity', 'No entity is chosen, so there is no profile to print.', {
            section: 'profiles',
          }),
        ]
      : []),
    ...(prints('notes') ? noteWarnings(index, briefing) : []),
    ...(prints('sources')
      ? []
      : [
          warning('no-sources', 'The list of sources is left out: footnotes cannot lead to it.', {
            section: 'sources',
          }),
        ]),
  ]
}

function warning(kind: BriefingWarning['kind'], text: string, place: WarningPlace): BriefingWarning {
  return { kind, text, place }
}

function frontWarnings(index: DossierIndex, briefing: WarnedBriefing): BriefingWarning[] {
  const { title, marking } = briefing
  const own = index.meta.marking
  const place = { section: 'front', field: 'marking' } as const
  return [
    ...(title.trim() === '' || title.trim() === UNTITLED_BRIEFING
      ? [
          warning('no-title', 'The briefing has no title yet.', {
            section: 'front',
            field: 'title',
          }),
        ]
      : []),
    ...(isLowerMark(marking, own)
      ? [warning('marking-too-low', `${marking} is lower than the dossier’s own mark, ${own}.`, place)]
      : []),
  ]
}

function bottomLineWarnings({ bottomLine = '' }: WarnedBriefing): BriefingWarning[] {
  const words = countWords(bottomLine)
  const place = { section: 'bottom-line' } as const
  if (words === 0) return [warning('no-bottom-line', 'The bottom line is not written yet.', place)]
  if (words <= BOTTOM_LINE_WORDS) return []
  return [warning('long-bottom-line', `The bottom line has ${words} words; ${BOTTOM_LINE_WORDS} are the most.`, place)]
}

function judgementWarnings(index: DossierIndex, briefing: WarnedBriefing): BriefingWarning[] {
  const list = briefing.keyJudgements
  const section = { section: 'key-judgements' } as const
  return [
    ...(list.length === 0 ? [warning('no-judgement', 'There is no key judgement yet.', section)] : []),
    ...(list.length > JUDGEMENTS_AT_MOST
      ? [
          warning(
            'many-judgements',
            `${list.length} key judgements are more than a reader keeps in mind; ${JUDGEMENTS_AT_MOST} are the most.`,
            section,
          ),
        ]
      : []),
    ...list.flatMap((item, at) => {
      const place = { ...section, itemId: item.id }
      const name = `Judgement ${at + 1}`
      return [
        ...(item.text.trim() === '' ? [warning('empty-judgement', `${name} is not written yet.`, place)] : []),
        ...(mixesConfidence(item.text)
          ? [
              warning(
                'confidence-and-likelihood',
                `${name} says how likely and how sure in one sentence. Keep the confidence apart.`,
                place,
              ),
            ]
          : []),
        ...restWarnings(index, briefing, name, item, place),
      ]
    }),
  ]
}

function findingWarnings(index: DossierIndex, briefing: WarnedBriefing): BriefingWarning[] {
  return (briefing.findings ?? []).flatMap((item, at) => {
    const place = { section: 'findings', itemId: item.id } as const
    const name = `Finding ${at + 1}`
    return [
      ...(item.title.trim() === '' ? [warning('empty-finding', `${name} has no heading yet.`, place)] : []),
      // Contrary evidence is printed under a finding by itself, so it can't be one-sided.
      ...restWarnings(index, briefing, name, item, place).filter(({ kind }) => kind !== 'one-sided'),
    ]
  })
}

/** What a judgement or finding rests on: claims that are there, cited, and not one side only of a dispute. */
function restWarnings(
  index: DossierIndex,
  briefing: WarnedBriefing,
  name: string,
  item: { claimIds: readonly Id[]; confidence?: { why: string } | undefined },
  place: WarningPlace,
): BriefingWarning[] {
  const claims = item.claimIds.flatMap((id) => index.claims.get(id) ?? [])
  const missing = item.claimIds.length - claims.length
  const uncited = claims.filter((claim) => index.bearing(claim.citations).length === 0)
  return [
    ...(claims.length === 0
      ? [warning('uncited', `${name} rests on no claim. Attach what it follows from.`, place)]
      : uncited.length === claims.length
        ? [
            warning(
              'uncited',
              claims.every(({ citations }) => citations.length === 0)
                ? `${name} rests on own judgement alone: none of its claims cites a source.`
                : `No source supports ${name} any more: what its claims cite has been deleted or has lost its words.`,
              place,
            ),
          ]
        : []),
    ...(missing > 0
      ? [
          warning(
            'missing-claim',
            missing === 1
              ? `${name} rests on a claim that is no longer in the dossier.`
              : `${name} rests on ${missing} claims that are no longer in the dossier.`,
            place,
          ),
        ]
      : []),
    ...claims.flatMap((claim) => {
      const others = index.disputing(claim).filter((other) => !item.claimIds.includes(other.id))
      // Both sides are printed side by side: the reader of the briefing sees the other one.
      if (others.length === 0 || printedSections(briefing.sections).includes('disputed')) return []
      return [
        warning(
          'one-sided',
          `${name} uses a disputed claim (${nameOf(index, claim)}) without the other side. Attach it too, or include ‘Claims that cannot all hold’.`,
          place,
        ),
      ]
    }),
    ...claims.flatMap((claim) => {
      if (!index.proposalsOn(claim.subject).some((each) => each.claim === claim || each.others.includes(claim)))
        return []
      return [
        warning(
          'undecided',
          `${name} uses a claim (${nameOf(index, claim)}) that another one seems to contradict. Decide in the audit whether both can hold.`,
          place,
        ),
      ]
    }),
    ...claims.flatMap((claim) => {
      const { citations } = claim
      if (index.liveCitations(citations).length === index.bearing(citations).length) return []
      return [
        warning(
          'lost-words',
          `${name} uses a claim (${nameOf(index, claim)}) that cites words which are no longer in their source. Cite it anew.`,
          place,
        ),
      ]
    }),
    ...claims.flatMap((claim) => {
      const isReworded = claim.citations.some(
        (citation) => rewordedFrom(index.sources.get(citation.sourceId), citation) !== undefined,
      )
      if (!isReworded) return []
      return [
        warning(
          'reworded',
          `${name} uses a claim (${nameOf(index, claim)}) whose words in the source have changed. See in the audit whether it still says so.`,
          place,
        ),
      ]
    }),
    ...(item.confidence && item.confidence.why.trim() === ''
      ? [warning('confidence-without-reason', `${name} gives a confidence without its reason.`, place)]
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
    ...(hidden > 0
      ? [
          warning(
            'private-note',
            hidden === 1
              ? 'A private note was chosen, and stays out.'
              : `${inFigures(hidden)} private notes were chosen, and stay out.`,
            place,
          ),
        ]
      : []),
    ...(gone > 0
      ? [
          warning(
            'missing-note',
            gone === 1 ? 'A chosen note is no longer there.' : `${inFigures(gone)} chosen notes are no longer there.`,
            place,
          ),
        ]
      : []),
  ]
}
