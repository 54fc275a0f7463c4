import { addressWords } from '../../domain/values/address'
import type { ClaimValue } from '../../domain/values/claim-value'
import { isFormerCountry, isKnownCountry } from '../../domain/values/country'
import type { Money } from '../../domain/values/money'
import { phoneKey } from '../../domain/values/phone'

/** The amount of a sum that is given exactly; FollowTheMoney's numbers are neither about nor at least something. */
export function exactAmount({ amount, to, nearness }: Money): string | undefined {
  return to === undefined && nearness === undefined ? amount : undefined
}

/** What FollowTheMoney takes of a value that would be another one if it were cut; undefined where it takes none of such values. */
export function wholeWords(value: ClaimValue): string | undefined {
  switch (value.type) {
    case 'identifier':
      return value.identifier
    case 'address':
      return addressWords(value)
    case 'url':
      return /^https?:/i.test(value.url) ? value.url : `https://${value.url}`
    case 'email':
      return value.email
    case 'phone': {
      const number = phoneKey(value)
      // Its numbers are those of E.164, which begin with the country's code.
      return number.startsWith('+') ? number : undefined
    }
    case 'country': {
      const { country } = value
      return isKnownCountry(country) && !isFormerCountry(country) ? country.toLowerCase() : undefined
    }
    default:
      return undefined
  }
}
