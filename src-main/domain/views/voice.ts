import { listed } from '../text/listed'
import type { Claim } from '../records/claim'
import { dateInSentence } from '../dating/date-words'
import type { DossierIndex } from '../dossier/dossier-index'
import { evenDeleted } from '../dossier/references'
import { entityRef, sourceShortTitle, type EntityRef } from './refs'

/**
 * How somebody stands behind a claim: as its speaker, as the one whose view it is, or as the one who vouches for it.
 * `account` is a fact that is given on somebody's word.
 */
export type VoiceKind = 'statement' | 'opinion' | 'forecast' | 'inference' | 'judgement' | 'account'

/** Whose a claim is that no source simply reports; it stands with the claim wherever the claim does. */
export interface Voice {
  kind: VoiceKind
  /** 'Sergey Lavrov', 'the analyst'. */
  name: string
  /** Their entity, where they have one. */
  entity?: EntityRef
  /** Who passed the words on. */
  reportedBy?: EntityRef
  /** When it was said: 'on 6 July 2024'. */
  saidAt?: string
}

/** Who stands behind what this dossier's own people concluded. */
const ANALYST = 'the analyst'
const MAKERS = 'the dossier’s makers'

/** Whose a claim is and in what way; null for what its source reports as fact, which needs nobody but the source. */
export function voiceOf(index: DossierIndex, claim: Claim): Voice | null {
  const kind = voiceKind(claim)
  if (kind === null) return null
  const saidAt = claim.qualifiers?.saidAt
  const passedOn = {
    ...(claim.reportedBy !== undefined && { reportedBy: entityRef(index, claim.reportedBy) }),
    ...(saidAt && { saidAt: dateInSentence(saidAt) }),
  }
  if (claim.attributedTo !== undefined) {
    const entity = entityRef(index, claim.attributedTo)
    return { kind, name: entity.name, entity, ...passedOn }
  }
  if (kind === 'account') {
    const entity = entityRef(index, claim.reportedBy ?? '')
    return { kind, name: entity.name, entity, ...(passedOn.saidAt && { saidAt: passedOn.saidAt }) }
  }
  return { kind, ...unnamed(index, claim), ...passedOn }
}

function voiceKind({ kind, attributedTo, reportedBy, ownJudgement }: Claim): VoiceKind | null {
  switch (kind) {
    case 'attributed':
      return 'statement'
    case 'opinion':
    case 'forecast':
    case 'inference':
      return kind
    case 'fact':
      if (attributedTo !== undefined || reportedBy !== undefined) return 'account'
      return ownJudgement === true ? 'judgement' : null
  }
}

/** Whose a view is that names nobody: the author's of what it cites; an inference is its maker's, whatever it rests on. */
function unnamed(index: DossierIndex, claim: Claim): Pick<Voice, 'name' | 'entity'> {
  const own = claim.kind === 'inference' || claim.kind === 'fact' || claim.citations.length === 0
  if (own) return { name: claim.createdBy === 'user' ? ANALYST : MAKERS }
  const authors = new Map<string, EntityRef | undefined>()
  for (const { sourceId } of claim.citations) {
    // Whose words they are does not change because their source was deleted.
    const source = evenDeleted(index, 'sources', sourceId)
    if (!source) continue
    const pages = (source.authorIds ?? []).map((id) => entityRef(index, id)).filter((ref) => !ref.missing)
    if (pages.length > 0) for (const page of pages) authors.set(page.name, page)
    else if (source.authors.length > 0) for (const name of source.authors) authors.set(name, undefined)
    else authors.set(`the author of ‘${sourceShortTitle(source)}’`, undefined)
  }
  const names = [...authors.keys()]
  const [only] = names.length === 1 ? [...authors.values()] : []
  return { name: names.length === 0 ? 'an author not named' : withOthers(names), ...(only && { entity: only }) }
}

/** A piece of the words about a voice: plain words, or a name that may lead to a page. */
export interface VoicePart {
  kind: 'words' | 'name'
  text: string
  page?: EntityRef
}

/** Beside the claim, in lower case: 'said by Andrei Belousov, as quoted by Russian Defence Ministry'. */
export function partsBeside(voice: Voice): VoicePart[] {
  return parts(BESIDE[voice.kind], voice)
}

/** Above the claim: 'Statement by Sergey Lavrov'. */
export function partsAbove(voice: Voice): VoicePart[] {
  return parts(ABOVE[voice.kind], voice)
}

export function voiceBeside(voice: Voice): string {
  return inOne(partsBeside(voice))
}

export function voiceAbove(voice: Voice): string {
  return inOne(partsAbove(voice))
}

/**
 * Before the claim, as the beginning of its sentence: 'Sergey Lavrov said of Rosatom'.
 * What somebody said of themselves names them once; so does what stands on the subject's own page, where none is given.
 */
export function partsBefore(voice: Voice, subject: EntityRef | undefined): VoicePart[] {
  const isOwn = subject === undefined || subject.id === voice.entity?.id
  const about = (words: string): VoicePart[] => (isOwn ? [] : [plain(words), named(subject.name, subject)])
  if (voice.kind !== 'statement') return [...partsAbove(voice), ...about(voice.saidAt === undefined ? ' on ' : ', on ')]
  const { name, entity, reportedBy, saidAt } = voice
  return [
    named(name, entity),
    ...(reportedBy ? [...quoted(reportedBy), plain(',')] : []),
    plain(saidAt === undefined ? ' said' : ` said ${saidAt}`),
    ...about(' of '),
  ]
}

export function voiceBefore(voice: Voice, subject: EntityRef): string {
  return inOne(partsBefore(voice, subject))
}

/** The voice without when it spoke, for where that stands before it already. */
export function undated({ saidAt: _, ...voice }: Voice): Voice {
  return voice
}

const BESIDE: Readonly<Record<VoiceKind, string>> = {
  statement: 'said by',
  opinion: 'opinion of',
  forecast: 'forecast by',
  inference: 'inferred by',
  judgement: 'own judgement of',
  account: 'according to',
}

const ABOVE: Readonly<Record<VoiceKind, string>> = {
  statement: 'Statement by',
  opinion: 'Opinion of',
  forecast: 'Forecast by',
  inference: 'Inference by',
  judgement: 'Own judgement of',
  account: 'According to',
}

function parts(words: string, { kind, name, entity, reportedBy, saidAt }: Voice): VoicePart[] {
  return [
    plain(`${words} `),
    named(name, entity),
    // 'Opinion of A on 6 July' would be one about that day.
    ...(saidAt === undefined ? [] : [plain(`${kind === 'statement' ? '' : ','} ${saidAt}`)]),
    ...(reportedBy ? quoted(reportedBy) : []),
  ]
}

function quoted(by: EntityRef): VoicePart[] {
  return [plain(', as quoted by '), named(by.name, by)]
}

function plain(text: string): VoicePart {
  return { kind: 'words', text }
}

function named(text: string, page: EntityRef | undefined): VoicePart {
  return { kind: 'name', text, ...(page && { page }) }
}

function inOne(pieces: readonly VoicePart[]): string {
  return pieces.map(({ text }) => text).join('')
}

/** More than three are 'A, B and others'. */
function withOthers(names: readonly string[]): string {
  return listed(names.length > 3 ? [...names.slice(0, 2), 'others'] : names)
}
