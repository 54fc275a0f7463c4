import { counted } from '@domain/text/counted'
import type { BinnableCollection } from '@domain/records/records'
import type { ClaimStatus } from '@domain/dossier/claim-status'
import type { Id } from '@domain/records/ids'
import type { ClaimView } from '@domain/views/claim-view'
import { bearsOut, whyUnsourced } from '@domain/views/unsourced'
import { voiceAbove, type VoiceKind } from '@domain/views/voice'
import { dayOf } from '@domain/dating/reader-day'
import { revealBidiControls } from '@domain/records/text'

/** The text with its first letter as a sentence begins. */
export function capital(text: string): string {
  const [first = '', ...rest] = text
  return first.toLocaleUpperCase() + rest.join('')
}

/** A name as it may be shown: nothing in it can make it read as another one. */
export function shown(text: string): string {
  return revealBidiControls(text)
}

/** *Units*: UTF-16 code units that a name may have before it is cut short where others stand beside it. */
const BRIEF = 160

/** A name short enough to stand in a line or a list; the whole of it stands on its own page. */
export function brief(name: string): string {
  return name.length <= BRIEF ? name : `${[...name.slice(0, BRIEF)].slice(0, -1).join('')}…`
}

/**
 * Whose it is, as the line above a claim; null for what its source reports as fact.
 * On the speaker's own `page` their name is not said again.
 */
export function saysWho({ voice }: ClaimView, page?: Id): string | null {
  if (!voice) return null
  const isOwn = page !== undefined && voice.entity?.id === page
  if (!isOwn) return shown(voiceAbove(voice))
  return voice.saidAt === undefined ? OWN_WORDS[voice.kind] : `${OWN_WORDS[voice.kind]}, ${voice.saidAt}`
}

const OWN_WORDS: Readonly<Record<VoiceKind, string>> = {
  statement: 'Own statement',
  opinion: 'Own opinion',
  forecast: 'Own forecast',
  inference: 'Own inference',
  judgement: 'Own judgement',
  account: 'By its own account',
}

/** Whose it is where two accounts stand side by side: there even a plain fact has somebody who reports it. */
export function saysWhoAlways(claim: ClaimView): string {
  const own = saysWho(claim)
  if (own !== null) return own
  const first = claim.citations.find(bearsOut)
  if (first) return `Reported in ${shown(first.source.shortTitle)}`
  return claim.citations.length === 0 ? STATUS_WORDS.uncited : capital(whyUnsourced(claim.citations) ?? '')
}

/** Said in the place of a source where there is none. */
export function noSourceWords({ ownJudgement }: ClaimView): string {
  return ownJudgement ? 'You vouch for this yourself; no source is given.' : 'No source is given for this claim.'
}

/** What a claim's status means; of what nothing bears out any more it is said why. */
export function statusWords({ status, citations }: ClaimView): string {
  if (status === 'uncited' && citations.length > 0) return capital(whyUnsourced(citations) ?? '')
  return STATUS_WORDS[status]
}

const STATUS_WORDS: Readonly<Record<ClaimStatus, string>> = {
  corroborated: 'Borne out by independent sources',
  'single-source': 'Rests on one source',
  disputed: 'Disputed',
  uncited: 'No source given',
}

/** 'Today 14:02', 'Yesterday 09:10', '21 Nov 2025': in the reader's own locale and time. */
export function moment(iso: string, now = new Date()): string {
  const then = new Date(iso)
  const time = then.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
  const days = Math.round((startOfDay(now) - startOfDay(then)) / 86_400_000)
  if (days === 0) return `today ${time}`
  if (days === 1) return `yesterday ${time}`
  const sameYear = then.getFullYear() === now.getFullYear()
  return then.toLocaleDateString(undefined, { day: 'numeric', month: 'short', ...(!sameYear && { year: 'numeric' }) })
}

/** How long ago: 'a moment old', '20 minutes old', '3 hours old', '12 days old'. */
export function age(iso: string, now = new Date()): string {
  const minutes = Math.max(0, Math.round((now.getTime() - new Date(iso).getTime()) / 60_000))
  if (minutes < 2) return 'a moment old'
  if (minutes < 90) return `${counted(minutes, 'minute')} old`
  if (minutes < 36 * 60) return `${counted(Math.round(minutes / 60), 'hour')} old`
  return `${counted(Math.round(minutes / 1_440), 'day')} old`
}

/** The same with the time also on earlier days, where two moments of one day have to be told apart. */
export function exactMoment(iso: string, now = new Date()): string {
  const then = new Date(iso)
  const words = moment(iso, now)
  const time = then.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' })
  return words.includes(time) ? words : `${words}, ${time}`
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** The reader's own day. *Shape*: `2026-11-23`. */
export function localDay(now = new Date()): string {
  return dayOf(now.toISOString())
}

/** What kind of thing something in the bin is. */
export const BIN_KINDS: Readonly<Record<BinnableCollection, string>> = {
  entities: 'Entity',
  claims: 'Claim',
  sources: 'Source',
  notes: 'Note',
  highlights: 'Marked passage',
  briefings: 'Briefing',
}
