import { describe, expect, it } from 'vitest'
import { findEntity } from '../../../../src-main/cli/find-entity'
import { atOnce } from '../../../../src-main/domain/at-once'
import { DossierIndex } from '../../../../src-main/domain/dossier/dossier-index'
import type { Note } from '../../../../src-main/domain/records/note'
import { NameTrie } from '../../../../src-main/domain/notes/links/name-trie'
import { Notebook } from '../../../../src-main/domain/notes/book/notebook'
import { resolveLink } from '../../../../src-main/domain/notes/links/resolve-link'
import { suggestLinks } from '../../../../src-main/domain/notes/links/suggestions'
import { emptyLayer } from '../../../../src-main/domain/records/records'
import { contents } from '../../../../src-main/domain/views/contents'
import { find, findables } from '../../../../src-renderer/lib/find'
import { LIKE_NAMES, OTHER_NAMES } from '../../../support/like-names'
import { note } from '../../../support/notes'
import { anEntity } from '../../../support/records'
import { smallDossier } from '../../../support/small-dossier'

const person = (id: string, value: string) =>
  anEntity(id, { schema: 'Person', names: [{ value, kind: 'name', citations: [] }] })

/** A dossier with a person of each name, in this order, and with notes. */
function dossierWith(people: Readonly<Record<string, string>>, notes: readonly Note[] = []) {
  const layer = emptyLayer('river-pact')
  for (const written of notes) layer.records.notes[written.id] = written
  const entities = Object.entries(people).map(([id, name]) => person(id, name))
  const index = new DossierIndex(
    { ...smallDossier(), entities, claims: [], dossier: { ...smallDossier().dossier, keyJudgements: [] } },
    layer,
  )
  return { index, notebook: new Notebook(index) }
}

const PAIRS = [...LIKE_NAMES, ...OTHER_NAMES].flatMap(([one, other]): [string, string][] => [
  [one, other],
  [other, one],
])

describe.each(PAIRS)('with %s written, and %s here too', (written, other) => {
  // The other comes first wherever the order decides.
  const { index, notebook } = dossierWith({ 'a-other': other, 'b-meant': written }, [
    note('n-links', `See [[${written}]].`),
    note('n-links-other', `See [[${other}]].`),
    note('n-names', `Then ${written} came.`),
  ])

  it.each([written, written.normalize('NFD')])('a link, the terminal and a mention mean it', (typed) => {
    expect(resolveLink({ target: typed }, notebook.targets)).toMatchObject({ state: 'live', target: { id: 'b-meant' } })
    expect(findEntity(index, typed).id).toBe('b-meant')
    const trie = new NameTrie([
      { id: 'a-other', name: other },
      { id: 'b-meant', name: written },
    ])
    expect(trie.find(`x ${typed} y`)).toEqual([{ from: 2, to: 2 + typed.length, ids: ['b-meant'] }])
  })

  it('notes that link to it or name it are told at its page alone', () => {
    expect(notebook.about('b-meant', 10, () => true)).toMatchObject({
      backlinks: [{ noteId: 'n-links' }],
      mentions: [{ noteId: 'n-names', ids: ['b-meant'] }],
    })
    expect(atOnce(notebook.naming(new Set(['b-meant']))).map(({ id }) => id)).toEqual(['n-links'])
  })

  it('the find field and a link that is being typed offer it first', () => {
    expect(find(findables(contents(index)), written, 10)[0]?.item.id).toBe('b-meant')
    expect(suggestLinks(notebook.targets, written, 10)[0]?.id).toBe('b-meant')
  })
})

describe.each(OTHER_NAMES)('with %s alone here, %s', (here, written) => {
  const { index, notebook } = dossierWith({ here })

  it('is nobody', () => {
    expect(resolveLink({ target: written }, notebook.targets).state).toBe('missing')
    expect(() => findEntity(index, written)).toThrow(/no entity/)
    expect(new NameTrie([{ id: 'here', name: here }]).find(`x ${written} y`)).toEqual([])
    expect(find(findables(contents(index)), written, 10)).toEqual([])
  })
})

describe.each(LIKE_NAMES)('with %s alone here, %s', (here, written) => {
  const { index, notebook } = dossierWith({ here })

  it('finds it', () => {
    expect(resolveLink({ target: written }, notebook.targets)).toMatchObject({ state: 'live', target: { id: 'here' } })
    expect(findEntity(index, written).id).toBe('here')
    expect(new NameTrie([{ id: 'here', name: here }]).find(`x ${written} y`)).toHaveLength(1)
    expect(find(findables(contents(index)), written, 10)).toHaveLength(1)
  })
})

describe('a note and an entity whose names are alike', () => {
  const linked = (people: Readonly<Record<string, string>>, title: string, target: string) => {
    const { notebook } = dossierWith(people, [note('n-titled', 'Words.', { title })])
    return resolveLink({ target }, notebook.targets).target?.id
  }

  it('are told apart by their marks, and the entity goes first where those say nothing', () => {
    expect(linked({ page: 'José' }, 'Jose', 'Jose')).toBe('n-titled')
    expect(linked({ page: 'José' }, 'Jose', 'José')).toBe('page')
    expect(linked({ page: 'Jose' }, 'jose', 'jose')).toBe('page')
    expect(linked({ page: 'José' }, 'Josè', 'Jose')).toBe('page')
    const { notebook } = dossierWith(
      {},
      ['Jose', 'José'].map((title) => note(`n-${title.length}-${title === 'Jose'}`, 'x', { title })),
    )
    expect(resolveLink({ target: 'José' }, notebook.targets)).toMatchObject({
      state: 'live',
      target: { id: 'n-4-false' },
    })
  })
})

describe('a name in a text of another composition', () => {
  it('ends where its last letter ends with all its marks', () => {
    const trie = new NameTrie([
      { id: 'ka', name: 'かき' },
      { id: 'pi', name: 'ปี' },
      { id: 'ram', name: 'राम' },
    ])
    for (const text of ['がき'.normalize('NFD'), 'かぎ'.normalize('NFD'), 'ปี่', 'रामा'])
      expect(trie.find(text)).toEqual([])
  })
})
