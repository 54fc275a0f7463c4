import type { BriefingClaim } from '../../domain/briefing/model'
import { opened } from '../../domain/views/sealed'
import { text, type Inline, type TextInline } from '../content/inline'
import { entityAnchor } from './entity-anchor'
import type { SectionTools } from './section-tools'

/** Whose the claim is, for the line above it: colour, rules and italics only repeat it. */
export function voiceAbove({ voice }: BriefingClaim): string {
  return voice?.above ?? 'Reported'
}

/** The claim in a table or a list: what its source reports in plain type, all else in italics with whose it is in brackets. */
export function claimInlines(claim: BriefingClaim, tools: SectionTools): Inline[] {
  const { voice } = claim
  return [
    ...sentence(claim, tools, voice ? 'emphasis' : undefined),
    ...tools.notes.mark(claim.citations),
    ...remarks([...(voice ? [voice.beside] : []), ...standing(claim)]),
  ]
}

/** The claim under a line that says whose it is: `voiceAbove`. */
export function claimUnderVoice(claim: BriefingClaim, tools: SectionTools, showStanding = true): Inline[] {
  return [
    ...sentence(claim, tools),
    ...tools.notes.mark(claim.citations),
    ...(showStanding ? remarks(standing(claim)) : []),
  ]
}

/** The claim as a sentence that begins with whose it is: 'Sergey Lavrov said of Rosatom: interested in Africa'. */
export function claimAfterVoice(claim: BriefingClaim, tools: SectionTools): Inline[] {
  const { voice } = claim
  if (!voice) return claimInlines(claim, tools)
  return [
    ...tools.prose(`${voice.before}: `, 'quiet'),
    ...value(claim, tools, 'emphasis'),
    ...tools.notes.mark(claim.citations),
    ...remarks(standing(claim)),
  ]
}

function sentence(claim: BriefingClaim, tools: SectionTools, tone?: TextInline['tone']): Inline[] {
  const subject = claim.subject === undefined ? [] : tools.prose(`${claim.subject}: `)
  return [...subject, ...value(claim, tools, tone)]
}

/** The name of the other entity of a relation links to its profile. */
function value(claim: BriefingClaim, tools: SectionTools, tone?: TextInline['tone']): Inline[] {
  const { entityId } = claim
  const words = opened(claim.text)
  const name = entityId === undefined ? undefined : tools.profileName(entityId)
  if (entityId === undefined || name === undefined || !tools.showsProfiles || !words.startsWith(name))
    return tools.prose(words, tone)
  return [
    {
      kind: 'link',
      to: { kind: 'anchor', anchor: entityAnchor(entityId) },
      text: name,
      description: `Go to the profile of ${name}`,
      mention: entityId,
      ...(tone && { tone }),
    },
    ...tools.prose(words.slice(name.length), tone),
  ]
}

function standing(claim: BriefingClaim): string[] {
  const isJudgement = claim.voice?.kind === 'judgement'
  return [
    ...(claim.status === 'disputed' ? ['disputed'] : []),
    ...(claim.confidence?.level === 'low' ? ['low confidence'] : []),
    ...(claim.ownJudgement
      ? isJudgement
        ? []
        : ['own judgement']
      : claim.unsourced === undefined
        ? []
        : [claim.unsourced]),
  ]
}

function remarks(words: readonly string[]): Inline[] {
  return words.length === 0 ? [] : [text(` (${words.join('; ')})`, 'quiet')]
}

/** How sure, as the outer margin says it. */
export function confidenceMargin(confidence: BriefingClaim['confidence']): Inline[] | undefined {
  if (!confidence) return undefined
  return [text(`${CONFIDENCE[confidence.level]}. `, 'strong'), text(confidence.why)]
}

const CONFIDENCE = { low: 'Low confidence', moderate: 'Moderate confidence', high: 'High confidence' } as const
