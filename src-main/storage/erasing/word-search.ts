import { join } from 'node:path'
import { NOTE_TEMPLATES } from '../../domain/notes/book/templates'
import type { Disk } from '../disk/disk'
import type { StoredRecord } from '../tables/record-patch'
import { Pace } from '../../pace/pace'

/** *Units*: characters. Shorter lines stand in other texts by chance; longer ones are looked for by their beginning. */
const SHORTEST = 6
const LONGEST = 40

/** *Units*: lines that are looked for; each costs a look at every byte of the data folder. */
const MOST = 24

/** Values that say what kind of thing a record is, and not what somebody wrote. */
const NOT_WORDS: ReadonlySet<string> = new Set([
  'id',
  'kind',
  'type',
  'schema',
  'property',
  'createdBy',
  'createdAt',
  'updatedAt',
  'deletedAt',
  'at',
  'collection',
  'recordId',
  'noteId',
  'sourceId',
  'entityId',
  'claimId',
  'subject',
  'lang',
  'language',
  'script',
  'rank',
  'contentHash',
  'sha256',
  'mediaType',
  'gradedAt',
  'accessed',
  'edtf',
  'marking',
  'colour',
  'status',
  'textKind',
  'format',
  'paper',
  'level',
  'currency',
  'nearness',
  'scheme',
  'country',
  'value.type',
])

/** Words by which records are found in files, byte by byte: their longest lines, and the names they begin with. */
export function wordsOf(records: readonly StoredRecord[]): string[] {
  const lines = new Set<string>()
  for (const record of records) collect(record, lines)
  const ofTemplates = new Set(NOTE_TEMPLATES.flatMap(({ body }) => linesOf(body({ day: '' }))))
  return [...lines]
    .filter((line) => !ofTemplates.has(line))
    .sort((a, b) => b.length - a.length)
    .slice(0, MOST)
    .map((line) => line.slice(0, LONGEST))
}

function collect(value: unknown, lines: Set<string>): void {
  if (typeof value === 'string') for (const line of linesOf(value)) lines.add(line)
  else if (Array.isArray(value)) for (const item of value as unknown[]) collect(item, lines)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) if (!NOT_WORDS.has(key)) collect(inner, lines)
  }
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line.length >= SHORTEST && /\p{L}|\p{N}/u.test(line))
}

/** The bytes that words may stand in files as: as they are, as JSON writes them, and as Chromium keeps text. */
export function needlesOf(words: readonly string[]): Buffer[] {
  return words.flatMap((word) => {
    const written = JSON.stringify(word).slice(1, -1)
    const forms = written === word ? [word] : [word, written]
    return [...forms.map((form) => Buffer.from(form, 'utf8')), Buffer.from(word, 'utf16le')]
  })
}

/** Which of the needles stand in a file. *Errors*: Node's own. */
export async function foundIn(disk: Disk, path: string, needles: readonly Buffer[]): Promise<Set<Buffer>> {
  const found = new Set<Buffer>()
  const overlap = Math.max(0, ...needles.map(({ length }) => length)) - 1
  const pace = new Pace()
  let before: Buffer = Buffer.alloc(0)
  for await (const piece of disk.readPieces(path)) {
    // A needle may begin in one piece and end in the next.
    const bytes = before.length === 0 ? piece : Buffer.concat([before, piece])
    for (const needle of needles) if (!found.has(needle) && bytes.includes(needle)) found.add(needle)
    before = Buffer.from(bytes.subarray(Math.max(0, bytes.length - overlap)))
    await pace.pause()
  }
  return found
}

/** All files under a folder that hold one of the needles. Those that can't be read, such as Chromium's sockets, are passed over. */
export async function filesHolding(disk: Disk, folder: string, needles: readonly Buffer[]): Promise<string[]> {
  const holding: string[] = []
  if (needles.length === 0) return holding
  for (const path of await filesUnder(disk, folder)) {
    const found = await foundIn(disk, path, needles).catch(() => null)
    if (found && found.size > 0) holding.push(path)
  }
  return holding
}

async function filesUnder(disk: Disk, folder: string): Promise<string[]> {
  const files: string[] = []
  for (const name of await disk.list(folder).catch(() => [])) {
    const path = join(folder, name)
    if (await disk.isFolder(path).catch(() => false)) files.push(...(await filesUnder(disk, path)))
    else files.push(path)
  }
  return files
}
