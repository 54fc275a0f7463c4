import { expect, it } from 'vitest'
import { briefingSchema } from '../../../src-main/domain/records/briefing'
import type { OldRecord, OldRecords } from '../../../src-main/domain/migration/old-records'
import { TO_VERSION_2 } from '../../../src-main/domain/migration/to-version-2'

const WRITTEN = {
  title: 'The harbour in brief',
  format: 'brief',
  paper: 'A4',
  marking: 'TLP:GREEN',
  keyJudgements: [],
  sections: [],
  noteIds: [],
  createdAt: '2025-01-01T00:00:00.000Z',
  updatedAt: '2025-01-01T00:00:00.000Z',
}

it('lets no briefing of version 1 carry its dossier, whatever it said, also in the bin, and twice is once', () => {
  let briefings: OldRecord[] = [
    { ...WRITTEN, id: 'a', carriesDossier: true },
    { ...WRITTEN, id: 'b', carriesDossier: false },
    { ...WRITTEN, id: 'c' },
  ]
  let bin: OldRecord[] = [{ collection: 'briefings', record: { ...WRITTEN, id: 'd', carriesDossier: true } }]
  const records: OldRecords = {
    change: (collection, change) => {
      if (collection === 'briefings') briefings = briefings.map(change)
      if (collection === 'bin') bin = bin.map(change)
    },
    find: () => undefined,
  }
  for (const _ of ['first', 'again']) {
    for (const step of TO_VERSION_2) step(records)
    const all = [...briefings, bin[0]?.['record']]
    expect(all).toEqual(['a', 'b', 'c', 'd'].map((id) => ({ ...WRITTEN, id })))
    expect(all.map((briefing) => briefingSchema.parse(briefing).carries)).toEqual(all.map(() => undefined))
  }
})
