import { beforeEach, describe, expect, it } from 'vitest'
import { NoteDraft } from '../../../../src-renderer/state/notes/note-draft.svelte'
import { note as noteOf } from '../../../support/notes'
import { answerByHand, turn, type MadeCall } from '../../../support/renderer-calls'

let calls: MadeCall[]
beforeEach(() => {
  calls = answerByHand()
})
const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`
const note = (body: string, second = 0, title = 'On gold') =>
  noteOf('r-1', body, { title, createdAt: at(0), updatedAt: at(second) })
const answer = async (number: number, value: unknown) => {
  calls[number]?.succeed(value)
  await turn()
}
const refuse = async (number: number, code: string) => {
  calls[number]?.fail(code)
  await turn()
}

describe('a note being written', () => {
  it('is not said to be saved before all that was typed is, however many wait for it', async () => {
    const draft = NoteDraft.of('d', note('one'))
    draft.write(() => 'one two')
    void draft.flush()
    await turn()
    draft.write(() => 'one two three')
    void draft.flush()
    let isSaved = false
    void draft.flush().then(() => (isSaved = true))
    await answer(0, { id: 'r-1', updatedAt: at(1) })
    expect(calls[1]?.input.note).toMatchObject({ body: 'one two three' })
    expect(isSaved).toBe(false)
    await answer(1, { id: 'r-1', updatedAt: at(2) })
    expect(isSaved).toBe(true)
  })

  it('gives over what was typed since, when its window goes while a save is held up', async () => {
    const draft = NoteDraft.of('d', note('one'))
    draft.write(() => 'one two')
    void draft.flush()
    await turn()
    draft.write(() => 'one two three')
    await draft.saveLast()
    expect(calls.at(-1)?.input.note).toMatchObject({ id: 'r-1', body: 'one two three', keepBefore: true })
  })

  it('keeps as a version what is typed until the other text has taken its place', async () => {
    const draft = NoteDraft.of('d', note('one'))
    draft.write(() => 'mine')
    void draft.flush()
    await turn()
    await refuse(0, 'conflict')
    await answer(1, note('theirs', 5))
    // At once, whatever becomes of the window.
    expect(calls[2]).toMatchObject({ channel: 'note:keep', input: { body: 'mine' } })
    await answer(2, {})
    draft.write(() => 'mine and')
    const reloading = draft.reload()
    await turn()
    await answer(3, note('theirs', 5))
    draft.write(() => 'mine and more')
    await answer(4, {})
    await answer(5, {})
    await reloading
    expect(calls.slice(4).map(({ channel, input }) => [channel, input['body']])).toEqual([
      ['note:keep', 'mine and'],
      ['note:keep', 'mine and more'],
    ])
    expect(draft.text).toBe('theirs')
  })

  it('keeps a title of its own too before it takes the other version', async () => {
    const draft = NoteDraft.of('d', note('one'))
    draft.change({ title: 'Mine' })
    void draft.flush()
    await turn()
    await refuse(0, 'conflict')
    await answer(1, note('one', 5, 'Theirs'))
    expect(calls[2]).toMatchObject({ channel: 'note:keep', input: { title: 'Mine', body: 'one' } })
    await answer(2, {})
    const reloading = draft.reload()
    await turn()
    await answer(3, note('one', 5, 'Theirs'))
    await reloading
    expect(calls).toHaveLength(4)
    expect(draft.fields.title).toBe('Theirs')
  })

  it('stays as the reader chose, and is not held, when a save was under way as they chose', async () => {
    const draft = NoteDraft.of('d', note('one'))
    draft.write(() => 'mine')
    void draft.flush()
    await turn()
    await refuse(0, 'conflict')
    await answer(1, note('theirs', 5))
    await answer(2, {})
    draft.write(() => 'mine and')
    void draft.flush()
    await turn()
    const chosen = draft.overwrite()
    await turn()
    // The newest is answered first, where more than one waits.
    const open = new Set(calls.slice(3))
    for (let seen = calls.length; open.size > 0; seen = calls.length) {
      const call = [...open].at(-1)
      if (!call) break
      open.delete(call)
      if (call.channel === 'note:get') call.succeed(note('theirs', 5))
      else if (call.input.note?.['baseUpdatedAt'] === at(5)) call.succeed({ id: 'r-1', updatedAt: at(6) })
      else call.fail('conflict')
      await turn()
      for (const made of calls.slice(seen)) open.add(made)
    }
    await chosen
    expect([draft.text, draft.state.kind, draft.isHeld]).toEqual(['mine and', 'saved', false])
  })

  it('lets only what the reader asked for here be undone here', async () => {
    const draft = NoteDraft.of('d', note('one'))
    const following = draft.follow()
    await turn()
    await answer(0, note('one from elsewhere', 1))
    await following
    expect([draft.body, draft.undoable]).toEqual(['one from elsewhere', false])
    const restoring = draft.byReader(() => Promise.resolve())
    await turn()
    await answer(1, note('one restored', 2))
    await restoring
    expect([draft.body, draft.undoable]).toEqual(['one restored', true])
  })

  it('says that it holds text exactly while the main process has not been sent it', async () => {
    const draft = NoteDraft.of('d', note('one'))
    expect(draft.isHeld).toBe(false)
    draft.write(() => 'one two')
    expect(draft.isHeld).toBe(true)
    void draft.flush()
    await turn()
    expect(draft.isHeld).toBe(false)
    draft.write(() => 'one two three')
    expect(draft.isHeld).toBe(true)
    await draft.saveLast()
    expect(draft.isHeld).toBe(false)
    // Asked again, as by a second try to quit: what was sent is not sent, and counted, twice.
    const sent = calls.length
    await draft.saveLast()
    expect(calls).toHaveLength(sent)
  })

  it('holds what was refused, until it is kept', async () => {
    const draft = NoteDraft.of('d', note('one'))
    draft.write(() => 'one two')
    void draft.flush()
    await turn()
    await refuse(0, 'invalid-input')
    expect(draft.isHeld).toBe(true)
  })

  it('names the version that it was written on, so that a later one is not written over', async () => {
    const draft = NoteDraft.of('d', note('one', 3))
    draft.write(() => 'one two')
    void draft.flush()
    await answer(0, { id: 'r-1', updatedAt: at(4) })
    expect(calls[0]?.input.note).toMatchObject({ id: 'r-1', baseUpdatedAt: at(3) })
    draft.write(() => 'one two three')
    void draft.flush()
    await turn()
    expect(calls[1]?.input.note).toMatchObject({ baseUpdatedAt: at(4) })
  })

  it('is saved once more when the disk has refused it', async () => {
    const draft = NoteDraft.of('d', note('one'))
    draft.write(() => 'one two')
    void draft.flush()
    await turn()
    await refuse(0, 'storage-failed')
    expect(draft.state).toMatchObject({ kind: 'failed' })
    void draft.flush()
    await turn()
    expect(calls[1]?.input.note).toMatchObject({ body: 'one two' })
    await answer(1, { id: 'r-1', updatedAt: at(1) })
    expect(draft.state).toEqual({ kind: 'saved' })
  })

  it('leaves nothing behind while it is new and blank', async () => {
    const draft = NoteDraft.empty('d', {})
    draft.write(() => ' \n ')
    await draft.flush()
    await draft.saveLast()
    expect(calls).toEqual([])
  })

  it('holds nothing while a new one is blank', () => {
    const draft = NoteDraft.empty('d', {})
    draft.write(() => '  ')
    expect(draft.isHeld).toBe(false)
    draft.write(() => 'A word')
    expect(draft.isHeld).toBe(true)
  })
})
