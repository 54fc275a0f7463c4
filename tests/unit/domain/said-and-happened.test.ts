import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../src-main/domain/claim'
import { dateInSentence } from '../../../src-main/domain/date-words'
import { DossierIndex } from '../../../src-main/domain/dossier-index'
import { claimSentence, claimUnderLabel } from '../../../src-main/domain/views/claim-in-full'
import { claimView } from '../../../src-main/domain/views/claim-view'
import { entityPage } from '../../../src-main/domain/views/entity-page'
import { timeline, undatedEvents } from '../../../src-main/domain/views/timeline'
import { aClaim, aDossier, aLayer, anEntity, link, text } from '../../support/records'

const SAID = { edtf: '2024-05-03' }
const HAPPENED = { edtf: '2021-08' }

function indexOf(...claims: Claim[]): DossierIndex {
  const entities = [
    anEntity('lavrov', { schema: 'Person' }),
    anEntity('rosatom'),
    anEntity('raid', { schema: 'Event' }),
  ]
  return new DossierIndex(aDossier({ entities, claims }), aLayer())
}
const said = (fields: Partial<Claim> = {}) =>
  aClaim('c-said', 'rosatom', {
    property: 'statement',
    value: text('It left the country.'),
    kind: 'attributed',
    attributedTo: 'lavrov',
    qualifiers: { saidAt: SAID, happenedAt: HAPPENED },
    ...fields,
  })
const rows = (index: DossierIndex) =>
  timeline(index).map(({ dateLabel, isUtterance, claim }) => [dateLabel, isUtterance ? 'said' : 'happened', claim.id])

describe('when something was said and when it happened', () => {
  it('are told apart in words: the one with who said it, the other with what they said', () => {
    const index = indexOf()
    const view = claimView(index, said())
    expect(claimSentence(view)).toBe('LAVROV said on 3 May 2024 of ROSATOM: It left the country. (August 2021)')
    expect(claimUnderLabel(view)).toBe('It left the country. (August 2021; said by LAVROV on 3 May 2024)')
    const opinion = claimView(index, said({ kind: 'opinion', reportedBy: 'rosatom' }))
    expect(claimUnderLabel(opinion)).toContain('opinion of LAVROV, on 3 May 2024, as quoted by ROSATOM')
    // A fact is nobody's words but its source's, and says all the same when it was said.
    const fact = claimView(index, said({ kind: 'fact', attributedTo: undefined }))
    expect(claimUnderLabel(fact)).toBe('It left the country. (August 2021, said on 3 May 2024)')
  })

  it('are two lines of the timeline, the second one as a saying', () => {
    const index = indexOf(said())
    expect(rows(index)).toEqual([
      ['August 2021', 'happened', 'c-said'],
      ['3 May 2024', 'said', 'c-said'],
    ])
    expect(entityPage(index, 'rosatom')?.timeline).toHaveLength(2)
  })

  it('put a deed on its day, and a state on none', () => {
    const on = { qualifiers: { happenedAt: HAPPENED } }
    const index = indexOf(
      aClaim('c-deed', 'lavrov', { property: 'expelled', value: link('rosatom'), ...on }),
      aClaim('c-state', 'lavrov', { property: 'holds-office', value: link('rosatom'), ...on }),
    )
    expect(rows(index)).toEqual([['August 2021', 'happened', 'c-deed']])
  })

  it('leave an event undated of which somebody only spoke on a day', () => {
    const index = indexOf(said({ subject: 'raid', qualifiers: { saidAt: SAID } }))
    expect(undatedEvents(index).map(({ entity }) => entity.id)).toEqual(['raid'])
  })

  it.each([
    ['2024-05-03', 'on 3 May 2024'],
    ['2024-05', 'in May 2024'],
    ['2024', 'in 2024'],
    ['2024-05-03~', 'on about 3 May 2024'],
    ['2024?', 'perhaps in 2024'],
    ['2024-21', 'in spring 2024'],
    ['199X', 'in the 1990s'],
    ['2024-05-03T10:00:00Z', 'on 2024-05-03T10:00:00Z'],
    ['2023/2024', '2023 to 2024'],
    ['../2024', 'until 2024'],
  ])('%s is said in a sentence as ‘%s’', (edtf, words) => {
    expect(dateInSentence({ edtf })).toBe(words)
  })
})
