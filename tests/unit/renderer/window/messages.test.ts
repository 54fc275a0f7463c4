import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { answerByHand, turn, type MadeCall } from '../../../support/renderer-calls'

let calls: MadeCall[] = []
beforeEach(() => {
  calls = answerByHand()
})

afterAll(async () => {
  const { session } = await window()
  session.contents = null
  session.info = null
})

async function window() {
  const { messages } = await import('../../../../src-renderer/state/window/messages.svelte')
  const { session } = await import('../../../../src-renderer/state/dossier/session.svelte')
  messages.dismissSaid()
  messages.dismissFailed()
  /** Opens a dossier as the window does, and lets the main process answer. */
  const open = async (dossierId: string) => {
    const opening = session.open(dossierId)
    calls.at(-1)?.succeed({ dossierId, entities: [], sources: [] })
    await turn()
    for (const call of calls.slice(-2))
      call.succeed(call.channel === 'edit:state' ? {} : { saveState: {}, recovery: [] })
    await opening
  }
  return { messages, session, open }
}

describe('what is said at the foot of the window', () => {
  it('is the last thing that was done, however fast one follows the other', async () => {
    const { messages, open } = await window()
    await open('a')
    for (const step of ['one', 'two', 'three']) messages.say(`Undone: ${step}.`)
    expect(messages.said?.text).toBe('Undone: three.')
  })

  it.each([true, false])('has beside it what else came of that, whichever is said first (%s)', async (isDoneFirst) => {
    const { messages, open } = await window()
    await open('a')
    const acts = [() => messages.say('Restored.'), () => messages.sayAlso('The open note is gone.')]
    if (!isDoneFirst) acts.reverse()
    for (const act of acts) act()
    expect(messages.said?.text).toBe('Restored. The open note is gone.')
    await open('b')
    expect(messages.said).toBeNull()
  })

  it('goes when the reader comes to another dossier, with what it offered to do', async () => {
    const { messages, open } = await window()
    await open('a')
    messages.say('The note is in the bin.', [{ label: 'Put it back', run: () => undefined }])
    await open('b')
    expect(messages.said).toBeNull()
  })

  it('stays when the same dossier is read anew', async () => {
    const { messages, open } = await window()
    await open('a')
    messages.say('The source is added.')
    await open('a')
    expect(messages.said?.text).toBe('The source is added.')
  })

  it('goes along when it is about the dossier that is opened by it', async () => {
    const { messages, open } = await window()
    await open('a')
    messages.say('‘B’ is made. Begin with a source.', undefined, 'b')
    await open('b')
    expect(messages.said?.text).toBe('‘B’ is made. Begin with a source.')
  })

  it('tells a failure in its own dossier only, and there again until it was read', async () => {
    const { messages, open } = await window()
    await open('a')
    messages.fail(new Error('x'))
    await open('b')
    expect(messages.failed).toBeNull()
    await open('a')
    expect(messages.failed).not.toBeNull()
    messages.dismissFailed()
    expect(messages.failed).toBeNull()
  })

  it('says in one sentence and the next what a source’s change did and what was lost by it', async () => {
    const { messages, open } = await window()
    await open('a')
    const { saveSource } = await import('../../../../src-renderer/state/dossier/record-edits')
    const saving = saveSource({ id: 's' } as never)
    calls.at(-1)?.succeed({ id: 's', edit: {}, lost: { citations: 1, highlights: 0, reworded: 0 } })
    await saving
    expect(messages.said?.text).toMatch(/^The source is changed\. .+/)
    expect(messages.said?.actions).toHaveLength(1)
  })
})

describe('what a window remembers', () => {
  it('holds at once in the window that asked for it', async () => {
    const { session } = await window()
    session.info = { remembered: {}, dossiers: [] } as never
    session.remember('first-run.dismissed', true)
    expect(session.remembered('first-run.dismissed', false)).toBe(true)
    session.info = null
  })
})
