import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { KIND_IDS } from '../../support/standard-words'
import { formatLocation, parseLocation, samePage, type Route } from '../../../src-renderer/lib/route'
import { runs } from '../../support/runs'

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)
const route: fc.Arbitrary<Route> = fc.oneof(
  fc.constantFrom<Route>(
    { page: 'overview' },
    { page: 'timeline' },
    { page: 'audit' },
    { page: 'bin' },
    { page: 'sources' },
  ),
  fc.constantFrom(...KIND_IDS).map((schema): Route => ({ page: 'list', schema })),
  id.map((entity): Route => ({ page: 'entity', id: entity })),
  fc.tuple(id, id).map(([entity, claim]): Route => ({ page: 'entity', id: entity, claim })),
  fc.tuple(id, fc.nat(9999999)).map(([source, n]): Route => ({ page: 'source', id: source, paragraph: String(n) })),
  fc
    .tuple(id, fc.nat(9999999), id)
    .map(([source, n, claim]): Route => ({ page: 'source', id: source, paragraph: String(n), claim })),
  id.map((note): Route => ({ page: 'notes', note })),
)

describe('addresses', () => {
  it('read back as the place they were made from', () => {
    fc.assert(
      fc.property(id, route, (dossierId, to) => {
        expect(parseLocation(formatLocation({ dossierId, route: to }))).toEqual({ dossierId, route: to })
      }),
      { numRuns: runs(100) },
    )
  })

  it('name no place when anything in them is not an id', () => {
    const bad = [
      '',
      '#',
      '#/d/',
      '#/d/x',
      '#/d/x/entity',
      '#/d/x/entity/../y',
      '#/d/x/list/No_kind',
      '#/d/X Y/overview',
      '#/e/x/overview',
    ]
    expect(bad.map(parseLocation)).toEqual(bad.map(() => null))
  })

  it('leave out a place in the page that is no id, and still lead to the page', () => {
    expect(parseLocation('#/d/x/entity/mali?claim=<b>')).toEqual({
      dossierId: 'x',
      route: { page: 'entity', id: 'mali' },
    })
    expect(parseLocation('#/d/x/source/s?paragraph=six')).toEqual({
      dossierId: 'x',
      route: { page: 'source', id: 's' },
    })
  })

  it('are of the same page whatever claim they point at', () => {
    const page = { dossierId: 'x', route: { page: 'entity', id: 'mali' } } as const
    expect(samePage(page, { ...page, route: { ...page.route, claim: 'c-1' } })).toBe(true)
    expect(samePage(page, { ...page, route: { page: 'entity', id: 'niger' } })).toBe(false)
  })
})
