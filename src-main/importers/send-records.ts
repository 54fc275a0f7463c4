import type { IncomingDossier, MarkdownFolder } from '../domain/exchange/exchange-ports'
import type { ReadAnswer, ReadList, ReadLists } from '../domain/exchange/reading-messages'
import type { HostPort } from './host-port'

/** How many records go over at a time, and how much text; taking in that much is over before anybody notices. *Units*: UTF-16 code units. */
const AT_A_TIME = { records: 500, text: 500_000 }

/** Sends a dossier's records. *Shape*: answers the rest of it. */
export async function sendDossier(
  { content, reader, ...incoming }: IncomingDossier,
  port: HostPort,
): Promise<IncomingDossier> {
  await inParts(port, 'entities', content.entities)
  await inParts(port, 'claims', content.claims)
  // A source can hold as much as all the rest.
  for (const { paragraphs, ...source } of content.sources) {
    await inParts(port, 'sources', [{ ...source, paragraphs: [] }])
    await inParts(port, 'paragraphs', paragraphs)
  }
  await inParts(port, 'notes', reader.notes)
  await inParts(port, 'highlights', reader.highlights)
  await inParts(port, 'briefings', reader.briefings)
  return {
    ...incoming,
    content: { ...content, entities: [], claims: [], sources: [] },
    reader: { ...reader, notes: [], highlights: [], briefings: [] },
  }
}

/** Sends a folder's files. *Shape*: answers the rest of it. */
export async function sendFolder(
  { files, ...rest }: MarkdownFolder,
  port: HostPort,
): Promise<Omit<MarkdownFolder, 'files'>> {
  await inParts(port, 'files', files)
  return rest
}

/** Waits after each part until it was taken, so that parts never pile up. */
async function inParts<L extends ReadList>(port: HostPort, list: L, all: ReadLists[L]): Promise<void> {
  let part: ReadLists[L][number][] = []
  let text = 0
  const send = async () => {
    if (part.length === 0) return
    const taken = port.next()
    port.send({ kind: 'records', list, records: part } as ReadAnswer)
    await taken
    part = []
    text = 0
  }
  for (const record of all) {
    part.push(record)
    text += lengthOf(record)
    if (part.length >= AT_A_TIME.records || text >= AT_A_TIME.text) await send()
  }
  await send()
}

/** How much text a value holds, and how many values. */
function lengthOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 1
  let length = 1
  for (const each of Object.values(value)) length += lengthOf(each)
  return length
}
