import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../src-main/domain/records/claim'
import { dateInSentence } from '../../../src-main/domain/dating/date-words'
import { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { claimSentence, claimUnderLabel } from '../../../src-main/domain/views/claim-in-full'
import { claimView } from '../../../src-main/domain/views/claim-among-others'
import { entityPage } from '../../../src-main/domain/views/entity-page'
import { timeline, undatedEvents } from '../../../src-main/domain/views/timeline'
import { aClaim, aDossier, aLayer, anEntity, date, link, text } from '../../support/records'

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

  it('put a deed on its day, and a state on that on which it is said to have held', () => {
    const on = { qualifiers: { happenedAt: HAPPENED } }
    const index = indexOf(
      aClaim('c-deed', 'lavrov', { property: 'expelled', value: link('rosatom'), ...on }),
      aClaim('c-state', 'lavrov', { property: 'holds-office', value: link('rosatom'), ...on }),
    )
    expect(rows(index)).toEqual([
      ['August 2021', 'happened', 'c-deed'],
      ['August 2021', 'happened', 'c-state'],
    ])
    expect(timeline(index).map(({ isHeld }) => isHeld)).toEqual([undefined, true])
  })

  it('put a relation on the line with as much of its time as is said', () => {
    const index = indexOf(
      aClaim('c-end', 'lavrov', {
        property: 'holds-office',
        value: link('rosatom'),
        qualifiers: { end: { edtf: '2019' } },
      }),
      aClaim('c-both', 'lavrov', {
        property: 'member-of',
        value: link('rosatom'),
        qualifiers: { start: { edtf: '2001' }, end: { edtf: '2003' } },
      }),
      aClaim('c-start', 'lavrov', { property: 'represents', value: link('rosatom'), qualifiers: { start: HAPPENED } }),
    )
    expect(timeline(index).map(({ edtf, dateLabel }) => [edtf, dateLabel])).toEqual([
      ['2001/2003', '2001 to 2003'],
      ['2019', 'until 2019'],
      ['2021-08', 'since August 2021'],
    ])
  })

  it('stand in order from before the common era on, what has no beginning where it ends', () => {
    const dates = [
      '2024',
      '0079-08-24',
      '-0043-03-15',
      '../1991',
      '[..1949]',
      '-0043-22',
      '1990',
      '0000',
      '2021-24',
      '2021-12',
    ]
    const index = indexOf(
      ...dates.map((edtf, at) => aClaim(`c-${at}`, 'raid', { property: 'date', value: date(edtf) })),
    )
    expect(timeline(index).map(({ edtf }) => edtf)).toEqual([
      '-0043-03-15',
      '-0043-22',
      '0000',
      '0079-08-24',
      '[..1949]',
      '1990',
      '../1991',
      '2021-12',
      '2021-24',
      '2024',
    ])
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
    ['2024-05-03T10:00:00Z', 'on 3 May 2024, 10:00:00 UTC'],
    ['-0043', 'in 44 BC'],
    ['-0043-03-15', 'on 15 March 44 BC'],
    ['2024-33', 'in the first quarter of 2024'],
    ['[..1949]', 'before 1950'],
    ['[1950..1960]', 'between 1950 and 1960'],
    ['2025-04-0X', 'between 1 and 9 April 2025'],
    ['2023/2024', '2023 to 2024'],
    ['../2024', 'until 2024'],
  ])('%s is said in a sentence as ‘%s’', (edtf, words) => {
    expect(dateInSentence({ edtf })).toBe(words)
  })
})
