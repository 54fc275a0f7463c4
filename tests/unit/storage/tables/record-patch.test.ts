import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyPatch, diffRecord, sameJson } from '../../../../src-main/storage/tables/record-patch'
import { runs } from '../../../support/runs'

const text = fc.oneof(fc.string({ maxLength: 20 }), fc.string({ minLength: 500, maxLength: 3_000, unit: 'grapheme' }))
const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }))
const record = fc.dictionary(fc.constantFrom('id', 'title', 'body', 'tags', 'constructor'), value, {
  noNullPrototype: true,
})

describe('a patch', () => {
  it('turns the one record into the other', () => {
    fc.assert(
      fc.property(record, record, (before, after) => {
        const patch: unknown = JSON.parse(JSON.stringify(diffRecord(before, after)))
        expect(sameJson(applyPatch(before, patch as ReturnType<typeof diffRecord>), after)).toBe(true)
      }),
      { numRuns: runs(100) },
    )
  })

  it('of a long text costs what changed in it', () => {
    const long = fc.string({ minLength: 20_000, maxLength: 40_000 })
    fc.assert(
      fc.property(long, fc.nat(), fc.nat(50), fc.string({ maxLength: 50 }), (body, place, removed, inserted) => {
        const at = place % body.length
        const after = { body: body.slice(0, at) + inserted + body.slice(at + removed) }
        const patch = diffRecord({ body }, after)
        expect(applyPatch({ body }, patch)).toEqual(after)
        expect(JSON.stringify(patch).length).toBeLessThan(1_000)
      }),
      { numRuns: runs(40) },
    )
  })

  it('does not fit a text other than the one it was made for', () => {
    const body = 'The ministers met in Bamako. '.repeat(100)
    const patch = diffRecord({ body }, { body: `${body.slice(0, 900)}again ${body.slice(900)}` })
    expect(applyPatch({ body: `${body}!` }, patch)).toBeNull()
    expect(applyPatch({ body: body.replaceAll('Bamako', 'Niamey') }, patch)).toBeNull()
    expect(applyPatch({}, patch)).toBeNull()
  })
})

describe('sameness', () => {
  it('is that of the JSON of two values', () => {
    const json = fc.jsonValue({ maxDepth: 3 })
    fc.assert(
      fc.property(json, json, (a, b) => {
        expect(sameJson(a, JSON.parse(JSON.stringify(a)))).toBe(true)
        expect(sameJson(a, b)).toBe(sameJson(b, a))
      }),
      { numRuns: runs(100) },
    )
    expect(sameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(sameJson({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true)
    expect(sameJson([1, 2], [2, 1])).toBe(false)
    expect(sameJson({}, [])).toBe(false)
    expect(sameJson({ constructor: 1 }, {})).toBe(false)
  })
})
