import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LinkLookup, LinkTarget } from '../../../../../src-main/domain/notes/links/resolve-link'
import {
  linkMention,
  MentionIndex,
  mentionInContext,
  mentionNames,
  unlinkedMentions,
} from '../../../../../src-main/domain/notes/links/mentions'
import { NameTrie } from '../../../../../src-main/domain/notes/links/name-trie'
import type { Note } from '../../../../../src-main/domain/records/note'
import { foldText } from '../../../../../src-main/domain/text/folding'
import { runs } from '../../../../support/runs'

const NAMES: [string, string][] = [
  ['mali', 'Mali'],
  ['aes', 'Alliance of Sahel States'],
  ['aes', 'AES'],
  ['sahel', 'Sahel'],
  ['us', 'US'],
  ['ndjamena', 'N’Djamena'],
  ['cote', 'Côte d’Ivoire'],
  ['beijing', '北京'],
  ['cairo', 'القاهرة'],
  ['kremlin', 'Кремль'],
  ['g5', 'G5 Sahel'],
  ['double', 'Mali'],
]

const trie = new NameTrie(NAMES.map(([id, name]) => ({ id, name })))
const hits = (text: string) => trie.find(text).map(({ from, to, ids }) => `${text.slice(from, to)}:${ids.join()}`)

describe('known names in a text', () => {
  it.each([
    ['Mali and mali', ['Mali:mali,double', 'mali:mali,double']],
    ['Malian, Somali, malina', []],
    ['Mali’s gold, pro-Mali', ['Mali:mali,double', 'Mali:mali,double']],
    ['the Alliance of\nSahel States met', ['Alliance of\nSahel States:aes']],
    ['the alliance of the Sahel', ['Sahel:sahel']],
    ['Alliance of. Sahel States', ['Sahel:sahel']],
    ['Alliance of\n\nSahel States', ['Sahel:sahel']],
    ['AES, not aes', ['AES:aes']],
    ['between us and the US', ['US:us']],
    ["in N'Djamena and N Djamena", ["N'Djamena:ndjamena", 'N Djamena:ndjamena']],
    ["Cote d'Ivoire, CÔTE D’IVOIRE", ["Cote d'Ivoire:cote", 'CÔTE D’IVOIRE:cote']],
    ['他在北京工作', ['北京:beijing']],
    ['في القاهرة أمس', ['القاهرة:cairo']],
    ['КРЕМЛЬ', ['КРЕМЛЬ:kremlin']],
    ['the G5 Sahel force', ['G5 Sahel:g5']],
  ])('of %j are %j', (text, expected) => {
    expect(hits(text)).toEqual(expected)
  })

  it('are what a slow search for whole words finds', () => {
    const words = ['mali', 'Sahel', 'States', 'of', 'Alliance', 'x', 'G5', 'us']
    const names = ['Mali', 'Sahel', 'Alliance of Sahel', 'Sahel States', 'G5 Sahel']
    const small = new NameTrie(names.map((name) => ({ id: foldText(name).replaceAll(' ', '-'), name })))
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 12 }), (list) => {
        const text = list.join(' ')
        const slow: string[] = []
        for (let at = 0; at < list.length;) {
          const best = names
            .filter((name) => foldText(list.slice(at, at + name.split(' ').length).join(' ')) === foldText(name))
            .sort((a, b) => b.length - a.length)[0]
          if (best !== undefined) slow.push(foldText(best))
          at += best?.split(' ').length ?? 1
        }
        expect(small.find(text).map(({ from, to }) => foldText(text.slice(from, to)))).toEqual(slow)
      }),
      { numRuns: runs(100) },
    )
  })
})

const target = (id: string, ...names: string[]): LinkTarget => ({
  kind: 'entity',
  id,
  name: names[0] ?? id,
  names,
  folded: names.map(foldText),
  formerNames: [],
})
const targets = [target('mali', 'Mali', 'République du Mali'), target('niger', 'Niger'), target('gao', 'Gao')]
const lookup: LinkLookup = {
  hides: () => false,
  isClaim: () => false,
  byId: (id) => targets.find((entry) => entry.id === id),
  byName: (name) => targets.filter((entry) => entry.names.some((own) => foldText(own) === foldText(name))),
  binned: () => undefined,
}
const note = (body: string, over: Partial<Note> = {}): Note => ({
  id: 'r-1',
  targets: [],
  title: '',
  body,
  tags: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...over,
})
const names = mentionNames(targets)
const mentions = (body: string, over?: Partial<Note>) =>
  unlinkedMentions(note(body, over), names, lookup).map(({ from, to }) => body.slice(from, to))

describe('unlinked mentions of a note', () => {
  it('leave out what the note links to or is on', () => {
    expect(mentions('Mali and Niger and Gao; [[niger|the south]]')).toEqual(['Mali', 'Gao'])
    expect(mentions('Mali and [[République du Mali]]')).toEqual([])
    expect(mentions('Mali and Gao', { targets: [{ kind: 'entity', id: 'gao' }] })).toEqual(['Mali'])
  })

  it('are not looked for in code, tags, links and addresses', () => {
    expect(
      mentions('`Mali` #Mali https://example.org/Mali [x](https://a.b/Niger) [[Mali today]]\n```\nGao\n```'),
    ).toEqual([])
  })

  it('come with the sentence around them, without its marks', () => {
    const body = 'First one. The **gold** of Mali went to [[gao|the river port]]. Last one.'
    const [place] = unlinkedMentions(note(body), names, lookup)
    if (!place) throw new Error('no mention')
    expect(mentionInContext(note(body), place, lookup).context).toEqual({
      before: 'The gold of ',
      match: 'Mali',
      after: ' went to the river port.',
    })
  })

  it('become links that keep the words as written', () => {
    const body = 'In MALI today'
    expect(linkMention(body, { from: 3, to: 7 }, 'MALI', 'mali')).toBe('In [[mali|MALI]] today')
    expect(linkMention('| MALI |', { from: 2, to: 6 }, 'MALI', 'mali')).toBe('| [[mali\\|MALI]] |')
    expect(linkMention('In Niger today', { from: 3, to: 7 }, 'MALI', 'mali')).toBeUndefined()
  })
})

describe('the index of mentions', () => {
  it('after any changes is what building it anew gives', () => {
    const bodies = fc.constantFrom('Mali', 'Niger and Gao', 'nothing', 'Mali [[mali]]', 'Gao Mali')
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.option(bodies)), { maxLength: 12 }),
        (changes) => {
          const notes = new Map<string, Note>([['a', note('Mali', { id: 'a' })]])
          const make = () =>
            new MentionIndex(
              () => [...notes.values()],
              () => targets,
              lookup,
            )
          const index = make()
          index.build(() => true)
          for (const [id, body] of changes) {
            const now = body === null ? undefined : note(body, { id })
            if (now) notes.set(id, now)
            else notes.delete(id)
            index.set(id, now)
          }
          const anew = make()
          anew.build(() => true)
          for (const { id } of targets)
            expect([...index.mentioning(id)].sort()).toEqual([...anew.mentioning(id)].sort())
        },
      ),
      { numRuns: runs(100) },
    )
  })

  it('can be built in slices while notes change', () => {
    const notes = Array.from({ length: 50 }, (_, at) => note('Mali', { id: `n-${at}` }))
    const index = new MentionIndex(
      () => notes,
      () => targets,
      lookup,
    )
    let steps = 0
    expect(index.build(() => steps++ < 10)).toBe(false)
    index.set('n-49', note('Niger', { id: 'n-49' }))
    index.set('n-0', undefined)
    expect(index.build(() => true)).toBe(true)
    expect(index.mentioning('mali').size).toBe(48)
    expect([...index.mentioning('niger')]).toEqual(['n-49'])
  })
})
