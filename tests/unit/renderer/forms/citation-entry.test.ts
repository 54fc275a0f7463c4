import { beforeEach, describe, expect, it } from 'vitest'
import { answerByHand, turn, type MadeCall } from '../../../support/renderer-calls'

let calls: MadeCall[] = []
beforeEach(() => {
  calls = answerByHand()
})

const source = (id: string, ...texts: string[]) => ({
  id,
  paragraphs: texts.map((text, at) => ({ id: `p-${at + 1}`, number: String(at + 1), text })),
})

async function begun() {
  const { CitationEntry } = await import('../../../../src-renderer/state/forms/citation-entry.svelte')
  const entry = new CitationEntry()
  const choosing = entry.choose('s')
  await turn()
  return { entry, choosing, answer: (value: unknown) => calls.at(-1)?.succeed(value) }
}

describe('a citation as it is being made', () => {
  it('says that its credibility cannot be judged until somebody has judged it, as a passage’s does', async () => {
    const { entry, choosing, answer } = await begun()
    answer(source('s', 'One.', 'Two.'))
    await choosing
    entry.value = '2'
    expect(entry.ready).toMatchObject({ sourceId: 's', credibility: 6, locator: { kind: 'paragraph', value: '2' } })
  })

  it('keeps the place that was typed before the source came', async () => {
    const { entry, choosing, answer } = await begun()
    entry.value = '2'
    answer(source('s', 'One.', 'Two.'))
    await choosing
    expect(entry.value).toBe('2')
  })

  it('makes what was typed when Enter comes before the source', async () => {
    const { entry, answer } = await begun()
    entry.value = '1'
    const making = entry.make()
    answer(source('s', 'One.'))
    expect(await making).toMatchObject({ locator: { kind: 'paragraph', value: '1' } })
  })

  it('makes nothing of what was changed after Enter', async () => {
    const { entry, answer } = await begun()
    entry.value = '1'
    const making = entry.make()
    entry.value = '2'
    answer(source('s', 'One.', 'Two.'))
    expect(await making).toBeNull()
  })

  it('says so when the source cannot be read, and takes another', async () => {
    const { entry, choosing } = await begun()
    calls.at(-1)?.fail('storage-failed')
    await choosing
    expect(entry.unreadable).toBe(true)
    expect(await entry.make()).toBeNull()
    const again = entry.choose('t')
    await turn()
    calls.at(-1)?.succeed(source('t'))
    await again
    expect([entry.unreadable, entry.kind]).toEqual([false, 'section'])
  })
})
