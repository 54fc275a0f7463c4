import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { answerByHand, type MadeCall } from '../../../support/renderer-calls'

let calls: MadeCall[] = []
beforeEach(() => {
  calls = answerByHand()
})
afterAll(async () => {
  const { session } = await import('../../../../src-renderer/state/dossier/session.svelte')
  session.info = null
})

const claim = (id: string) => ({ id })

/** Answers what was asked for these words, once it has been. */
async function answer(words: string, ...ids: string[]): Promise<void> {
  const call = await vi.waitFor(() => {
    const made = calls.find(({ channel, input }) => channel === 'claim:find' && input['words'] === words)
    if (!made) throw new Error(`nothing was asked for '${words}'`)
    return made
  })
  call.succeed({ claims: ids.map(claim), total: ids.length })
}

async function begun() {
  const { ClaimSearch } = await import('../../../../src-renderer/state/forms/claim-search.svelte')
  const { session } = await import('../../../../src-renderer/state/dossier/session.svelte')
  session.info = { dossierId: 'd', remembered: {}, dossiers: [] } as never
  const search = new ClaimSearch(30)
  await answer('', 'c-any')
  await vi.waitFor(() => expect(search.found?.total).toBe(1))
  return search
}

describe('Enter in a field that looks for claims', () => {
  it('takes what was typed, however late the answer comes, and not what was there before', async () => {
    const search = await begun()
    search.ask('mali')
    const taken = search.first()
    await answer('mali', 'c-mali')
    expect(await taken).toEqual(claim('c-mali'))
  })

  it('takes nothing once other words are typed, and for none', async () => {
    const search = await begun()
    search.ask('mali')
    const taken = search.first()
    search.ask('malta')
    expect(await taken).toBeUndefined()
    search.ask(' ')
    expect(await search.first()).toBeUndefined()
    await answer(' ')
  })

  it('passes over what cannot be meant', async () => {
    const search = await begun()
    search.ask('mali')
    const taken = search.first(({ id }) => id !== 'c-own')
    await answer('mali', 'c-own', 'c-other')
    expect(await taken).toEqual(claim('c-other'))
  })
})
