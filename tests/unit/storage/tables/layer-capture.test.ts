import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stamp } from '../../../../src-main/domain/records/stamp'
import { LayerCapture } from '../../../../src-main/storage/tables/layer-capture'
import { emptyTables, putRecord, tableOf, type RecordTables } from '../../../../src-main/storage/tables/record-table'
import { runs } from '../../../support/runs'

const edit = fc.record({
  readFirst: fc.nat(4),
  id: fc.integer({ min: 0, max: 9 }),
  text: fc.option(fc.nat(99), { nil: null }),
})

const put = (tables: RecordTables, id: string, text: unknown, stamp: Stamp) =>
  putRecord(tables, 'notes', id, text === null ? null : { id, text }, stamp)

describe('a capture of the records', () => {
  it('gives those of its moment with their stamps, whatever is put, changed and deleted while they are read', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9)), fc.array(edit, { maxLength: 30 }), (present, edits) => {
        const tables = emptyTables()
        for (const id of present) put(tables, `n-${id}`, 'then', { rev: id + 1, at: 'then' })
        const { byId, stamps } = tableOf(tables, 'notes')
        const then = Object.fromEntries([...stamps].map(([id, stamp]) => [id, { record: byId[id], stamp }]))
        const capture = new LayerCapture(tables)
        const read: Record<string, unknown> = {}
        const records = capture.records()
        const take = () => {
          const next = records.next()
          if (next.done) return false
          const { record, stamp } = next.value
          read[String(record.id)] = { record, stamp }
          return true
        }
        for (const { readFirst, id, text } of edits) {
          for (let count = 0; count < readFirst; count += 1) take()
          const key = `n-${id}`
          capture.keep('notes', key, tableOf(tables, 'notes').byId[key] ?? null)
          put(tables, key, text, { rev: 99, at: 'later' })
        }
        while (take());
        expect(read).toEqual(then)
      }),
      { numRuns: runs(100) },
    )
  })
})
