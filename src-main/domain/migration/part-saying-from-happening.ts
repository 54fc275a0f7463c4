import { isUtterance } from '../vocabulary/properties'
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
