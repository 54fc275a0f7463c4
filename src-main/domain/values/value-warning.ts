import type { ClaimValue } from './claim-value'
import { isKnownCountry } from './country'
import { currencyName } from './currency'
import { identifierWarning } from './identifier'

/** What looks wrong in a value; it is kept all the same. */
export function valueWarning(value: ClaimValue): string | undefined {
  if (value.type === 'identifier') return identifierWarning(value)
  if (value.type === 'money' && currencyName(value.currency) === undefined)
    return `${value.currency} is no currency in ISO 4217. Look whether it is mistyped; it can be kept as it is.`
  if (value.type === 'country' && !isKnownCountry(value.country))
    return `${value.country} is no country in ISO 3166. Look whether it is mistyped; it can be kept as it is.`
  return undefined
}
