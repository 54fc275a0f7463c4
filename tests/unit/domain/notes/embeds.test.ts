import { describe, expect, it } from 'vitest'
import { parseNote } from '../../../../src-main/domain/notes/markdown/parse-note'
import { plainNoteText } from '../../../../src-main/domain/notes/markdown/plain-text'
import type { LinkLookup } from '../../../../src-main/domain/notes/links/resolve-link'

const inlinesOf = (text: string) =>
  parseNote(text).flatMap((block) => (block.kind === 'paragraph' ? block.inlines : []))
const NOTHING: LinkLookup = {
  byId: () => undefined,
  byName: () => [],
  binned: () => undefined,
  isClaim: () => false,
  hides: () => false,
}

describe('what a note shows that is not in it', () => {
  it.each([
    ['![[map.png]]', { kind: 'image', text: 'map.png' }],
    ['![[attic/map.png|300]]', { kind: 'image', text: 'map.png' }],
    ['![[map.svg#icon|the way]]', { kind: 'image', text: 'the way' }],
    ['![[deed.pdf#page=3]]', { kind: 'image', text: 'deed.pdf', isFile: true }],
    ['![a plan](img/plan%20b.jpg)', { kind: 'image', text: 'a plan' }],
    ['![a plan|200](img/plan.jpg "Title")', { kind: 'image', text: 'a plan' }],
    ['![](<../_resources/plan b.jpg>)', { kind: 'image', text: 'plan b.jpg' }],
    // What another program calls it is nothing to read.
    ['![](:/0a1b2c3d4e5f60718293a4b5c6d7e8f9)', { kind: 'image', text: '' }],
    ['![far](https://example.org/a.png)', { kind: 'image', text: 'far', href: 'https://example.org/a.png' }],
    ['![[Traders]]', { kind: 'note-link', target: 'Traders' }],
    ['![[r-1|Traders]]', { kind: 'note-link', target: 'r-1', label: 'Traders' }],
  ])('%s is read as what it is', (text, inline) => {
    expect(inlinesOf(text)).toEqual([inline])
  })

  it('is named in a preview as it reads', () => {
    expect(plainNoteText('See ![[attic/map.png|300]] and ![[Traders]].', NOTHING)).toBe('See map.png and Traders.')
  })

  it('has no mark of a block that a program made, and keeps what a person wrote', () => {
    expect(inlinesOf('All of it. ^3f9a2c')).toEqual([{ kind: 'text', text: 'All of it.' }])
    expect(inlinesOf('10 ^summary')).toEqual([{ kind: 'text', text: '10 ^summary' }])
    expect(inlinesOf('It is 10 ^123456')).toEqual([{ kind: 'text', text: 'It is 10 ^123456' }])
  })
})
