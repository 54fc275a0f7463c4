import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stamp } from '../../../../src-main/domain/records/stamp'
import { runsIn, StampRuns } from '../../../../src-main/storage/tables/stamp-runs'
import { runs } from '../../../support/runs'

const arbStamp: fc.Arbitrary<Stamp> = fc
  .record({ rev: fc.integer({ min: 1, max: 3 }), at: fc.constantFrom('t1', 't2'), machine: fc.constantFrom('m', null) })
  .map(({ machine, ...stamp }) => (machine === null ? stamp : { ...stamp, machine }))

const written = (stamps: readonly Stamp[]): unknown => {
  const row = new StampRuns()
  for (const stamp of stamps) row.add(stamp)
  return JSON.parse(JSON.stringify(row))
}

const eachOf = (row: ReturnType<typeof runsIn>) =>
  row?.flatMap(({ stamp, times }) => Array.from({ length: times }, () => stamp))

describe('the stamps of records in a row', () => {
  it('come back one for each record', () => {
    fc.assert(
      fc.property(fc.array(arbStamp, { maxLength: 20 }), (stamps) => {
        expect(eachOf(runsIn(written(stamps), stamps.length))).toEqual(stamps)
      }),
      { numRuns: runs(300) },
    )
  })

  it('are written once for what was changed together', () => {
    expect(written(Array.from({ length: 30_000 }, () => ({ rev: 7, at: 't', machine: 'm' })))).toEqual([
      { rev: 7, at: 't', machine: 'm', times: 30_000 },
    ])
  })

  it.each([
    ['too few', [{ rev: 1, at: 't', times: 2 }]],
    ['too many', [{ rev: 1, at: 't', times: 4 }]],
    ['a number that fills the memory', [{ rev: 1, at: 't', times: 2 ** 40 }]],
    ['no number', [{ at: 't', times: 3 }]],
    ['half a number', [{ rev: 1.5, at: 't', times: 3 }]],
    ['no moment', [{ rev: 1, times: 3 }]],
    ['a machine that is none', [{ rev: 1, at: 't', machine: 5, times: 3 }]],
    ['no list', { rev: 1, at: 't', times: 3 }],
    ['nothing', [null]],
  ])('are refused: %s', (_, runsOnDisk) => {
    expect(runsIn(runsOnDisk, 3)).toBeNull()
  })
})
