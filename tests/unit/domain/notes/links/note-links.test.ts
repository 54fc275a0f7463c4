import { describe, expect, it } from 'vitest'
import { DossierIndex } from '../../../../../src-main/domain/dossier/dossier-index'
import type { DossierContent } from '../../../../../src-main/domain/records/dossier'
import type { Note } from '../../../../../src-main/domain/records/note'
import { LinkTargets } from '../../../../../src-main/domain/notes/links/link-targets'
import { resolveLink } from '../../../../../src-main/domain/notes/links/resolve-link'
import { backlinkOf, NoteLinks } from '../../../../../src-main/domain/notes/links/note-links'
import { plainNoteText } from '../../../../../src-main/domain/notes/markdown/plain-text'
import { withoutPrivateNames } from '../../../../../src-main/domain/notes/links/private-links'
import { suggestLinks, suggestTags } from '../../../../../src-main/domain/notes/links/suggestions'
import { noteSummary } from '../../../../../src-main/domain/views/note-view'
import { applyOps, emptyLayer, type RecordOp } from '../../../../../src-main/domain/records/records'

const entity = (id: string, ...names: string[]): DossierContent['entities'][number] => ({
  id,
  schema: 'Country',
  names: names.map((value, at) => ({ value, kind: at === 0 ? ('name' as const) : ('alias' as const), citations: [] })),
  createdBy: 'bundle',
})
const content: DossierContent = {
  schemaVersion: 2,
  dossier: { id: 'd', title: 'D', keyJudgements: [], language: 'en', marking: 'TLP:CLEAR' },
  entities: [entity('mali', 'Mali', 'ML'), entity('chad', 'Chad'), entity('chad-lake', 'Lake Chad', 'Chad')],
  claims: [],
  sources: [],
}
const noteOf = (id: string, body: string, over: Partial<Note> = {}): Note => ({
  id,
  targets: [],
  title: '',
  body,
  tags: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  ...over,
})

function open(...notes: Note[]) {
  const layer = emptyLayer('d')
  for (const note of notes) layer.records.notes[note.id] = note
  const index = new DossierIndex(content, layer)
  const targets = new LinkTargets(index)
  const apply = (...ops: RecordOp[]) => {
    applyOps(layer, ops)
    index.follow(ops)
    return targets.follow(ops)
  }
  return { index, targets, apply, layer }
}

describe('what notes link to', () => {
  it('is read bit by bit where somebody has the time, and whole where somebody asks', () => {
    const links = new NoteLinks()
    const [mali, chad] = [noteOf('r-1', '[[mali]] #gold'), noteOf('r-2', '[[chad]] #gold #salt')]
    links.set('r-1', mali)
    links.set('r-2', chad)
    let turns = 1
    expect(links.read(() => turns-- > 0)).toBe(false)
    expect(links.tags()).toEqual([
      { name: 'gold', notes: 2 },
      { name: 'salt', notes: 1 },
    ])
    expect(links.read(() => false)).toBe(true)
    links.set('r-2', noteOf('r-2', 'Nothing any more.'))
    links.set('r-3', chad)
    links.set('r-3', undefined)
    expect([...links.tagged('gold')]).toEqual(['r-1'])
  })
})

describe('a link', () => {
  it('means an id first, then a name, whatever its case and marks', () => {
    const { targets } = open(noteOf('r-n', '# Field notes'))
    expect(resolveLink({ target: 'mali' }, targets)).toMatchObject({ state: 'live', shown: 'Mali' })
    expect(resolveLink({ target: 'MÁLI' }, targets)).toMatchObject({
      state: 'live',
      shown: 'MÁLI',
      target: { id: 'mali' },
    })
    expect(resolveLink({ target: 'ml' }, targets)).toMatchObject({ target: { id: 'mali' } })
    expect(resolveLink({ target: 'Field notes' }, targets)).toMatchObject({ target: { kind: 'note', id: 'r-n' } })
    expect(resolveLink({ target: 'Chad' }, targets)).toMatchObject({ state: 'ambiguous', target: { id: 'chad' } })
    expect(resolveLink({ target: 'Atlantis', label: 'lost' }, targets)).toEqual({ state: 'missing', shown: 'lost' })
  })

  it('shows the new name after a rename, and the writer’s own words as they are', () => {
    const { targets, apply } = open()
    const renamed = { ...entity('mali', 'Republic of Mali'), formerNames: ['Mali'] }
    expect(apply({ collection: 'entities', id: 'mali', before: null, after: renamed })).toEqual(['mali'])
    expect(resolveLink({ target: 'mali', label: 'Mali' }, targets).shown).toBe('Republic of Mali')
    expect(resolveLink({ target: 'mali', label: 'the Malians' }, targets).shown).toBe('the Malians')
    expect(resolveLink({ target: 'mali' }, targets).shown).toBe('Republic of Mali')
    expect(resolveLink({ target: 'Mali' }, targets)).toMatchObject({ state: 'live', shown: 'Republic of Mali' })
  })

  it('to what was deleted can be restored', () => {
    const { targets, apply } = open()
    const entry = {
      id: 'b-1',
      collection: 'entities' as const,
      recordId: 'mali',
      label: 'Mali',
      deletedAt: '2026-01-02T00:00:00.000Z',
      record: null,
    }
    apply({ collection: 'bin', id: 'b-1', before: null, after: entry })
    expect(resolveLink({ target: 'mali', label: 'the Malians' }, targets)).toEqual({
      state: 'binned',
      binEntryId: 'b-1',
      shown: 'the Malians',
    })
    apply({ collection: 'bin', id: 'b-1', before: entry, after: null })
    expect(resolveLink({ target: 'mali' }, targets).state).toBe('live')
  })

  it('of a note to itself is a link like any other', () => {
    const self = noteOf('r-self', 'See [[r-self]] and [[Self]]', { title: 'Self' })
    const { targets } = open(self)
    expect(backlinkOf(self, 'r-self', targets).contexts).toHaveLength(2)
  })
})

describe('backlinks', () => {
  it('are found by id and by every name, with the sentence', () => {
    const byName = noteOf('r-1', 'Start. Gold of [[Mali]] *glitters*. End.')
    const byId = noteOf('r-2', '- [ ] ask [[mali|the Malians]] about it')
    const other = noteOf('r-3', 'nothing about `[[mali]]`')
    const { targets } = open(byName, byId, other)
    const links = new NoteLinks()
    for (const note of [byName, byId, other]) links.set(note.id, note)
    const mali = targets.byId('mali')
    if (!mali) throw new Error('no Mali')
    expect([...links.linking(mali)].sort()).toEqual(['r-1', 'r-2'])
    expect(backlinkOf(byName, 'mali', targets).contexts).toEqual([
      { before: 'Gold of ', match: 'Mali', after: ' glitters.' },
    ])
    expect(backlinkOf(byId, 'mali', targets).contexts).toEqual([
      { before: 'ask ', match: 'the Malians', after: ' about it' },
    ])
  })

  it('go with the text of the note', () => {
    const links = new NoteLinks()
    links.set('r-1', noteOf('r-1', '[[mali]] #gold [@art, para. 2]'))
    expect(links.citing('art').size).toBe(1)
    expect(links.tags()).toEqual([{ name: 'gold', notes: 1 }])
    links.set('r-1', noteOf('r-1', 'nothing'))
    expect(links.linking({ id: 'mali', folded: ['mali'], formerNames: [] }).size + links.citing('art').size).toBe(0)
    expect(links.tags()).toEqual([])
  })
})

describe('the plain text of a note', () => {
  it('reads without marks', () => {
    const { targets } = open()
    const body =
      '## On [[mali]]\n\n> *Really* **good** `code` ~~x~~\n\n1. one\n- [x] two\n\n| a | b |\n| - | - |\n[site](https://a.b) a_b_c[^1] 2*3*4\n\n[^1]: The foot.'
    expect(plainNoteText(body, targets)).toBe(
      'On Mali\nReally good code x\none\ntwo\na · b\nsite a_b_c 2*3*4\nThe foot.',
    )
  })
})

describe('the tags that are offered', () => {
  const tags = ['south-gold', 'gold-trade', 'marigold', 'gold', 'iron'].map((name) => ({ name, notes: 2 }))

  it('begin with the very tag when it is in use, so that Enter behind it changes nothing', () => {
    expect(suggestTags(tags, 'Gold', 9).map(({ name }) => name)).toEqual([
      'gold',
      'gold-trade',
      'south-gold',
      'marigold',
    ])
  })

  it('leave out a tag that no other note has: it is the one being typed', () => {
    expect(suggestTags([{ name: 'gol', notes: 1 }, ...tags], 'gol', 1).map(({ name }) => name)).toEqual(['gold-trade'])
  })
})

describe('what an untitled note is called', () => {
  const quoting = noteOf('r-q', '> [[mali]] and [[r-two|the second]] differ from [[r-two]]')
  const two = noteOf('r-two', 'Two answers')

  it('has links as they read, in lists, choices and names of links', () => {
    const { index, targets } = open(quoting, two)
    const label = 'Mali and the second differ from Two answers'
    expect(noteSummary(index, quoting, targets).label).toBe(label)
    expect(noteSummary(index, quoting).label).toBe(label)
    expect(targets.byId('r-q')?.name).toBe(label)
    expect(targets.notes.of('r-q')?.label).toBe(label)
    expect(suggestLinks(targets, 'mali and', 3)[0]).toMatchObject({ id: 'r-q', label })
  })

  it('follows the names in it', () => {
    const { targets, apply, index } = open(quoting, two)
    expect(targets.notes.of('r-q')?.label).toMatch(/^Mali and/)
    const before = index.entities.get('mali') ?? null
    apply({ collection: 'entities', id: 'mali', before: null, after: entity('mali', 'Republic of Mali') })
    expect(before).not.toBeNull()
    expect(targets.notes.of('r-q')?.label).toMatch(/^Republic of Mali and/)
    apply({ collection: 'notes', id: 'r-two', before: two, after: { ...two, title: 'Titled' } })
    expect(targets.notes.of('r-q')?.label).toBe('Republic of Mali and the second differ from Titled')
  })

  it('ends when two notes are called by each other', () => {
    const { targets } = open(noteOf('r-a', '[[r-b]] asks'), noteOf('r-b', '[[r-a]] answers'))
    expect(targets.byId('r-a')?.name).toBe('r-a answers asks')
  })

  it('does not hold the name of a private note, nor is a private one’s borrowed name left in a link to it', () => {
    const hidden = noteOf('r-h', '[[mali]] pays', { private: true })
    const { targets } = open(hidden, noteOf('r-p', '[[r-h]] says more'))
    expect(targets.byId('r-p')?.name).toBe('a private note says more')
    expect(
      withoutPrivateNames('See [[r-h|Old name pays]].', targets, { ids: new Set(['r-h']), names: new Set() }),
    ).toBe('See [[r-h]].')
  })
})
