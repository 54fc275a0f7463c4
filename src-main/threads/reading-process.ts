import { totalmem } from 'node:os'
import { DossierError } from '../domain/errors'
import { say, type Message } from '../domain/messages/message'
import type { IncomingDossier, ReadingOutside, WorkOptions } from '../domain/exchange/exchange-ports'
import {
  MEMORY_MARK,
  type LastAnswer,
  type ReadAnswer,
  type ReadList,
  type ReadLists,
  type ReadOrder,
  type RecordsAnswer,
} from '../domain/exchange/reading-messages'

/** A process that reads one thing from outside, however it was started. It speaks `ReadAnswer`. */
export interface ReadingProcess {
  send(message: unknown): void
  onAnswer(listener: (answer: ReadAnswer) => void): void
  /** `said` is the end of what it wrote on its standard error. Comes also when it could not be started. */
  onEnd(listener: (end: { code: number | null; said: string }) => void): void
  kill(): void
}

/** Starts a process of its own. *Units*: bytes of V8's heap, which the whole process may pass. */
export type StartReading = (memoryBytes: number) => ReadingProcess

/** What reading one thing may take. */
export interface ReadingBounds {
  memoryBytes: number
  /** Without a word from the process. */
  quietMs: number
  wholeMs: number
  /** Sent in all. */
  records: number
}

/**
 * *Source*: the largest file that the limits let in takes about half of the memory and a tenth of the time on a slow machine;
 * a million claims are several times the largest dossier that this program is measured with.
 */
const BOUNDS: ReadingBounds = {
  memoryBytes: Math.min(2_048_000_000, totalmem() / 2),
  quietMs: 120_000,
  wholeMs: 900_000,
  records: 1_000_000,
}

/** How often the clock and a cancel are looked at. */
const LOOK_EVERY_MS = 20

/**
 * Reads all that comes from outside, each in a process of its own, so that nothing waits for it and nothing that is in it can stop
 * the app or take its memory. A cancel ends the process at once, as does passing the bounds.
 */
export function readingOutside(start: StartReading, bounds: ReadingBounds = BOUNDS): ReadingOutside {
  const read = (kind: ReadOrder['kind'], path: string, options: WorkOptions = {}) =>
    reading({ kind, path, memoryBytes: bounds.memoryBytes }, start, bounds, options)
  return {
    dossier: async (path, options) => wholeDossier(await read('dossier', path, options)),
    folder: async (path, options) => {
      const { last, lists } = await read('folder', path, options)
      if (last.kind !== 'folder') throw otherThanAsked()
      return { files: lists.files, others: last.others, leftOut: last.leftOut }
    },
    text: async (path, options) => {
      const { last } = await read('text', path, options)
      if (last.kind !== 'text') throw otherThanAsked()
      return last.text
    },
  }
}

interface Read {
  last: LastAnswer
  lists: ReadLists
}

function reading(
  order: ReadOrder,
  start: StartReading,
  bounds: ReadingBounds,
  { onProgress, signal }: WorkOptions,
): Promise<Read> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(cancelled())
      return
    }
    const child = start(bounds.memoryBytes)
    const lists = emptyLists()
    const begun = performance.now()
    let heard = begun
    let records = 0
    let ended = false
    const end = (settle: () => void) => {
      if (ended) return
      ended = true
      clearInterval(watch)
      settle()
      child.kill()
    }
    const fail = (error: Error) => end(() => reject(error))
    const watch = setInterval(() => {
      const now = performance.now()
      if (signal?.aborted) fail(cancelled())
      else if (now - heard > bounds.quietMs) fail(tooMuch(say('reading.too-long-quiet', { ms: bounds.quietMs })))
      else if (now - begun > bounds.wholeMs) fail(tooMuch(say('reading.too-long', { ms: bounds.wholeMs })))
    }, LOOK_EVERY_MS)
    child.onAnswer((answer) => {
      if (ended) return
      heard = performance.now()
      switch (answer.kind) {
        case 'progress':
          return onProgress?.(answer.progress)
        case 'records':
          records += answer.records.length
          if (records > bounds.records) return fail(tooMany(bounds.records))
          take(lists, answer)
          return child.send('taken')
        case 'done':
          return end(() => resolve({ last: answer.last, lists }))
        case 'refused':
          return fail(DossierError.of(answer.fault))
        case 'broken':
          return fail(Object.assign(new Error('what came from outside could not be read'), { stack: answer.stack }))
      }
    })
    child.onEnd(({ code, said }) =>
      fail(
        isOutOfMemory(said)
          ? tooMuch(say('reading.too-much-memory', { megabytes: Math.round(bounds.memoryBytes / 1_000_000) }))
          : new Error(`the process that reads from outside ended with ${code}: ${said}`),
      ),
    )
    child.send(order)
  })
}

function emptyLists(): ReadLists {
  return { entities: [], claims: [], sources: [], paragraphs: [], notes: [], highlights: [], briefings: [], files: [] }
}

function take<L extends ReadList>(lists: ReadLists, answer: RecordsAnswer<L>): void {
  const { list, records } = answer
  if (list === 'paragraphs') lists.sources.at(-1)?.paragraphs.push(...(records as ReadLists['paragraphs']))
  else lists[list].push(...records)
}

function wholeDossier({ last, lists }: Read): IncomingDossier {
  if (last.kind !== 'dossier') throw otherThanAsked()
  const { content, reader, ...rest } = last.incoming
  const { entities, claims, sources, notes, highlights, briefings } = lists
  return {
    ...rest,
    content: { ...content, entities, claims, sources },
    reader: { ...reader, notes, highlights, briefings },
  }
}

/**
 * How much is kept of what a process says last: V8 puts a stack after the words that it gives up with. *Units*: UTF-16 code units.
 */
export const LAST_WORDS_LENGTH = 16_000

/** *Source*: V8's own words before it gives up. */
function isOutOfMemory(said: string): boolean {
  return said.includes(MEMORY_MARK) || /heap out of memory|heap limit|Allocation failed/.test(said)
}

function tooMuch(says: Message): DossierError {
  return new DossierError('too-large', says)
}

function tooMany(records: number): DossierError {
  return new DossierError('too-large', say('reading.too-many-records', { most: records }))
}

function cancelled(): DossierError {
  return new DossierError('cancelled', say('reading.it-stopped'))
}

function otherThanAsked(): Error {
  return new Error('the process that reads from outside answered something else')
}
