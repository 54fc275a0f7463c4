import { decimalOf } from '../values/decimal'
import { changeEverywhere, isOldRecord, type MigrationStep } from './old-records'

/** In version 1 a number was a float, and might be 'approximate'. In version 2 it is an exact decimal, near to what it stands for in several ways. */
export const keepNumbersExact: MigrationStep = (records) => {
  changeEverywhere(records, 'claims', (claim) => {
    const { value } = claim
    if (!isOldRecord(value) || value['type'] !== 'number' || typeof value['number'] !== 'number') return claim
    const { approximate, number, ...others } = value
    return {
      ...claim,
      value: { ...others, number: decimalOf(number), ...(approximate === true && { nearness: 'about' }) },
    }
  })
}
