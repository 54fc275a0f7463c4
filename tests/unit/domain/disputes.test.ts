import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { disputesOf } from '../../../src-main/domain/views/entity-page'
import { blocksOf } from '../briefing/engine'
import { aBriefingClaim } from '../../support/briefing-claims'
import { aClaim, aDossier, anEntity } from '../../support/records'
import { sampleModel } from '../../fixtures/briefing/sample-model'

describe('claims that cannot all hold', () => {
  it('are one set when one of them disputes both of the others, with the reason of each', () => {
    const content = aDossier({
      entities: [anEntity('a'), anEntity('b')],
      claims: [
        aClaim('c-1', 'a'),
        aClaim('c-2', 'a', { disputes: [{ claimId: 'c-1', because: 'One says so.' }] }),
        aClaim('c-3', 'b', { disputes: [{ claimId: 'c-2', because: 'The other does too.' }] }),
        aClaim('c-4', 'b'),
      ],
    })
    const index = new DossierIndex(content, emptyLayer('d1'))
    const disputes = disputesOf(index, content.claims)
    expect(disputes.map(({ sides, because }) => [sides.map(({ id }) => id), because])).toEqual([
      [['c-1', 'c-2', 'c-3'], 'One says so. The other does too.'],
    ])
    // Seen from the other end they are the same.
    expect(disputesOf(index, content.claims.slice(2)).map(({ sides }) => sides.map(({ id }) => id).sort())).toEqual([
      ['c-1', 'c-2', 'c-3'],
    ])
  })

  it.each([
    ['Where the source disagrees with itself', [1], [1]],
    ['Where the sources disagree', [1], [2]],
    ['Claims that cannot all hold', [1], []],
  ])('stand under the heading ‘%s’ when they cite %j and %j', async (heading, ...sources) => {
    const sides = sources.map((numbers, at) => ({
      ...aBriefingClaim(`c-${at}`, `What ${at} says.`),
      citations: numbers.map((source) => ({ source, locator: 'para. 1', credibility: 3 })),
    }))
    const blocks = await blocksOf(sampleModel({ disputes: [{ question: 'Which?', sides }] }))
    expect(JSON.stringify(blocks)).toContain(`"text":"${heading}","anchor":"disputes"`)
  })
})
