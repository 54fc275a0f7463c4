import { DossierError } from '../../domain/errors'
import { say } from '../../domain/messages/message'
import type { Claim } from '../../domain/records/claim'
import type { Entity } from '../../domain/records/entity'
import { isSameJson } from '../../domain/text/canonical-json'
import { isUnknownValue } from '../../domain/values/unknown-value'
import { fitsType } from '../../domain/vocabulary/property-fit'
import type { Vocabulary } from '../../domain/vocabulary/vocabulary'

/** What is said anew is said in words that the dossier knows; what came in with others keeps them. *Errors*: `invalid-input`. */
export function checkKind(vocabulary: Vocabulary, { schema }: Entity, before: Entity | undefined): void {
  if (vocabulary.knowsKind(schema) || before?.schema === schema) return
  throw new DossierError('invalid-input', say('editing.unknown-kind', { words: vocabulary.kind(schema).singular }))
}

/** As `checkKind`, of a claim's property and the type of its value. *Errors*: `invalid-input`. */
export function checkProperty(vocabulary: Vocabulary, { property, value }: Claim, before: Claim | undefined): void {
  const { label, isKnown, value: expected } = vocabulary.property(property)
  if (!isKnown && before?.property !== property)
    throw new DossierError('invalid-input', say('editing.unknown-property', { words: label }))
  const { type: given } = value
  const isKept = before !== undefined && isSameJson(before.value, value)
  if (expected === undefined || isKept || (fitsType(given, expected) && !isUnknownValue(value))) return
  throw new DossierError('invalid-input', say('editing.value-kind', { label, expected, given }))
}
