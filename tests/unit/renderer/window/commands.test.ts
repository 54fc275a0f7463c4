import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { answerByHand } from '../../../support/renderer-calls'

const NAMES = ['HTMLElement', 'HTMLTextAreaElement', 'HTMLSelectElement', 'HTMLInputElement'] as const
beforeEach(() => {
  answerByHand()
  for (const name of NAMES) Object.defineProperty(globalThis, name, { value: class {}, configurable: true })
})
afterAll(() => {
  for (const name of NAMES) Reflect.deleteProperty(globalThis, name)
})

async function pressed(key: string): Promise<string | undefined> {
  const { handleKey } = await import('../../../../src-renderer/state/window/commands.svelte')
  const { messages } = await import('../../../../src-renderer/state/window/messages.svelte')
  const { context } = await import('../../../../src-renderer/state/dossier/context.svelte')
  context.clear()
  messages.dismissSaid()
  const modifiers = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false }
  handleKey({ key, ...modifiers, target: null, defaultPrevented: false } as KeyboardEvent)
  return messages.said?.text
}

describe('a key that can do nothing where it is pressed', () => {
  it('says what it needs, whichever of them it is', async () => {
    for (const key of ['n', 'x', 'c', 'h']) expect(await pressed(key), key).toMatch(/(is|are) (in focus|selected)/)
  })

  it('that means nothing here says nothing', async () => {
    expect(await pressed('q')).toBeUndefined()
  })
})
