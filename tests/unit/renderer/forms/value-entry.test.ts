import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isSameJson } from '../../../../src-main/domain/text/canonical-json'
import { isWrittenType } from '../../../../src-main/domain/values/read-value'
import {
  EMPTY_VALUE,
  isReadOrEmpty,
  readValueEntry,
  valueEntry,
  writtenMoney,
  writtenPercentage,
} from '../../../../src-renderer/state/forms/value-entry'
import { arbDecimal, arbMoney } from '../../../support/arbitraries'
import { runs } from '../../../support/runs'
import { valuesDossier } from '../../../support/values-dossier'

describe('a value in a form', () => {
  it('that nobody touches is read as what it was', () => {
    for (const { value, id } of valuesDossier().claims) {
      if (!isWrittenType(value.type)) continue
      expect(readValueEntry(value.type, valueEntry(value)), id).toMatchObject({ kind: 'read', value })
    }
  })

  it('that may be read in two ways begins with the one that it is', () => {
    const value = { type: 'money', amount: '1.250', currency: 'EUR' } as const
    expect(readValueEntry('money', valueEntry(value))).toMatchObject({ kind: 'read', value })
    expect(readValueEntry('money', { text: '€1.250', beside: {} })).toMatchObject({ kind: 'choice' })
  })

  it('of a property with one scheme takes that, whatever stood beside it', () => {
    const entry = { text: '9074729', beside: { scheme: 'vat' } }
    expect(readValueEntry('identifier', entry, 'imo')).toMatchObject({ value: { scheme: 'imo' } })
  })

  it('is kept as a qualifier once it is read, and is none while it is not', () => {
    expect(writtenMoney({ text: '€5m', beside: {} })).toEqual({ amount: '5000000', currency: 'EUR' })
    expect(writtenPercentage({ text: '40 %', beside: {} })).toEqual({ percent: '40' })
    expect(writtenMoney({ text: '5m', beside: {} })).toBeUndefined()
    expect(isReadOrEmpty('money', { text: '5m', beside: {} })).toBe(false)
    expect(isReadOrEmpty('money', EMPTY_VALUE)).toBe(true)
  })

  it('is never another one because a form was opened on it', () => {
    fc.assert(
      fc.property(arbMoney, arbDecimal, (money, number) => {
        const values = [
          { type: 'money', ...money },
          { type: 'number', number, unit: 'barrels' },
          { type: 'percentage', percent: number },
        ] as const
        for (const value of values) {
          const reading = readValueEntry(value.type, valueEntry(value))
          expect(reading.kind === 'read' && sameBut(reading.value, value), JSON.stringify(value)).toBe(true)
        }
      }),
      { numRuns: runs(100) },
    )
  })
})

/** A single figure of money behind the point is shown with a zero after it, and so it is read. */
function sameBut(read: unknown, before: unknown): boolean {
  const padded = (value: unknown) =>
    JSON.parse(JSON.stringify(value).replace(/("amount":"-?\d+\.\d)"/, '$10"')) as unknown
  return isSameJson(read, before) || isSameJson(read, padded(before))
}
