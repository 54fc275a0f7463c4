import enAff from '../../resources/spelling/en/en.aff?url'
import enDic from '../../resources/spelling/en/en.dic?url'
import gbAff from '../../resources/spelling/en-gb/en-gb.aff?url'
import gbDic from '../../resources/spelling/en-gb/en-gb.dic?url'
import type { SpellingAnswer, SpellingQuestion } from './spelling-worker'

/** *Units*: words remembered; more than a long note has different ones. */
const REMEMBERED_MAX = 50_000

/** Asks the worker, and remembers what it said. The worker and the dictionaries are read in at the first question. */
export class SpellingClient {
  private worker: Worker | undefined
  private readonly verdicts = new Map<string, boolean>()
  private readonly waiting = new Map<number, (words: string[]) => void>()
  private asked = 0

  /** True or false as known; undefined when the word was never asked about. */
  verdict(word: string): boolean | undefined {
    return this.verdicts.get(word)
  }

  /** Finds out about words. Resolves when each has a verdict. */
  async judge(words: readonly string[]): Promise<void> {
    if (this.verdicts.size > REMEMBERED_MAX) this.verdicts.clear()
    const wrong = new Set(await this.ask((id) => ({ kind: 'judge', id, words })))
    for (const word of words) this.verdicts.set(word, !wrong.has(word))
  }

  suggest(word: string): Promise<string[]> {
    return this.ask((id) => ({ kind: 'suggest', id, word }))
  }

  private ask(question: (id: number) => SpellingQuestion): Promise<string[]> {
    const id = ++this.asked
    return new Promise((resolve) => {
      this.waiting.set(id, resolve)
      this.start().postMessage(question(id))
    })
  }

  private start(): Worker {
    if (this.worker) return this.worker
    const worker = new Worker(new URL('./spelling-worker.ts', import.meta.url), { type: 'module' })
    worker.addEventListener('message', ({ data }: MessageEvent<SpellingAnswer>) => {
      this.waiting.get(data.id)?.(data.words)
      this.waiting.delete(data.id)
    })
    const absolute = (url: string) => new URL(url, location.href).href
    const load: SpellingQuestion = {
      kind: 'load',
      dictionaries: [
        { aff: absolute(enAff), dic: absolute(enDic) },
        { aff: absolute(gbAff), dic: absolute(gbDic) },
      ],
    }
    worker.postMessage(load)
    this.worker = worker
    return worker
  }
}
