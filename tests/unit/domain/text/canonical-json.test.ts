import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalJson, isSameJson } from '../../../../src-main/domain/text/canonical-json'
import { contentHash } from '../../../../src-main/domain/dossier/content-hash'
import { arbDossierContent } from '../../../support/arbitraries'
import { runs } from '../../../support/runs'

const arbJson = fc.jsonValue({ maxDepth: 4 })

/** The same value with every object's fields the other way round. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, field]) => [key, turned(field)]),
  )
}

describe('canonical JSON', () => {
  it('is JSON of the same value, whatever the order of fields', () => {
    fc.assert(
      fc.property(arbJson, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
        expect(canonicalJson(turned(value))).toBe(canonicalJson(value))
      }),
      { numRuns: runs(100) },
    )
  })

  it('leaves undefined fields out', () => {
    expect(canonicalJson({ b: undefined, a: [1, 'x', null] })).toBe('{"a":[1,"x",null]}')
  })

  it('is the same for two values exactly when they are found the same', () => {
    fc.assert(
      fc.property(arbJson, arbJson, (a, b) => {
        expect(isSameJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b))
        expect(isSameJson(a, turned(a))).toBe(true)
      }),
      { numRuns: runs(100) },
    )
    expect(isSameJson({ a: 1, b: undefined }, { a: 1 })).toBe(true)
    expect(isSameJson({ a: undefined }, { b: undefined })).toBe(true)
    expect(isSameJson([], {})).toBe(false)
    expect(isSameJson({ a: 1 }, { b: 1 })).toBe(false)
  })
})

describe('the content hash', () => {
  it('tells any two dossiers apart that differ, and not by order', () => {
    const hash = (content: Parameters<typeof contentHash>[0]) => contentHash(content, () => createHash('sha256'))
    fc.assert(
      fc.property(arbDossierContent, arbDossierContent, (a, b) => {
        expect(hash({ ...a, claims: [...a.claims].reverse(), sources: [...a.sources].reverse() })).toBe(hash(a))
        if (!isSameJson(a, b)) expect(hash(a)).not.toBe(hash(b))
        if (a.claims.length > 0) expect(hash({ ...a, claims: a.claims.slice(1) })).not.toBe(hash(a))
      }),
      { numRuns: runs(12) },
    )
  })
})
