import { expect, it } from 'vitest'
import { giveEachContradictionItsReason } from '../../../src-main/domain/migration/give-each-contradiction-its-reason'
import type { OldRecord, OldRecords } from '../../../src-main/domain/migration/old-records'

it('gives each contradiction the reason that a claim of version 1 had for all of them, also in the bin, and twice is once', () => {
  let claims: OldRecord[] = [
    { id: 'a', disputes: ['b', 'c'], disputesBecause: 'They clash.' },
    { id: 'd', disputes: ['a'] },
    { id: 'e', disputesBecause: 'Of none.' },
    { id: 'f' },
  ]
  let bin: OldRecord[] = [{ collection: 'claims', record: { id: 'g', disputes: ['a'], disputesBecause: 'Gone.' } }]
  const records: OldRecords = {
    change: (collection, change) => {
      if (collection === 'claims') claims = claims.map(change)
      if (collection === 'bin') bin = bin.map(change)
    },
    find: () => undefined,
  }
  for (const _ of ['first', 'again']) {
    giveEachContradictionItsReason(records)
    expect(claims).toEqual([
      {
        id: 'a',
        disputes: [
          { claimId: 'b', because: 'They clash.' },
          { claimId: 'c', because: 'They clash.' },
        ],
      },
      { id: 'd', disputes: [{ claimId: 'a' }] },
      { id: 'e' },
      { id: 'f' },
    ])
    expect(bin).toEqual([{ collection: 'claims', record: { id: 'g', disputes: [{ claimId: 'a', because: 'Gone.' }] } }])
  }
})
