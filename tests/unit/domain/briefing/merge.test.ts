import { describe, expect, it } from 'vitest'
import type { WarnedBriefing } from '../../../../src-main/domain/briefing/warnings'
import { mergeBriefings, sameBriefing } from '../../../../src-main/domain/briefing/merge'

const base: WarnedBriefing = {
  title: 'Brief',
  format: 'brief',
  paper: 'A4',
  marking: 'TLP:CLEAR',
  bottomLine: 'One.\n\nTwo.\n\nThree.',
  keyJudgements: [],
  sections: [],
  noteIds: ['n-1'],
}

describe('a briefing that two hands changed', () => {
  it('is of each part what was changed, emptied parts too', () => {
    const mine = { ...base, title: 'Mine', noteIds: [] }
    const theirs = { ...base, paper: 'Letter' as const, gaps: ['A gap.'] }
    expect(mergeBriefings(base, mine, theirs)).toEqual({
      ...base,
      title: 'Mine',
      paper: 'Letter',
      noteIds: [],
      gaps: ['A gap.'],
    })
  })

  it('holds the lines that either changed of one text', () => {
    const mine = { ...base, bottomLine: 'One, mine.\n\nTwo.\n\nThree.' }
    const theirs = { ...base, bottomLine: 'One.\n\nTwo.\n\nThree, theirs.' }
    expect(mergeBriefings(base, mine, theirs)?.bottomLine).toBe('One, mine.\n\nTwo.\n\nThree, theirs.')
  })

  it('is left to the person when both changed the same words, or the same list', () => {
    expect(mergeBriefings(base, { ...base, title: 'Mine' }, { ...base, title: 'Theirs' })).toBeUndefined()
    expect(mergeBriefings(base, { ...base, noteIds: [] }, { ...base, noteIds: ['n-1', 'n-2'] })).toBeUndefined()
  })

  it('takes over nothing of the other record but its content', () => {
    const theirs = { ...base, id: 'b-1', updatedAt: '2026-01-01T00:00:00.000Z', author: 'A. Writer' }
    expect(mergeBriefings(base, base, theirs)).toEqual({ ...base, author: 'A. Writer' })
    expect(sameBriefing({ ...base, gaps: [] }, { ...theirs, author: undefined })).toBe(true)
  })
})
