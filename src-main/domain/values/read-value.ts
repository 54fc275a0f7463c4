import { readAddress } from './address'
import type { ClaimValue } from './claim-value'
import { readCoordinates } from './coordinates'
import { readCountry } from './country'
import { readEmail } from './email'
import { readIdentifier } from './identifier'
import { readNumber } from './measure'
import { readMoney } from './money'
import { readPercentage } from './percentage'
import { readPhone } from './phone'
import { readUrl } from './url'
import type { ValueReading } from './value-reading'

/** Types of value that are read from what a person writes. */
const WRITTEN_TYPES = [
  'number',
  'money',
  'percentage',
  'identifier',
  'address',
  'coordinates',
  'url',
  'email',
  'phone',
  'country',
] as const

export type WrittenType = (typeof WRITTEN_TYPES)[number]

export function isWrittenType(type: string): type is WrittenType {
  return (WRITTEN_TYPES as readonly string[]).includes(type)
}

/** What stands beside the text. */
export interface Beside {
  /** Of a number. */
  unit?: string | undefined
  /** Of an identifier. */
  scheme?: string | undefined
  /** Of coordinates: '1 km'. */
  precision?: string | undefined
  /** Of an address: its name or its code. */
  country?: string | undefined
}

/** What a text means as a value of a type, what it may mean, or what is wrong with it. */
export function readValue(
  type: WrittenType,
  text: string,
  { unit, scheme, precision, country }: Beside = {},
): ValueReading<ClaimValue> {
  switch (type) {
    case 'number':
      return readNumber(text, unit)
    case 'money':
      return typed('money', readMoney(text))
    case 'percentage':
      return typed('percentage', readPercentage(text))
    case 'identifier':
      return readIdentifier(text, scheme)
    case 'address':
      return readAddress(text, country)
    case 'coordinates':
      return readCoordinates(text, precision)
    case 'url':
      return readUrl(text)
    case 'email':
      return readEmail(text)
    case 'phone':
      return readPhone(text)
    case 'country':
      return readCountry(text)
  }
}

function typed<T extends string, V extends object>(type: T, reading: ValueReading<V>): ValueReading<{ type: T } & V> {
  if (reading.kind === 'read') return { ...reading, value: { type, ...reading.value } }
  if (reading.kind !== 'choice') return reading
  return { ...reading, meant: reading.meant.map((each) => ({ ...each, value: { type, ...each.value } })) }
}
