import { STANDARD_VOCABULARY } from '../vocabulary/standard-vocabulary'
import { changeEverywhere, isOldRecord, type MigrationStep } from './old-records'

/**
 * In version 1 a claim had one date for when it was said and when it happened. In version 2 it has one for each: of what somebody
 * says the old one was that of the saying, of everything else that of the happening.
 */
export const partSayingFromHappening: MigrationStep = (records) => {
  changeEverywhere(records, 'claims', (claim) => {
    if (!isOldRecord(claim['qualifiers']) || claim['qualifiers']['at'] === undefined) return claim
    const { at, ...others } = claim['qualifiers']
    return { ...claim, qualifiers: { ...others, [isUtterance(claim['property']) ? 'saidAt' : 'happenedAt']: at } }
  })
}

/** True for what somebody says; version 1 had no words but those that ship. */
function isUtterance(property: unknown): boolean {
  return typeof property === 'string' && STANDARD_VOCABULARY.isProperty(property, 'utterance')
}
