import type { ClaimView } from './claim-view'
import { inSentence } from '../vocabulary/in-sentence'
import { opened } from './sealed'
import { voiceBefore, voiceBeside } from './voice'

/** The claim as a sentence that stands alone, whose it is before all: 'Sergey Lavrov said of Rosatom: interested in Africa'. */
export function claimSentence(view: ClaimView): string {
  const { voice, subject } = view
  const words = claimWords(view)
  if (voice) return `${voiceBefore(voice, subject)}: ${words}`
  return `${subject.name}: ${words}`
}

/** The claim under its label, whose it is in the brackets: 'Africa (investment in economic sectors; said by Sergey Lavrov)'. */
export function claimUnderLabel(view: ClaimView, value = opened(view.value).text): string {
  const { voice } = view
  const details = [claimDetails(view), voice ? voiceBeside(voice) : '']
  return withDetails(value, details.filter((part) => part !== '').join('; '))
}

/** What is said of the subject, without whose it is: only for those who set that beside it. 'interested in Africa (since 2021)'. */
export function claimWords(view: ClaimView): string {
  const value = withDetails(opened(view.value).text, claimDetails(view))
  return view.needsLabel ? `${inSentence(view.label)} ${value}` : value
}

/** The sentence with its end cut off, for a label: whose it is comes first and stays. *Units*: characters of what is said. */
export function claimLabel(view: ClaimView, length: number): string {
  const { voice, subject } = view
  const characters = [...claimWords(view)]
  const words = characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : characters.join('')
  return `${voice ? voiceBefore(voice, subject) : subject.name}: ${words}`
}

/** The text with what is added to it in brackets, in which no further brackets stand: 'Mali (Minister, about 2021, inferred)'. */
export function withDetails(text: string, details: string): string {
  return details === '' ? text : `${text} (${details.replace(/ \(([^()]*)\)/g, ', $1')})`
}

/** Share, sum, role and time of a claim: '40%, since 2021', 'Defence Minister'; empty when it has none. */
export function claimDetails(view: ClaimView): string {
  return [quantityOf(view), view.role ?? '', view.when ?? ''].filter((part) => part !== '').join(', ')
}

/** The share and the sum of a claim: '40%'; empty when it has neither. */
export function quantityOf({ share, amount }: ClaimView): string {
  return [share, amount].filter((part) => part !== undefined).join(', ')
}
