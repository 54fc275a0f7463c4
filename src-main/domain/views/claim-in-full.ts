import type { ClaimView } from './claim-view'

/** The claim so that it stands alone, away from its subject's page: 'Rosatom: interested in Africa'. */
export function claimInFull(view: ClaimView): string {
  const value = withDetails(view.value.text, claimDetails(view))
  const isRelationOrDate = view.value.entity !== undefined || view.value.edtf !== undefined
  return isRelationOrDate
    ? `${view.subject.name}: ${view.label.toLowerCase()} ${value}`
    : `${view.subject.name}: ${value}`
}

/** The text with what is added to it in brackets, in which no further brackets stand: 'Mali (Minister, about 2021, inferred)'. */
export function withDetails(text: string, details: string): string {
  return details === '' ? text : `${text} (${details.replace(/ \(([^()]*)\)/g, ', $1')})`
}

/** Role and time of a claim: 'Defence Minister, since 2021'; empty when it has neither. */
export function claimDetails(view: ClaimView): string {
  return [view.role, view.when].filter((part) => part !== undefined).join(', ')
}
