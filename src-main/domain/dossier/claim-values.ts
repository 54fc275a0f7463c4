import type { ClaimValue } from '../records/claim'
import { datesAgree } from '../dating/dates'
import { foldText } from '../text/folding'

/** True when both values can be true of the same thing. Numbers of different units cannot be compared, and stand side by side. */
export function valuesAgree(a: ClaimValue, b: ClaimValue): boolean {
  if (a.type === 'somevalue' || b.type === 'somevalue') return a.type !== 'novalue' && b.type !== 'novalue'
  if (a.type === 'date' && b.type === 'date') return datesAgree(a.date.edtf, b.date.edtf)
  if (a.type === 'number' && b.type === 'number') return numbersAgree(measured(a), measured(b))
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
      const { size, unit } = measured(value)
      return `number ${size} ${unit}`
    }
    case 'date':
      return `date ${value.date.edtf}`
    case 'entity':
      return `entity ${value.entityId}`
    case 'geometry':
      return `geometry ${value.dataset} ${value.featureId}`
    default:
      return value.type
  }
}

type NumberValue = Extract<ClaimValue, { type: 'number' }>

/** A number with its unit, whatever way either was written. */
interface Measured {
  size: number
  unit: string
  approximate: boolean
}

/** What a number measures, for those that can be compared; '' counts things. */
export function unitOf(value: NumberValue): string {
  return measured(value).unit
}

function measured({ number, unit = '', approximate = false }: NumberValue): Measured {
  const words = foldText(unit.replace(/([$€£%])/gu, ' $1 ')).split(' ')
  let size = number
  const rest = words.flatMap((word) => {
    const scale = SCALES[word]
    if (scale !== undefined) size *= scale
    return scale === undefined && word !== 'of' && word !== '' ? [word] : []
  })
  const name = rest.join(' ')
  return { size, unit: UNITS[name] ?? name, approximate }
}

/** *Source*: how far apart 'about 300' and 312 may be and mean the same crowd. */
const ABOUT = 0.1

function numbersAgree(a: Measured, b: Measured): boolean {
  if (a.unit !== b.unit) return true
  const leeway = a.approximate || b.approximate ? ABOUT * Math.max(Math.abs(a.size), Math.abs(b.size)) : 0
  return Math.abs(a.size - b.size) <= leeway
}

const SCALES: Readonly<Record<string, number>> = {
  thousand: 1e3,
  million: 1e6,
  millions: 1e6,
  mn: 1e6,
  billion: 1e9,
  billions: 1e9,
  bn: 1e9,
  trillion: 1e12,
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
