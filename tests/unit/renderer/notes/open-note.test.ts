import { beforeEach, describe, expect, it } from 'vitest'
import { note as noteOf } from '../../../support/notes'
import { answerByHand, turn, type MadeCall } from '../../../support/renderer-calls'

let calls: MadeCall[] = answerByHand()
beforeEach(() => {
  calls = answerByHand()
})
const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`
const note = (body: string, second = 0) => noteOf('r-1', body, { createdAt: at(0), updatedAt: at(second) })

async function opened(dossierId: string) {
  const { openNote } = await import('../../../../src-renderer/state/notes/open-note.svelte')
  const { NoteDraft } = await import('../../../../src-renderer/state/notes/note-draft.svelte')
  const { session } = await import('../../../../src-renderer/state/dossier/session.svelte')
  const draft = NoteDraft.of(dossierId, note('one'))
  openNote.draft = draft
  return { openNote, draft, session }
}

describe('the open note', () => {
  it('stays open when the save that closing waits for meets another text', async () => {
    const { openNote, draft } = await opened('d')
    draft.write(() => 'one A')
    void draft.flush()
    await turn()
    draft.write(() => 'one A B')
    void draft.flush()
    const closing = openNote.close()
    calls[0]?.succeed({ id: 'r-1', updatedAt: at(1) })
    await turn()
    calls[1]?.fail('conflict')
    await turn()
    calls[2]?.succeed(note('one other', 5))
    await turn()
    expect(calls[3]).toMatchObject({ channel: 'note:keep', input: { body: 'one A B' } })
    calls[3]?.succeed({})
    await turn()
    // Closing tries once more itself.
    calls[4]?.fail('conflict')
    await turn()
    calls[5]?.succeed(note('one other', 5))
    expect(await closing).toBe(false)
    expect(openNote.draft).toBe(draft)
  })

  it('is not replaced by one that was asked for before it and comes late', async () => {
    const { openNote, session } = await opened('d')
    openNote.draft = null
    session.contents = { dossierId: 'd', entities: [], sources: [] } as never
    const first = openNote.open('r-1')
    await turn()
    const second = openNote.open('r-2')
    await turn()
    expect(calls.map(({ input }) => input.id)).toEqual(['r-1', 'r-2'])
    calls[1]?.succeed({ ...note('two'), id: 'r-2' })
    await second
    openNote.here?.write(() => 'two and more')
    calls[0]?.succeed(note('one'))
    await first
    expect(openNote.here).toMatchObject({ id: 'r-2', text: 'two and more' })
  })

  it('goes to the bin with the text that stands against another window’s', async () => {
    const { openNote, draft } = await opened('d')
    draft.write(() => 'mine')
    const removing = openNote.remove()
    await turn()
    calls[0]?.fail('conflict')
    await turn()
    calls[1]?.succeed(note('theirs', 5))
    await turn()
    expect(calls[2]).toMatchObject({ channel: 'note:keep', input: { body: 'mine' } })
    calls[2]?.succeed({})
    await turn()
    expect(calls[3]).toMatchObject({ channel: 'record:outlook' })
    calls[3]?.succeed({ groups: [] })
    await turn()
    calls[4]?.succeed({ edit: {} })
    await removing
    expect(calls[4]?.channel).toBe('record:delete')
  })

  it('stays open when what rests on it was told and it is to be kept', async () => {
    const { openNote, draft } = await opened('d')
    const { dialogs } = await import('../../../../src-renderer/state/window/dialogs.svelte')
    const removing = openNote.remove()
    await turn()
    calls[0]?.succeed({ count: 1, label: null, leftBehind: 0, groups: [{ way: 'briefings' }] })
    await turn()
    expect(dialogs.isOpen).toBe(true)
    dialogs.question?.answer(false)
    await removing
    expect(dialogs.isOpen).toBe(false)
    expect(openNote.draft).toBe(draft)
    expect(calls.map(({ channel }) => channel)).toEqual(['record:outlook'])
  })

  it('is not that of another dossier that has the same number', async () => {
    const { openNote, session } = await opened('first')
    session.contents = { dossierId: 'second' } as typeof session.contents
    expect(openNote.here).toBeNull()
    void openNote.open('r-1')
    await turn()
    expect(calls[0]).toMatchObject({ channel: 'note:get', input: { dossierId: 'second', id: 'r-1' } })
  })
})
