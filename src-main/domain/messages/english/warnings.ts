import { inFigures } from '../../text/counted'

/** The judgement or the finding of a briefing that a warning is about. *Units*: counted from 1. */
export interface WarnedPart {
  part: 'judgement' | 'finding'
  number: number
}

/** As `WarnedPart`; `claim` is what a claim is called. */
export interface WarnedClaim extends WarnedPart {
  claim: string
}

const PARTS = { judgement: 'Judgement', finding: 'Finding' }

const nameOf = ({ part, number }: WarnedPart) => `${PARTS[part]} ${number}`

/** What speaks against exporting a briefing, one sentence or two each. */
export const warningWords = {
  'warning.no-title': 'The briefing has no title yet.',
  'warning.marking-too-low': ({ marking, own }: { marking: string; own: string }) =>
    `${marking} is lower than the dossier’s own mark, ${own}.`,
  'warning.no-bottom-line': 'The bottom line is not written yet.',
  'warning.long-bottom-line': ({ words, most }: { words: number; most: number }) =>
    `The bottom line has ${words} words; ${most} are the most.`,
  'warning.no-judgement': 'There is no key judgement yet.',
  'warning.many-judgements': ({ count, most }: { count: number; most: number }) =>
    `${count} key judgements are more than a reader keeps in mind; ${most} are the most.`,
  'warning.empty-judgement': (part: WarnedPart) => `${nameOf(part)} is not written yet.`,
  'warning.empty-finding': (part: WarnedPart) => `${nameOf(part)} has no heading yet.`,
  'warning.confidence-and-likelihood': (part: WarnedPart) =>
    `${nameOf(part)} says how likely and how sure in one sentence. Keep the confidence apart.`,
  'warning.confidence-without-reason': (part: WarnedPart) => `${nameOf(part)} gives a confidence without its reason.`,
  'warning.rests-on-nothing': (part: WarnedPart) => `${nameOf(part)} rests on no claim. Attach what it follows from.`,
  'warning.own-judgement-alone': (part: WarnedPart) =>
    `${nameOf(part)} rests on own judgement alone: none of its claims cites a source.`,
  'warning.no-source-any-more': (part: WarnedPart) =>
    `No source supports ${nameOf(part)} any more: what its claims cite has been deleted or has lost its words.`,
  'warning.missing-claims': ({ count, ...part }: WarnedPart & { count: number }) =>
    count === 1
      ? `${nameOf(part)} rests on a claim that is no longer in the dossier.`
      : `${nameOf(part)} rests on ${count} claims that are no longer in the dossier.`,
  'warning.one-sided': ({ claim, ...part }: WarnedClaim) =>
    `${nameOf(part)} uses a disputed claim (${claim}) without the other side. Attach it too, or include ‘Claims that cannot all hold’.`,
  'warning.undecided': ({ claim, ...part }: WarnedClaim) =>
    `${nameOf(part)} uses a claim (${claim}) that another one seems to contradict. Decide in the audit whether both can hold.`,
  'warning.lost-words': ({ claim, ...part }: WarnedClaim) =>
    `${nameOf(part)} uses a claim (${claim}) that cites words which are no longer in their source. Cite it anew.`,
  'warning.reworded': ({ claim, ...part }: WarnedClaim) =>
    `${nameOf(part)} uses a claim (${claim}) whose words in the source have changed. See in the audit whether it still says so.`,
  'warning.no-entity': 'No entity is chosen, so there is no profile to print.',
  'warning.private-notes': ({ count }: { count: number }) =>
    count === 1
      ? 'A private note was chosen, and stays out.'
      : `${inFigures(count)} private notes were chosen, and stay out.`,
  'warning.missing-notes': ({ count }: { count: number }) =>
    count === 1 ? 'A chosen note is no longer there.' : `${inFigures(count)} chosen notes are no longer there.`,
  'warning.no-sources': 'The list of sources is left out: footnotes cannot lead to it.',
}
