import { describe, expect, it } from 'vitest'
import { MentionFinder } from '../../../src-main/briefing/sections/mention-finder'
import { sampleModel } from '../../fixtures/briefing/sample-model'

describe('the pages that an index gives for a name', () => {
  it('are those where it stands with its own vowel signs', () => {
    const [profile] = sampleModel().profiles
    if (!profile) throw new Error('the sample has profiles')
    const names = [{ value: 'राम रमन', kind: 'name' as const, citations: [] }]
    const finder = new MentionFinder([{ ...profile, id: 'raman', names }])
    const mentioned = (text: string) =>
      finder.inlines(text).flatMap((inline) => ('mention' in inline ? [inline.mention] : []))
    expect(mentioned('राम रमन आया')).toEqual(['raman'])
    expect(mentioned('राम रमना आया')).toEqual([])
  })
})
