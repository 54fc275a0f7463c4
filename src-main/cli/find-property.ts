import { foldText } from '../domain/text/folding'
import type { Property, Vocabulary } from '../domain/vocabulary/vocabulary'
import { UsageError } from './command'
import { say } from '../domain/messages/message'

/** The property with this id or this label. *Errors*: `UsageError` with all there are, or with those that carry the label. */
export function findProperty({ properties }: Vocabulary, wanted: string): Property {
  const byId = properties.find(({ id }) => id === wanted)
  if (byId) return byId
  const called = properties.filter(({ label }) => foldText(label) === foldText(wanted))
  const [first, ...others] = called
  if (first && others.length === 0) return first
  const choices = (first ? called : properties).map(({ id, label }) => `${id} (${label})`).join(', ')
  throw new UsageError(
    first ? say('usage.several-properties', { wanted, choices }) : say('usage.no-property', { wanted, choices }),
  )
}
