import { Worker } from 'node:worker_threads'
import { DossierError } from '../domain/errors'
import { say } from '../domain/messages/message'
import type { SetFile, WriteBriefing } from '../domain/briefing/files'
import type { BriefingModel } from '../domain/briefing/model'
import type { CancelSignal, Progress, RenderBriefing, RenderedBriefing, RenderOptions } from '../domain/ports'
import type { RenderAnswer, RenderOrder } from '../domain/briefing/render-messages'

/** How often a cancel is looked for, and how long the thread has to obey before it is ended. */
const LOOK_EVERY_MS = 20
const OBEY_WITHIN_MS = 2_000

interface Pending {
  order: RenderOrder
  onProgress: ((progress: Progress) => void) | undefined
  signal: CancelSignal | undefined
  cancelledAt: number | null
  resolve(rendered: RenderedBriefing): void
  reject(error: Error): void
}

/**
 * Renders and writes briefings on a thread of their own, so that nothing waits for them. The thread starts with the first briefing.
 * A cancel that the thread does not hear ends it; what else it was doing is begun again on a new one.
 */
export class BriefingThread {
  private worker: Worker | null = null
  private readonly pending = new Map<number, Pending>()
  private watch: NodeJS.Timeout | undefined
  private orders = 0
  private isClosed = false

  /**
   * @param file the built thread, which speaks `RenderOrder` and `RenderAnswer`
   * @param resources handed to the thread as it starts
   */
  constructor(
    private readonly file: string,
    private readonly resources: unknown,
  ) {}

  /** *Errors*: `cancelled`, those of the renderer. */
  readonly render: RenderBriefing = (model, options) => this.order('pdf', model, options)

  /** Writes a briefing as text. *Errors*: `cancelled`, those of the writer. */
  writer(as: Exclude<SetFile, 'pdf'>): WriteBriefing {
    return async (model, options = {}) => new TextDecoder().decode((await this.order(as, model, options)).bytes)
  }

  private order(as: SetFile, model: BriefingModel, { onProgress, signal }: RenderOptions): Promise<RenderedBriefing> {
    if (signal?.aborted || this.isClosed) return Promise.reject(cancelled())
    return new Promise((resolve, reject) => {
      const order: RenderOrder = { id: ++this.orders, as, model, cancel: new SharedArrayBuffer(4) }
      this.pending.set(order.id, { order, onProgress, signal, cancelledAt: null, resolve, reject })
      this.send(order)
      this.watch ??= setInterval(() => this.lookForCancels(), LOOK_EVERY_MS)
    })
  }

  /** Ends the thread for good; what was not finished is cancelled. */
  async close(): Promise<void> {
    this.isClosed = true
    for (const { order, reject } of [...this.pending.values()]) {
      this.settle(order.id)
      reject(cancelled())
    }
    await this.stop()
  }

  private send(order: RenderOrder): void {
    this.worker ??= this.start()
    this.worker.ref()
    this.worker.postMessage(order)
  }

  private start(): Worker {
    const worker = new Worker(this.file, { workerData: this.resources })
    worker.on('message', (answer: RenderAnswer) => this.hear(answer))
    worker.on('error', (error) => this.fail(worker, error))
    worker.on('exit', (code) => this.fail(worker, new Error(`the thread that renders briefings ended with ${code}`)))
    return worker
  }

  private hear(answer: RenderAnswer): void {
    const pending = this.pending.get(answer.id)
    if (!pending) return
    if (answer.kind === 'progress') {
      if (pending.cancelledAt === null) pending.onProgress?.(answer.progress)
      return
    }
    this.settle(answer.id)
    if (answer.kind === 'done') pending.resolve(answer.rendered)
    else if (answer.kind === 'refused') pending.reject(DossierError.of(answer.fault))
    else pending.reject(Object.assign(new Error('a briefing could not be rendered'), { stack: answer.stack }))
  }

  private lookForCancels(): void {
    const now = Date.now()
    for (const pending of this.pending.values()) {
      if (pending.signal?.aborted !== true) continue
      if (pending.cancelledAt === null) {
        pending.cancelledAt = now
        Atomics.store(new Int32Array(pending.order.cancel), 0, 1)
      } else if (now - pending.cancelledAt > OBEY_WITHIN_MS) {
        this.settle(pending.order.id)
        pending.reject(cancelled())
        void this.beginAgain()
        return
      }
    }
  }

  private async beginAgain(): Promise<void> {
    await this.stop()
    for (const { order } of this.pending.values()) this.send(order)
  }

  private async stop(): Promise<void> {
    const { worker } = this
    this.worker = null
    await worker?.terminate()
  }

  /** The thread broke by itself: everybody who waits for it is told. */
  private fail(worker: Worker, error: Error): void {
    if (worker !== this.worker) return
    this.worker = null
    for (const { order, reject } of [...this.pending.values()]) {
      this.settle(order.id)
      reject(error)
    }
  }

  /** An idle thread does not keep the program from ending. */
  private settle(id: number): void {
    this.pending.delete(id)
    if (this.pending.size > 0) return
    clearInterval(this.watch)
    this.watch = undefined
    this.worker?.unref()
  }
}

function cancelled(): DossierError {
  return new DossierError('cancelled', say('leaving.briefing-cancelled'))
}
