import type { BriefingClaim } from '../../domain/briefing-model'
import { text, type Inline } from '../content/inline'
import { entityAnchor } from './entity-anchor'
import type { SectionTools } from './section-tools'

/** What kind of statement it is, in words: colour and rules only repeat it. */
export function kindLabel(claim: BriefingClaim): string {
  const { kind, speaker } = claim
  if (kind === 'attributed') return speaker === undefined ? 'Statement' : `Statement by ${speaker}`
  if (kind === 'opinion') return speaker === undefined ? 'Opinion' : `Opinion of ${speaker}`
  if (kind === 'forecast') return speaker === undefined ? 'Forecast' : `Forecast by ${speaker}`
  return kind === 'inference' ? 'Inference' : 'Reported fact'
}

/** The claim's sentence with its footnote and, where it needs one, a word on its standing. */
export function claimInlines(claim: BriefingClaim, tools: SectionTools, showStanding = true): Inline[] {
  return [...sentence(claim, tools), ...tools.notes.mark(claim.citations), ...(showStanding ? standing(claim) : [])]
}

/** The name of the other entity of a relation links to its profile. */
function sentence(claim: BriefingClaim, tools: SectionTools): Inline[] {
  const { entityId, text: value } = claim
  const name = entityId === undefined ? undefined : tools.profileName(entityId)
  if (entityId === undefined || name === undefined || !tools.showsProfiles || !value.startsWith(name))
    return tools.prose(value)
  return [
    {
      kind: 'link',
      to: { kind: 'anchor', anchor: entityAnchor(entityId) },
      text: name,
      description: `Go to the profile of ${name}`,
      mention: entityId,
    },
    ...tools.prose(value.slice(name.length)),
  ]
}

function standing(claim: BriefingClaim): Inline[] {
  const words = [
    ...(claim.status === 'disputed' ? ['disputed'] : []),
    ...(claim.confidence?.level === 'low' ? ['low confidence'] : []),
    ...(claim.ownJudgement ? ['own judgement'] : claim.status === 'uncited' ? ['no source'] : []),
  ]
  return words.length === 0 ? [] : [text(` (${words.join(', ')})`, 'quiet')]
}

/** How sure, as the outer margin says it. */
export function confidenceMargin(confidence: BriefingClaim['confidence']): Inline[] | undefined {
  if (!confidence) return undefined
  return [text(`${CONFIDENCE[confidence.level]}. `, 'strong'), text(confidence.why)]
}

const CONFIDENCE = { low: 'Low confidence', moderate: 'Moderate confidence', high: 'High confidence' } as const
