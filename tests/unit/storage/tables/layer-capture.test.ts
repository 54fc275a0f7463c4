import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LayerCapture } from '../../../../src-main/storage/tables/layer-capture'
import { emptyTables, putRecord, tableOf } from '../../../../src-main/storage/tables/record-table'
import { runs } from '../../../support/runs'

const edit = fc.record({
  readFirst: fc.nat(4),
  id: fc.integer({ min: 0, max: 9 }),
  text: fc.option(fc.nat(99), { nil: null }),
})

describe('a capture of the records', () => {
  it('gives those of its moment, whatever is put, changed and deleted while they are read', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(9)), fc.array(edit, { maxLength: 30 }), (present, edits) => {
        const tables = emptyTables()
        for (const id of present) putRecord(tables, 'notes', `n-${id}`, { id: `n-${id}`, text: 'then' })
        const then = { ...tableOf(tables, 'notes').byId }
        const capture = new LayerCapture(tables)
        const read: Record<string, unknown> = {}
        const records = capture.records()
        const take = () => {
          const next = records.next()
          if (next.done) return false
          const { id } = next.value.record
          read[String(id)] = next.value.record
          return true
        }
        for (const { readFirst, id, text } of edits) {
          for (let count = 0; count < readFirst; count += 1) take()
          const key = `n-${id}`
          capture.keep('notes', key, tableOf(tables, 'notes').byId[key] ?? null)
          putRecord(tables, 'notes', key, text === null ? null : { id: key, text })
        }
        while (take());
        expect(read).toEqual({ ...then })
      }),
      { numRuns: runs(100) },
    )
  })
})
