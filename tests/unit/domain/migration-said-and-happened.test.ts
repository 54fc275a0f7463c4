import { expect, it } from 'vitest'
import type { OldRecord, OldRecords } from '../../../src-main/domain/migration/old-records'
import { TO_VERSION_2 } from '../../../src-main/domain/migration/to-version-2'

it('makes of the one date of version 1 when it was said, of what somebody says, and when it happened, of all else', () => {
  const at = { edtf: '2024-05' }
  let claims: OldRecord[] = [
    { id: 'a', property: 'statement', qualifiers: { at, role: 'in a speech' } },
    { id: 'b', property: 'holds-office', qualifiers: { at } },
    { id: 'c', property: 'what-nobody-knows', qualifiers: { at } },
    { id: 'd', property: 'outlook', qualifiers: { start: at } },
    { id: 'e', property: 'position' },
  ]
  let bin: OldRecord[] = [{ collection: 'claims', record: { id: 'f', property: 'assessment', qualifiers: { at } } }]
  const records: OldRecords = {
    change: (collection, change) => {
      if (collection === 'claims') claims = claims.map(change)
      if (collection === 'bin') bin = bin.map(change)
    },
    find: () => undefined,
  }
  for (const _ of ['first', 'again']) {
    for (const step of TO_VERSION_2) step(records)
    expect(claims).toEqual([
      { id: 'a', property: 'statement', qualifiers: { saidAt: at, role: 'in a speech' } },
      { id: 'b', property: 'holds-office', qualifiers: { happenedAt: at } },
      { id: 'c', property: 'what-nobody-knows', qualifiers: { happenedAt: at } },
      { id: 'd', property: 'outlook', qualifiers: { start: at } },
      { id: 'e', property: 'position' },
    ])
    expect(bin).toEqual([
      { collection: 'claims', record: { id: 'f', property: 'assessment', qualifiers: { saidAt: at } } },
    ])
  }
})
