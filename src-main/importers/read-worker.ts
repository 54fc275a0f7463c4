import { once } from 'node:events'
import { parentPort, workerData } from 'node:worker_threads'
import { DossierError } from '../domain/errors'
import type { IncomingDossier } from '../domain/exchange-ports'
import type { ReadAnswer, ReadOrder } from '../domain/import-messages'
import { incomingFileReader } from './incoming-file'

// The thread that reads one dossier file and ends: whatever the file does to it, the app goes on.
const port = parentPort ?? notAThread()
const answer = (message: ReadAnswer) => port.postMessage(message)

/** How many records go over at a time; taking in that many is over before anybody notices. */
const AT_A_TIME = 500

void read(workerData as ReadOrder)

async function read({ path }: ReadOrder): Promise<void> {
  try {
    const incoming = await incomingFileReader()(path, {
      onProgress: (progress) => answer({ kind: 'progress', progress }),
    })
    await handOver(incoming)
  } catch (error) {
    if (error instanceof DossierError) {
      const { code, message, details } = error
      answer({ kind: 'refused', code, message, ...(details && { details }) })
    } else {
      answer({ kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
}

async function handOver({ content, reader, manifest, weaknesses }: IncomingDossier): Promise<void> {
  const { entities, claims, sources, ...rest } = content
  const { notes, highlights, briefings, ...readerRest } = reader
  await inParts(entities, (records) => answer({ kind: 'records', list: 'entities', records }))
  await inParts(claims, (records) => answer({ kind: 'records', list: 'claims', records }))
  await inParts(sources, (records) => answer({ kind: 'records', list: 'sources', records }))
  await inParts(notes, (records) => answer({ kind: 'records', list: 'notes', records }))
  await inParts(highlights, (records) => answer({ kind: 'records', list: 'highlights', records }))
  await inParts(briefings, (records) => answer({ kind: 'records', list: 'briefings', records }))
  answer({
    kind: 'done',
    incoming: {
      manifest,
      weaknesses,
      content: { ...rest, entities: [], claims: [], sources: [] },
      reader: { ...readerRest, notes: [], highlights: [], briefings: [] },
    },
  })
}

/** Waits after each part until it was taken, so that parts never pile up. */
async function inParts<T>(records: readonly T[], send: (part: T[]) => void): Promise<void> {
  for (let from = 0; from < records.length; from += AT_A_TIME) {
    const taken = once(port, 'message')
    send(records.slice(from, from + AT_A_TIME))
    await taken
  }
}

function notAThread(): never {
  throw new Error('this is started as a worker thread')
}
