import { parentPort, workerData } from 'node:worker_threads'
import { DossierError } from '../domain/errors'
import type { RenderAnswer, RenderOrder } from '../domain/render-messages'
import { renderBriefing, type BriefingResources } from './render-briefing'

// The thread that sets briefings. It is started with the resources as its data, and keeps the fonts it has parsed.
const port = parentPort
if (!port) throw new Error('this is started as a worker thread')
const render = renderBriefing(workerData as BriefingResources)
const answer = (message: RenderAnswer, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

port.on('message', (order: RenderOrder) => {
  void carryOut(order)
})

async function carryOut({ id, model, cancel }: RenderOrder): Promise<void> {
  const flag = new Int32Array(cancel)
  try {
    const rendered = await render(model, {
      onProgress: (progress) => answer({ id, kind: 'progress', progress }),
      signal: {
        get aborted() {
          return Atomics.load(flag, 0) === 1
        },
      },
    })
    // A copy of its own memory, so that it can be handed over without a second one.
    const bytes = rendered.bytes.slice()
    answer({ id, kind: 'done', rendered: { ...rendered, bytes } }, [bytes.buffer as ArrayBuffer])
  } catch (error) {
    if (error instanceof DossierError) answer({ id, kind: 'refused', code: error.code, message: error.message })
    else answer({ id, kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
