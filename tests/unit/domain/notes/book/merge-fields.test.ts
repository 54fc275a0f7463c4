import { describe, expect, it } from 'vitest'
import { mergeFields, type NoteFields } from '../../../../../src-main/domain/notes/book/merge-fields'

const base: NoteFields = {
  title: 'Gold',
  tags: ['mining', 'mali'],
  targets: [{ kind: 'entity', id: 'mali' }],
  pinned: false,
  private: undefined,
}

describe('the fields of a note that two hands changed', () => {
  it('hold the tags and targets that either put in and neither took out', () => {
    const mine: NoteFields = {
      ...base,
      tags: ['mining', 'mali', 'gold'],
      targets: [...base.targets, { kind: 'entity', id: 'niger' }],
    }
    const theirs: NoteFields = { ...base, tags: ['mali', 'Trade'], targets: [{ kind: 'claim', id: 'c-1' }] }
    expect(mergeFields(base, mine, theirs)).toMatchObject({
      tags: ['mali', 'gold', 'Trade'],
      targets: [
        { kind: 'entity', id: 'niger' },
        { kind: 'claim', id: 'c-1' },
      ],
    })
  })

  it('hold a tag once that both put in, however it is written', () => {
    expect(mergeFields(base, { ...base, tags: ['New'] }, { ...base, tags: ['new'] })?.tags).toEqual(['New'])
  })

  it('are of each the one that was changed', () => {
    const together = mergeFields(base, { ...base, title: 'Gold in Mali' }, { ...base, pinned: true, private: true })
    expect(together).toMatchObject({ title: 'Gold in Mali', pinned: true, private: true })
  })

  it('are left to the person when both gave it another title', () => {
    expect(mergeFields(base, { ...base, title: 'One' }, { ...base, title: 'Two' })).toBeUndefined()
    expect(mergeFields(base, { ...base, title: 'One' }, { ...base, title: 'One' })?.title).toBe('One')
  })
})
