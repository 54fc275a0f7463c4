import type { ClaimValue } from './claim-value'
import { readIdentifier } from './identifier'
import { readNumber } from './measure'
import { readMoney } from './money'
import { readPercentage } from './percentage'
import type { ValueReading } from './value-reading'

/** Types of value that are read from what a person writes. */
const WRITTEN_TYPES = ['number', 'money', 'percentage', 'identifier'] as const

export type WrittenType = (typeof WRITTEN_TYPES)[number]

export function isWrittenType(type: string): type is WrittenType {
  return (WRITTEN_TYPES as readonly string[]).includes(type)
}

/** What stands beside the text: the unit of a number, the scheme of an identifier. */
export interface Beside {
  unit?: string | undefined
  scheme?: string | undefined
}

/** What a text means as a value of a type, what it may mean, or what is wrong with it. */
export function readValue(type: WrittenType, text: string, { unit, scheme }: Beside = {}): ValueReading<ClaimValue> {
  switch (type) {
    case 'number':
      return readNumber(text, unit)
    case 'money':
      return typed('money', readMoney(text))
    case 'percentage':
      return typed('percentage', readPercentage(text))
    case 'identifier':
      return readIdentifier(text, scheme)
  }
}

function typed<T extends string, V extends object>(type: T, reading: ValueReading<V>): ValueReading<{ type: T } & V> {
  if (reading.kind === 'read') return { ...reading, value: { type, ...reading.value } }
  if (reading.kind !== 'choice') return reading
  return { ...reading, meant: reading.meant.map((each) => ({ ...each, value: { type, ...each.value } })) }
}
