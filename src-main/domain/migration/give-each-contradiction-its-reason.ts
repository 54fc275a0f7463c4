import { changedList, changeEverywhere, isOldRecord, type MigrationStep } from './old-records'

/**
 * In version 1 a claim had one reason for all the claims that it contradicts, so that a second contradiction was left without one or
 * took that of the first. In version 2 each has its own.
 */
export const giveEachContradictionItsReason: MigrationStep = (records) => {
  changeEverywhere(records, 'claims', (claim) => {
    const { disputesBecause, ...rest } = claim
    const { disputes } = rest
    if (!Array.isArray(disputes)) return disputesBecause === undefined ? claim : rest
    const changed = changedList(disputes, (other) =>
      isOldRecord(other)
        ? other
        : { claimId: other, ...(disputesBecause !== undefined && { because: disputesBecause }) },
    )
    return changed === disputes && disputesBecause === undefined ? claim : { ...rest, disputes: changed }
  })
}
