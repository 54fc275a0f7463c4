import { incomingFileImporter } from './incoming-file'
import { markdownFolderImporter } from './markdown-folder'
import { isMemoryWatch, watchMemory } from './memory-watch'
import { hostPort, type HostPort } from './host-port'
import { sendDossier, sendFolder } from './send-records'
import { readTextFile } from './text-file'
import { DossierError } from '../domain/errors'
import type { WorkOptions } from '../domain/exchange/exchange-ports'
import type { LastAnswer, ReadOrder } from '../domain/exchange/reading-messages'

// The process that reads one thing from outside and is then ended: whatever that does to it, the app goes on.
if (!isMemoryWatch()) void serve(hostPort())

async function serve(port: HostPort): Promise<void> {
  const order = (await port.next()) as ReadOrder
  watchMemory(import.meta.url, order.memoryBytes)
  try {
    port.send({ kind: 'done', last: await read(order, port) })
  } catch (error) {
    if (error instanceof DossierError) {
      port.send({ kind: 'refused', fault: error.fault })
    } else {
      port.send({ kind: 'broken', stack: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    }
  }
}

async function read({ kind, path }: ReadOrder, port: HostPort): Promise<LastAnswer> {
  const options: WorkOptions = { onProgress: (progress) => port.send({ kind: 'progress', progress }) }
  switch (kind) {
    case 'dossier':
      return { kind, incoming: await sendDossier(await incomingFileImporter()(path, options), port) }
    case 'folder':
      return { kind, ...(await sendFolder(await markdownFolderImporter()(path, options), port)) }
    case 'text':
      return { kind, text: await readTextFile(path) }
  }
}
