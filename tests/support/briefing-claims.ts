import type { BriefingClaim, BriefingEvent, BriefingVoice } from '../../src-main/domain/briefing/model'
import { sealed } from '../../src-main/domain/views/sealed'
import { voiceAbove, voiceBefore, voiceBeside, type VoiceKind } from '../../src-main/domain/views/voice'

/** A claim of a briefing, reported as fact unless `more` gives it a voice. */
export function aBriefingClaim(
  id: string,
  text: string,
  { text: _, ...more }: Partial<BriefingClaim> = {},
): BriefingClaim {
  return {
    id,
    label: 'Point',
    text: sealed(text),
    kind: 'fact',
    voice: null,
    status: 'single-source',
    citations: [],
    ownJudgement: false,
    ...more,
  }
}

/** Whose a claim is, as the app says it. */
export function aVoice(kind: VoiceKind, name: string): BriefingVoice {
  const voice = { kind, name }
  return {
    kind,
    above: voiceAbove(voice),
    beside: voiceBeside(voice),
    before: voiceBefore(voice, { id: 'it', schema: null, name: 'it' }),
  }
}

/** Something that happened, at a date. */
export function aBriefingEvent(
  edtf: string,
  dateLabel: string,
  claim: BriefingClaim,
  uncertain = false,
): BriefingEvent {
  return { edtf, dateLabel, uncertain, isUtterance: false, claim }
}
