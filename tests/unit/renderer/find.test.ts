import { describe, expect, it } from 'vitest'
import type { Contents } from '../../../src-main/domain/views/contents'
import { find, findableNote, findables } from '../../../src-renderer/lib/find'

const counts = {
  claims: 0,
  cited: 0,
  ownJudgement: 0,
  corroborated: 0,
  singleSource: 0,
  disputed: 0,
  uncited: 0,
  lostCitations: 0,
  rewordedCitations: 0,
}

function contents(entities: Contents['entities']): Contents {
  return {
    dossierId: 'd',
    title: 'D',
    shortTitle: 'D',
    marking: 'TLP:CLEAR',
    vocabulary: [],
    own: true,
    entities,
    sources: [{ id: 'art', title: 'Military ties', shortTitle: 'Article, 2025', reliability: 'C' }],
    noteCount: 0,
    briefings: [],
    counts,
    proposalCount: 0,
    binCount: 0,
  }
}

const few = findables(
  contents([
    { id: 'mali', schema: 'Country', name: 'Mali', otherNames: ['Мали', 'مالي', '马里'] },
    { id: 'government-of-mali', schema: 'PublicBody', name: 'Government of Mali', otherNames: [] },
    { id: 'somalia', schema: 'Country', name: 'Somalia', otherNames: [] },
    { id: 'klomegah', schema: 'Person', name: 'Kestér Kenn Klomegâh', otherNames: [] },
    {
      id: 'aes',
      schema: 'Organization',
      name: 'Alliance of Sahel States',
      otherNames: ['AES', 'Alliance des États du Sahel'],
    },
  ]),
)
const ids = (query: string) => find(few, query, 10).map(({ item }) => item.id)

describe('finding', () => {
  it('meets a name in any of its scripts and says by which', () => {
    expect(find(few, 'Мали', 10)).toMatchObject([{ item: { id: 'mali' }, by: 'Мали' }])
    expect(ids('مالي')).toEqual(['mali'])
    expect(ids('马里')).toEqual(['mali'])
  })

  it('minds neither accents nor capitals', () => {
    expect(ids('KESTER klomegah')).toEqual(['klomegah'])
    expect(ids('etats')).toEqual(['aes'])
  })

  it('puts a whole name before its beginning, that before a word, and a word before a part of one', () => {
    expect(ids('mali')).toEqual(['mali', 'government-of-mali', 'somalia'])
  })

  it('takes words in any order and wants all of them', () => {
    expect(ids('states alliance')).toEqual(['aes'])
    expect(ids('states nowhere')).toEqual([])
  })

  it('reaches sources by both titles, and the notes that are put with them', () => {
    expect(ids('article')).toEqual(['art'])
    expect(ids('military ties')).toEqual(['art'])
    expect(find([...few, findableNote('r-1', 'Ask the desk')], 'desk', 10)).toMatchObject([{ item: { id: 'r-1' } }])
  })

  it('answers nothing to nothing', () => {
    expect(ids('  ')).toEqual([])
  })

  it('finds one of 30,000 by any of its names', () => {
    const many = findables(
      contents(
        Array.from({ length: 30_000 }, (_, at) => ({
          id: `e-${at}`,
          schema: 'Person' as const,
          name: `Person number ${at}`,
          otherNames: [`Человек ${at}`],
        })),
      ),
    )
    expect(find(many, 'человек 12345', 40)[0]?.item.id).toBe('e-12345')
  })
})
