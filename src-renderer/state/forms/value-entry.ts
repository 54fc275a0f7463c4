import { isSameJson } from '@domain/text/canonical-json'
import { readValue, type Beside, type WrittenType } from '@domain/values/read-value'
import type { ClaimValue } from '@domain/values/claim-value'
import { distanceWords } from '@domain/values/coordinates'
import { countryName } from '@domain/values/country'
import type { Money } from '@domain/values/money'
import type { Percentage } from '@domain/values/percentage'
import { plainValueWords } from '@domain/values/value-words'
import type { ValueReading } from '@domain/values/value-reading'

/** A value as it stands in a form: text, perhaps not a value yet. */
export interface ValueEntry {
  text: string
  /** What stands beside it, such as the unit of a number. */
  beside: Beside
  /** Of the values that the text may mean, the one that is meant, in its words. */
  chosen?: string
}

export const EMPTY_VALUE: ValueEntry = { text: '', beside: {} }

/** A value as a form begins with it: in words that mean it. */
export function valueEntry(value: ClaimValue): ValueEntry {
  switch (value.type) {
    case 'number': {
      const { unit, ...figure } = value
      return chosenFor(value.type, value, { text: plainValueWords(figure), beside: { unit } })
    }
    case 'money':
    case 'percentage':
      return chosenFor(value.type, value, { text: plainSpaces(plainValueWords(value)), beside: {} })
    case 'identifier':
      return { text: value.identifier, beside: { scheme: value.scheme } }
    case 'address': {
      const country = value.country === undefined ? undefined : countryName(value.country)
      return { text: value.address, beside: { country } }
    }
    case 'coordinates': {
      const { original, precisionMetres: metres, ...place } = value
      return {
        text: original ?? plainSpaces(plainValueWords(place)),
        beside: { precision: metres === undefined ? undefined : plainSpaces(distanceWords(metres)) },
      }
    }
    case 'url':
    case 'email':
    case 'phone':
    case 'country':
      return { text: plainValueWords(value), beside: {} }
    default:
      return EMPTY_VALUE
  }
}

/** Reads what stands in a value's field; of the values that it may mean, the one that was chosen. `scheme` is the only one there can be. */
export function readValueEntry(type: WrittenType, entry: ValueEntry, scheme?: string): ValueReading<ClaimValue> {
  const beside = { ...entry.beside, unit: entry.beside.unit?.trim(), scheme: scheme ?? entry.beside.scheme }
  const reading = readValue(type, entry.text, beside)
  if (reading.kind !== 'choice') return reading
  const chosen = reading.meant.find(({ words }) => words === entry.chosen)
  return chosen ? { kind: 'read', ...chosen } : reading
}

/** True when the entry is a value or empty. */
export function isReadOrEmpty(type: WrittenType, entry: ValueEntry): boolean {
  const { kind } = readValueEntry(type, entry)
  return kind === 'read' || kind === 'empty'
}

/** The sum; undefined where none is written. */
export function writtenMoney(entry: ValueEntry): Money | undefined {
  const reading = readValueEntry('money', entry)
  if (reading.kind !== 'read' || reading.value.type !== 'money') return undefined
  const { type: _, ...money } = reading.value
  return money
}

/** The percentage; undefined where none is written. */
export function writtenPercentage(entry: ValueEntry): Percentage | undefined {
  const reading = readValueEntry('percentage', entry)
  if (reading.kind !== 'read' || reading.value.type !== 'percentage') return undefined
  const { type: _, ...percentage } = reading.value
  return percentage
}

/** With the choice made that the value is of those which its words may mean. */
function chosenFor(type: WrittenType, value: ClaimValue, entry: ValueEntry): ValueEntry {
  const reading = readValue(type, entry.text, entry.beside)
  if (reading.kind !== 'choice') return entry
  const chosen = reading.meant.find((each) => isSameJson(each.value, value))
  return chosen ? { ...entry, chosen: chosen.words } : entry
}

/** A no-break space reads well and is typed by nobody. */
function plainSpaces(words: string): string {
  return words.replaceAll('\u00a0', ' ')
}
