import type { ClaimView } from './claim-view'

/** The claim so that it stands alone, away from its subject's page: 'Rosatom: interested in Africa'. */
export function claimInFull(view: ClaimView): string {
  const details = claimDetails(view)
  const value = details === '' ? view.value.text : `${view.value.text} (${details})`
  const isRelationOrDate = view.value.entity !== undefined || view.value.edtf !== undefined
  return isRelationOrDate
    ? `${view.subject.name}: ${view.label.toLowerCase()} ${value}`
    : `${view.subject.name}: ${value}`
}

/** Role and time of a claim: 'Defence Minister, since 2021'; empty when it has neither. */
export function claimDetails(view: ClaimView): string {
  return [view.role, view.when].filter((part) => part !== undefined).join(', ')
}
