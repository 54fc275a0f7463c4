import { Worker } from 'node:worker_threads'
import { DossierError } from '../domain/errors'
import type { IncomingDossier, ReadDossierFile } from '../domain/exchange-ports'
import type { ImportList, ImportLists, ReadAnswer, ReadOrder, RecordsAnswer } from '../domain/import-messages'

/** How often a cancel is looked for. */
const LOOK_EVERY_MS = 20

/** *Source*: the largest file that the limits let in needs about a third of it; one that needs more is made to. *Units*: MB. */
const MEMORY_MB = 2_048

/**
 * Reads dossier files each on a thread of its own, so that nothing waits for them and none of them can take the app's
 * memory. A cancel ends the thread at once.
 *
 * @param file the built thread, which is started with a `ReadOrder` and speaks `ReadAnswer`
 */
export function importThread(file: string, memoryMb = MEMORY_MB): ReadDossierFile {
  return (path, { onProgress, signal } = {}) =>
    new Promise<IncomingDossier>((resolve, reject) => {
      if (signal?.aborted) {
        reject(cancelled())
        return
      }
      const order: ReadOrder = { path }
      const worker = new Worker(file, { workerData: order, resourceLimits: { maxOldGenerationSizeMb: memoryMb } })
      const lists: ImportLists = { entities: [], claims: [], sources: [], notes: [], highlights: [], briefings: [] }
      const watch = setInterval(() => {
        if (signal?.aborted) end(() => reject(cancelled()))
      }, LOOK_EVERY_MS)
      let ended = false
      const end = (settle: () => void) => {
        if (ended) return
        ended = true
        clearInterval(watch)
        settle()
        void worker.terminate()
      }
      worker.on('message', (answer: ReadAnswer) => {
        if (ended) return
        switch (answer.kind) {
          case 'progress':
            return onProgress?.(answer.progress)
          case 'records':
            take(lists, answer)
            return worker.postMessage('taken')
          case 'done':
            return end(() => resolve(whole(answer.incoming, lists)))
          case 'refused':
            return end(() => reject(new DossierError(answer.code, answer.message, answer.details)))
          case 'broken':
            return end(() =>
              reject(Object.assign(new Error('a dossier file could not be read'), { stack: answer.stack })),
            )
        }
      })
      worker.on('error', (error) => end(() => reject(isOutOfMemory(error) ? tooMuch() : error)))
      worker.on('exit', (code) => end(() => reject(new Error(`the thread that reads files ended with ${code}`))))
    })
}

function take<L extends ImportList>(lists: ImportLists, { list, records }: RecordsAnswer<L>): void {
  lists[list].push(...records)
}

function whole({ content, reader, ...rest }: IncomingDossier, lists: ImportLists): IncomingDossier {
  const { entities, claims, sources, notes, highlights, briefings } = lists
  return {
    ...rest,
    content: { ...content, entities, claims, sources },
    reader: { ...reader, notes, highlights, briefings },
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function tooMuch(): DossierError {
  return new DossierError('too-large', 'Reading this file takes more memory than a dossier does. Nothing was changed.')
}

function cancelled(): DossierError {
  return new DossierError('cancelled', 'Reading the file was stopped. Nothing was changed.')
}
