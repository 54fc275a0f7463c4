import { dateWords } from '../dating/date-words'
import { addressWords } from './address'
import type { ClaimValue } from './claim-value'
import { coordinatesWords } from './coordinates'
import { countryName } from './country'
import { identifierWords } from './identifier'
import { numberWords } from './measure'
import { moneyWords } from './money'
import { percentageWords } from './percentage'
import { unknownValueWords } from './unknown-value'

/** Values that say what they say without looking at the dossier around them. */
export type PlainValue = Exclude<ClaimValue, { type: 'entity' | 'somevalue' | 'novalue' }>

export function isPlainValue(value: ClaimValue): value is PlainValue {
  return value.type !== 'entity' && value.type !== 'somevalue' && value.type !== 'novalue'
}

/**
 * The value in words, the one way in which window, terminal and print show it: '€1,250,000', '40%', 'IMO 9074729'.
 * `scheme` is that of identifiers which the label beside it names.
 */
export function plainValueWords(value: PlainValue, scheme?: string): string {
  switch (value.type) {
    case 'text':
      return value.text
    case 'number':
      return numberWords(value)
    case 'money':
      return moneyWords(value)
    case 'percentage':
      return percentageWords(value)
    case 'date':
      return value.note === undefined ? dateWords(value.date) : `${dateWords(value.date)}, ${value.note}`
    case 'identifier':
      return identifierWords(value, scheme)
    case 'address':
      return addressWords(value)
    case 'coordinates':
      return coordinatesWords(value)
    case 'url':
      return value.url
    case 'email':
      return value.email
    case 'phone':
      return value.phone
    case 'country':
      return countryName(value.country)
    case 'geometry':
      return `Outline ${value.featureId} of ${value.dataset}`
    default:
      return unknownValueWords(value)
  }
}
