import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { BriefingDraft } from '../../../../src-renderer/state/briefing/briefing-draft.svelte'
import type { Briefing } from '../../../../src-main/domain/records/briefing'
import { NEW_DOSSIER_MARKING } from '../../../../src-main/domain/records/marking'
import { answerByHand, type MadeCall } from '../../../support/renderer-calls'

let calls: MadeCall[]
beforeEach(() => {
  calls = answerByHand()
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})
const pass = (milliseconds = 0) => vi.advanceTimersByTimeAsync(milliseconds)
const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`
const briefing = (title: string, second = 0): Briefing => ({
  id: 'b-1',
  title,
  format: 'brief',
  paper: 'A4',
  marking: NEW_DOSSIER_MARKING,
  keyJudgements: [],
  sections: [],
  noteIds: [],
  createdAt: at(0),
  updatedAt: at(second),
})
const answer = async (number: number, value: unknown) => {
  calls[number]?.succeed(value)
  await pass()
}
const refuse = async (number: number, code: string) => {
  calls[number]?.fail(code)
  await pass()
}
const sent = (number: number) => calls[number]?.input['briefing'] as Record<string, unknown> | undefined

describe('a briefing being composed', () => {
  it('is saved at least every three seconds while it is written without a pause', async () => {
    const draft = new BriefingDraft('d', briefing('On gold'))
    for (let key = 0; key < 31; key++) {
      draft.change({ title: `On gold ${key}` })
      await pass(100)
    }
    expect(calls.map(({ channel }) => channel)).toEqual(['briefing:save'])
  })

  it('is saved once more by itself when the disk has refused it', async () => {
    const draft = new BriefingDraft('d', briefing('On gold'))
    draft.change({ title: 'On silver' })
    void draft.flush()
    await pass()
    await refuse(0, 'storage-failed')
    expect(draft.state.kind).toBe('failed')
    await pass(8_000)
    expect(sent(1)).toMatchObject({ title: 'On silver', baseUpdatedAt: at(0) })
    await answer(1, { id: 'b-1', updatedAt: at(1) })
    expect(draft.state.kind).toBe('saved')
  })

  it('goes on as a new one when it was deleted elsewhere while it was written', async () => {
    const outlived: string[] = []
    const draft = new BriefingDraft('d', briefing('On gold'), ({ id }) => outlived.push(id))
    draft.change({ title: 'On silver' })
    void draft.flush()
    await pass()
    await refuse(0, 'not-found')
    expect(sent(1)).toMatchObject({ title: 'On silver' })
    expect(sent(1)).not.toHaveProperty('id')
    expect(sent(1)).not.toHaveProperty('baseUpdatedAt')
    await answer(1, { id: 'b-2', updatedAt: at(3) })
    expect(outlived).toEqual(['b-2'])
    draft.change({ title: 'On copper' })
    void draft.flush()
    await pass()
    expect(sent(2)).toMatchObject({ id: 'b-2', baseUpdatedAt: at(3) })
  })

  it('puts what was written elsewhere beside what is written here', async () => {
    const draft = new BriefingDraft('d', briefing('On gold'))
    draft.change({ deck: 'A deck' })
    void draft.flush()
    await pass()
    await refuse(0, 'conflict')
    await answer(1, briefing('On silver', 4))
    expect(sent(2)).toMatchObject({ title: 'On silver', deck: 'A deck', baseUpdatedAt: at(4) })
  })

  it('saves over the other version only after the save that is under way', async () => {
    const draft = new BriefingDraft('d', briefing('On gold'))
    draft.change({ title: 'On silver' })
    void draft.flush()
    await pass()
    void draft.overwrite()
    await pass()
    expect(calls.map(({ channel }) => channel)).toEqual(['briefing:save'])
    await answer(0, { id: 'b-1', updatedAt: at(1) })
    expect(calls[1]?.channel).toBe('briefing:get')
  })

  it('saves what is written while the other version is taken before it gives way', async () => {
    const draft = new BriefingDraft('d', briefing('On gold'))
    draft.change({ title: 'On silver' })
    void draft.flush()
    await pass()
    await refuse(0, 'conflict')
    await answer(1, briefing('On copper', 2))
    const reloading = draft.reload()
    await pass()
    await answer(2, briefing('On copper', 2))
    expect(sent(3)).toMatchObject({ title: 'On silver', baseUpdatedAt: at(2) })
    await answer(3, { id: 'b-1', updatedAt: at(3) })
    draft.change({ deck: 'Typed meanwhile' })
    await answer(4, { id: 'b-1', updatedAt: at(4) })
    expect(sent(5)).toMatchObject({ title: 'On silver', deck: 'Typed meanwhile', baseUpdatedAt: at(4) })
    await answer(5, { id: 'b-1', updatedAt: at(5) })
    expect(sent(6)).toMatchObject({ title: 'On copper' })
    await answer(6, { id: 'b-1', updatedAt: at(6) })
    await reloading
    expect([draft.fields.title, draft.isHeld, draft.state.kind]).toEqual(['On copper', false, 'saved'])
  })
})
