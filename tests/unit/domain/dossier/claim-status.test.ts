import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../../src-main/domain/dossier/dossier-index'
import type { Claim } from '../../../../src-main/domain/records/claim'
import type { Source } from '../../../../src-main/domain/records/source'
import { aClaim, aDossier, aLayer, anEntity, aSource, cite, date, link, text } from '../../../support/records'

function indexOf(claims: Claim[], sources: Source[] = [aSource('s1'), aSource('s2')]) {
  return new DossierIndex(aDossier({ entities: [anEntity('aes')], claims, sources }), aLayer())
}

const statusOf = (index: DossierIndex, id: string) => {
  const claim = index.claims.get(id)
  if (!claim) throw new Error(`no claim ${id}`)
  return index.status(claim)
}

describe('the status of a claim', () => {
  it('is single-source with one source, however often it is cited', () => {
    const index = indexOf([aClaim('a', 'aes', { citations: [cite('s1', '1'), cite('s1', '2')] })])
    expect(statusOf(index, 'a')).toBe('single-source')
  })

  it('is corroborated by two sources that know nothing of each other', () => {
    const index = indexOf([aClaim('a', 'aes', { citations: [cite('s1'), cite('s2')] })])
    expect(statusOf(index, 'a')).toBe('corroborated')
  })

  it('is corroborated by another claim that says the same from another source', () => {
    const index = indexOf([
      aClaim('a', 'aes', { value: text('Three members.') }),
      aClaim('b', 'aes', { value: text('three  members.'), citations: [cite('s2')] }),
    ])
    expect(statusOf(index, 'a')).toBe('corroborated')
    expect(statusOf(index, 'b')).toBe('corroborated')
  })

  it('is corroborated in its share and its sum only by claims that give the same', () => {
    const owns = (id: string, source: string, qualifiers?: Claim['qualifiers']) =>
      aClaim(id, 'aes', {
        property: 'owns',
        value: link('mali'),
        citations: [cite(source)],
        ...(qualifiers && { qualifiers }),
      })
    const share = (percent: string) => ({ share: { percent } })
    const amount = (amount: string) => ({ amount: { amount, currency: 'EUR' } })
    const pair = (one?: Claim['qualifiers'], other?: Claim['qualifiers']) =>
      statusOf(indexOf([owns('a', 's1', one), owns('b', 's2', other)]), 'a')
    expect(pair(share('40'), share('40.0'))).toBe('corroborated')
    expect(pair(share('40'), share('25'))).toBe('single-source')
    expect(pair(share('40'))).toBe('single-source')
    expect(pair(undefined, share('40'))).toBe('corroborated')
    expect(pair(amount('5'), amount('5.00'))).toBe('corroborated')
    expect(pair(amount('5'), amount('6'))).toBe('single-source')
  })

  it('counts outlets that repeat one wire story once', () => {
    const index = indexOf(
      [aClaim('a', 'aes', { citations: [cite('s1'), cite('s2'), cite('s3')] })],
      [aSource('s1'), aSource('s2', { derivedFrom: ['s1'] }), aSource('s3', { derivedFrom: ['s2'] })],
    )
    expect(statusOf(index, 'a')).toBe('single-source')
  })

  it('counts two outlets that repeat the same third one once', () => {
    const index = indexOf(
      [aClaim('a', 'aes', { citations: [cite('s2'), cite('s3')] })],
      [aSource('s1'), aSource('s2', { derivedFrom: ['s1'] }), aSource('s3', { derivedFrom: ['s1'] })],
    )
    expect(statusOf(index, 'a')).toBe('single-source')
  })

  it('survives sources that claim to derive from each other', () => {
    const index = indexOf(
      [aClaim('a', 'aes', { citations: [cite('s1'), cite('s2')] })],
      [aSource('s1', { derivedFrom: ['s2'] }), aSource('s2', { derivedFrom: ['s1'] })],
    )
    expect(statusOf(index, 'a')).toBe('single-source')
  })

  it('is uncited without a citation', () => {
    const index = indexOf([aClaim('a', 'aes', { citations: [], ownJudgement: true })])
    expect(statusOf(index, 'a')).toBe('uncited')
  })

  it('is not disputed by what only looks like a contradiction, before somebody says so', () => {
    const founded = aClaim('a', 'aes', { property: 'founded', value: date('2023-09') })
    const later = aClaim('b', 'aes', { property: 'founded', value: date('2024-07') })
    const index = indexOf([founded, later])
    expect(statusOf(index, 'a')).toBe('single-source')
    expect(index.proposals).toHaveLength(1)
    const decided = indexOf([founded, { ...later, disputes: [{ claimId: 'a', because: 'It began once.' }] }])
    expect(statusOf(decided, 'a')).toBe('disputed')
    expect(decided.proposals).toEqual([])
  })

  it('is disputed in both directions when one claim names the other', () => {
    const index = indexOf([
      aClaim('a', 'aes'),
      aClaim('b', 'aes', { property: 'outcome', disputes: [{ claimId: 'a' }] }),
    ])
    expect(statusOf(index, 'a')).toBe('disputed')
    expect(statusOf(index, 'b')).toBe('disputed')
  })

  it('ignores what a deprecated claim says against it', () => {
    const index = indexOf([
      aClaim('a', 'aes'),
      aClaim('b', 'aes', { disputes: [{ claimId: 'a' }], rank: 'deprecated' }),
    ])
    expect(statusOf(index, 'a')).toBe('single-source')
    // Nor does it stand against what has taken its place.
    expect(statusOf(index, 'b')).toBe('single-source')
  })
})
