import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { BriefingThread } from '../../../src-main/threads/briefing-thread'
import { sampleModel } from '../../fixtures/briefing/sample-model'
import { tempFolder } from '../../support/temp-folder'

/** A thread that answers as the title of the briefing says. */
const SCRIPT = `
  import { parentPort, workerData } from 'node:worker_threads'
  const turns = new Int32Array(workerData.turns)
  parentPort.on('message', async ({ id, as, model, cancel }) => {
    const flag = new Int32Array(cancel)
    const say = (answer) => parentPort.postMessage({ id, ...answer })
    say({ kind: 'progress', progress: { phase: 'Setting', done: 1, total: 2 } })
    if (model.title === 'deaf') for (;;) Atomics.add(turns, 0, 1)
    if (model.title === 'breaks') process.exit(3)
    if (model.title === 'fails') return say({ kind: 'broken', stack: 'a stack' })
    if (model.title === 'waits') {
      while (Atomics.load(flag, 0) === 0) await new Promise((done) => setTimeout(done, 5))
      return say({ kind: 'refused', fault: { code: 'cancelled', says: [{ id: 'leaving.briefing-cancelled' }] } })
    }
    if (as === 'html')
      return say({ kind: 'done', rendered: { bytes: new TextEncoder().encode('<p>é</p>'), pages: 0, missingCharacters: [] } })
    say({ kind: 'done', rendered: { bytes: new Uint8Array([1, 2]), pages: 1, missingCharacters: [] } })
  })
`

/** @param turns counts those of threads that do not hear */
async function aThread(turns = new SharedArrayBuffer(4)): Promise<BriefingThread> {
  const file = join(await tempFolder(), 'thread.mjs')
  await writeFile(file, SCRIPT)
  const thread = new BriefingThread(file, { turns })
  onTestFinished(() => thread.close())
  return thread
}

describe('the thread that renders briefings', () => {
  it('hands over what it made, and tells how far it is', async () => {
    const phases: string[] = []
    const { bytes } = await (await aThread()).render(sampleModel(), { onProgress: ({ phase }) => phases.push(phase) })
    expect([...bytes]).toEqual([1, 2])
    expect(phases).toEqual(['Setting'])
  })

  it('writes texts too, with the same progress and cancel', async () => {
    const thread = await aThread()
    const phases: string[] = []
    expect(await thread.writer('html')(sampleModel(), { onProgress: ({ phase }) => phases.push(phase) })).toBe(
      '<p>é</p>',
    )
    expect(phases).toEqual(['Setting'])
    const signal = { aborted: false }
    const waiting = thread.writer('markdown')(sampleModel({ title: 'waits' }), { signal })
    signal.aborted = true
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('stops at a cancel', async () => {
    const thread = await aThread()
    const signal = { aborted: false }
    const waiting = thread.render(sampleModel({ title: 'waits' }), { signal })
    signal.aborted = true
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
  })

  it('is ended when it does not hear a cancel, and does the rest on a new one', async () => {
    const thread = await aThread()
    const signal = { aborted: false }
    const deaf = thread.render(sampleModel({ title: 'deaf' }), { signal })
    const other = thread.render(sampleModel(), {})
    signal.aborted = true
    await expect(deaf).rejects.toMatchObject({ code: 'cancelled' })
    expect((await other).pages).toBe(1)
  })

  it('does nothing more once it was ended, at a cancel that it does not hear or with the app', async () => {
    const turns = new SharedArrayBuffer(4)
    const turned = () => Atomics.load(new Int32Array(turns), 0)
    const thread = await aThread(turns)
    const signal = { aborted: false }
    const deaf = thread.render(sampleModel({ title: 'deaf' }), { signal })
    const other = thread.render(sampleModel(), {})
    signal.aborted = true
    await expect(deaf).rejects.toMatchObject({ code: 'cancelled' })
    await other
    const atCancel = turned()
    expect(atCancel).not.toBe(0)
    await new Promise((waited) => setTimeout(waited, 50))
    expect(turned()).toBe(atCancel)
    const last = thread.render(sampleModel({ title: 'deaf' }), {})
    await vi.waitFor(() => expect(turned()).not.toBe(atCancel), { timeout: 20_000 })
    const closed = thread.close()
    await expect(last).rejects.toMatchObject({ code: 'cancelled' })
    await closed
    const atClose = turned()
    await new Promise((waited) => setTimeout(waited, 50))
    expect(turned()).toBe(atClose)
  })

  it('tells those who wait when it breaks, and serves the next', async () => {
    const thread = await aThread()
    await expect(thread.render(sampleModel({ title: 'breaks' }), {})).rejects.toThrow('ended with 3')
    await expect(thread.render(sampleModel({ title: 'fails' }), {})).rejects.toThrow('could not be rendered')
    expect((await thread.render(sampleModel(), {})).pages).toBe(1)
  })

  it('starts none anew once it is closed, and cancels what was under way', async () => {
    const thread = await aThread()
    const waiting = thread.render(sampleModel({ title: 'deaf' }), {})
    const closed = thread.close()
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' })
    await expect(thread.render(sampleModel(), {})).rejects.toMatchObject({ code: 'cancelled' })
    await closed
  })
})
