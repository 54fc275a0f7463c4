import { counted, inFigures } from '../text/counted'
import type { RestingGroup, RestingOn, RestingWay } from '../views/resting-on'

/** '38 claims cite it; 31 of them cite nothing else'. `several`: true when more than one thing is deleted. */
export function restingWords({ way, count, bare, private: hidden }: RestingGroup, several: boolean): string {
  const head = counted(count, ...WORDS[way]).replace(/\bit\b/g, several ? 'them' : 'it')
  if (bare > 0) return `${head}${nothingElse(bare, count)}`
  if (hidden === 0) return head
  return `${head}, ${hidden === count ? 'private' : `${inFigures(hidden)} of them private`}`
}

function nothingElse(bare: number, count: number): string {
  if (count === 1) return ' and nothing else'
  if (bare === count) return '; none of them cites anything else'
  return bare === 1 ? '; 1 of them cites nothing else' : `; ${inFigures(bare)} of them cite nothing else`
}

/** What is said of a group after its number, of one and of many. */
const WORDS: Readonly<Record<RestingWay, readonly [one: string, many: string]>> = {
  about: ['claim is about it', 'claims are about it'],
  naming: ['claim about another names it', 'claims about others name it'],
  citing: ['claim cites it', 'claims cite it'],
  contradicting: ['claim is marked as contradicting it', 'claims are marked as contradicting it'],
  lines: ['name or summary cites it', 'names and summaries cite it'],
  repeating: ['source repeats it', 'sources repeat it'],
  authored: ['source has it as its author', 'sources have it as their author'],
  judgements: ['key judgement of the dossier draws on it', 'key judgements of the dossier draw on it'],
  notes: ['note is on it, links to it or cites it', 'notes are on it, link to it or cite it'],
  marks: ['marked passage stands in it', 'marked passages stand in it'],
  briefings: ['briefing draws on it', 'briefings draw on it'],
}

/** What becomes of those that rest on what is put into the bin, one sentence each. */
export function afterwardsWords({ groups, leftBehind }: RestingOn, several: boolean): string[] {
  const it = several ? 'them' : 'it'
  const has = (way: RestingWay) => groups.some((group) => group.way === way)
  const bare = groups.some((group) => group.bare > 0)
  return [
    `All of this stays, and names ${it} as deleted until you put ${it} back.`,
    ...(has('about') ? [`Until then, what is said about ${it} has no page; the audit lists it.`] : []),
    ...(bare ? ['What has no source left is listed in the audit, and no longer counts as cited.'] : []),
    ...(leftBehind > 0
      ? [
          leftBehind === 1
            ? 'One claim stays behind when the dossier is handed over.'
            : `${inFigures(leftBehind)} claims stay behind when the dossier is handed over.`,
        ]
      : []),
    ...(has('marks') ? [`The marked passages come back with ${it}.`] : []),
  ]
}
