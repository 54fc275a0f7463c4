import { parentPort, workerData } from 'node:worker_threads'
import { DossierError } from '../domain/errors'
import type { RenderAnswer, RenderOrder } from '../domain/briefing/render-messages'
import type { BriefingModel } from '../domain/briefing/model'
import type { RenderedBriefing, RenderOptions } from '../domain/ports'
import { textWriters } from './forms/text-writers'
import { renderBriefing, type BriefingResources } from './render-briefing'

// The thread that sets briefings. It is started with the resources as its data, and keeps the fonts it has parsed.
const port = parentPort
if (!port) throw new Error('this is started as a worker thread')
const resources = workerData as BriefingResources
const render = renderBriefing(resources)
const writers = textWriters(resources)
const answer = (message: RenderAnswer, transfer: ArrayBuffer[] = []) => port.postMessage(message, transfer)

port.on('message', (order: RenderOrder) => {
  void carryOut(order)
})

async function carryOut({ id, as, model, cancel }: RenderOrder): Promise<void> {
  const flag = new Int32Array(cancel)
  try {
    const options: RenderOptions = {
      onProgress: (progress) => answer({ id, kind: 'progress', progress }),
      signal: {
        get aborted() {
          return Atomics.load(flag, 0) === 1
        },
      },
    }
    const rendered = as === 'pdf' ? await render(model, options) : await written(as, model, options)
    // A copy of its own memory, so that it can be passed on without a second one.
    const bytes = rendered.bytes.slice()
    answer({ id, kind: 'done', rendered: { ...rendered, bytes } }, [bytes.buffer as ArrayBuffer])
  } catch (error) {
    if (error instanceof DossierError) answer({ id, kind: 'refused', fault: error.fault })
    else answer({ id, kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

async function written(
  as: 'html' | 'markdown',
  model: BriefingModel,
  options: RenderOptions,
): Promise<RenderedBriefing> {
  const text = await writers[as](model, options)
  return { bytes: new TextEncoder().encode(text), pages: 0, missingCharacters: [] }
}
