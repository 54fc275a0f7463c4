import { datesAgree } from '../dating/dates'
import { canonicalJson } from '../text/canonical-json'
import { foldText } from '../text/folding'
import { addressKey } from '../values/address'
import type { ClaimValue } from '../values/claim-value'
import { coordinatesKey } from '../values/coordinates'
import { timesTenTo } from '../values/decimal'
import { emailKey } from '../values/email'
import { figureKey, figuresAgree, type Figure } from '../values/figure'
import { identifierKey } from '../values/identifier'
import type { NumberValue } from '../values/measure'
import { figureOfMoney } from '../values/money'
import { figureOfPercentage } from '../values/percentage'
import { phoneKey } from '../values/phone'
import { urlKey } from '../values/url'

/** True when both values can be true of the same thing. Numbers of different units cannot be compared, and stand side by side. */
export function valuesAgree(a: ClaimValue, b: ClaimValue): boolean {
  if (a.type === 'somevalue' || b.type === 'somevalue') return a.type !== 'novalue' && b.type !== 'novalue'
  if (a.type === 'date' && b.type === 'date') return datesAgree(a.date.edtf, b.date.edtf)
  if (a.type === 'number' && b.type === 'number') return measuresAgree(measured(a), measured(b))
  if (a.type === 'money' && b.type === 'money')
    return a.currency !== b.currency || figuresAgree(figureOfMoney(a), figureOfMoney(b))
  if (a.type === 'percentage' && b.type === 'percentage')
    return figuresAgree(figureOfPercentage(a), figureOfPercentage(b))
  // Two registers number one thing twice.
  if (a.type === 'identifier' && b.type === 'identifier' && a.scheme !== b.scheme) return true
  return sameValue(a, b)
}

/** True when both values say the same, however each is written. */
export function sameValue(a: ClaimValue, b: ClaimValue): boolean {
  return valueKey(a) === valueKey(b)
}

/** The same for values that say the same: '1.5 million $' and '1,500,000 US dollars', 'N’Djamena' and 'n djamena.'. */
export function valueKey(value: ClaimValue): string {
  switch (value.type) {
    case 'text':
      return `text ${bareText(value.text)}`
    case 'number': {
      const { figure, unit } = measured(value)
      return `number ${figureKey(figure)} ${unit}`
    }
    case 'money':
      return `money ${figureKey(figureOfMoney(value))} ${value.currency}`
    case 'percentage':
      return `percentage ${figureKey(figureOfPercentage(value))}`
    case 'identifier':
      return `identifier ${identifierKey(value)}`
    case 'address':
      return `address ${addressKey(value)}`
    case 'coordinates':
      return `coordinates ${coordinatesKey(value)}`
    case 'url':
      return `url ${urlKey(value)}`
    case 'email':
      return `email ${emailKey(value)}`
    case 'phone':
      return `phone ${phoneKey(value)}`
    case 'country':
      return `country ${value.country}`
    case 'date':
      return `date ${value.date.edtf}`
    case 'entity':
      return `entity ${value.entityId}`
    case 'geometry':
      return `geometry ${value.dataset} ${value.featureId}`
    case 'somevalue':
    case 'novalue':
      return value.type
    default:
      return canonicalJson(value)
  }
}

/** A number with its unit, whatever way either was written. */
interface Measured {
  figure: Figure
  unit: string
}

/** What a value is one of several kinds of, of each of which a thing may have one: a unit, a currency. '' counts things. */
export function unitOf(value: ClaimValue): string | undefined {
  if (value.type === 'number') return measured(value).unit
  if (value.type === 'money') return value.currency
  return undefined
}

function measured({ number, to, nearness, unit = '' }: NumberValue): Measured {
  const words = foldText(unit.replace(/([$€£%])/gu, ' $1 ')).split(' ')
  let power = 0
  const rest = words.flatMap((word) => {
    const scale = SCALES[word]
    if (scale !== undefined) power += scale
    return scale === undefined && word !== 'of' && word !== '' ? [word] : []
  })
  const name = rest.join(' ')
  const figure: Figure = { number: timesTenTo(number, power), to: to && timesTenTo(to, power), nearness }
  return { figure, unit: UNITS[name] ?? name }
}

function measuresAgree(a: Measured, b: Measured): boolean {
  return a.unit !== b.unit || figuresAgree(a.figure, b.figure)
}

/** *Units*: powers of ten. */
const SCALES: Readonly<Record<string, number>> = {
  thousand: 3,
  million: 6,
  millions: 6,
  mn: 6,
  billion: 9,
  billions: 9,
  bn: 9,
  trillion: 12,
}

const UNITS: Readonly<Record<string, string>> = {
  $: 'usd',
  'us $': 'usd',
  'us dollar': 'usd',
  'us dollars': 'usd',
  dollars: 'usd',
  '€': 'eur',
  euro: 'eur',
  euros: 'eur',
  '£': 'gbp',
  'pounds sterling': 'gbp',
  percent: '%',
  'per cent': '%',
}

/** The words alone; a minus before a figure is one of them. */
function bareText(text: string): string {
  return foldText(text.replace(/(^|\s)[-−–](?=\d)/gu, '$1minus '))
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
}
