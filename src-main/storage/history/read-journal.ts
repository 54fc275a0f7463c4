import type { Id } from '../../domain/records/ids'
import { parseEntry, sealHead, unsealHead, type JournalEntry, type JournalHead } from './journal-entry'
import { unsealLine } from '../disk/sealed-line'
import { Pace } from '../../pace/pace'

/**
 * What a journal file holds.
 * `head` is null when it was damaged; its entries could still be checked if what came before the file is known.
 * `unreadable` counts the stretches that are no entry; `tail` is what the last of them looks like when it stands at the very end:
 * `torn` as a write leaves it that a power cut stopped, `damaged` otherwise.
 */
export interface JournalFile {
  head: JournalHead | null
  newer: boolean
  entries: { entry: JournalEntry; checksum: string }[]
  unreadable: number
  tail: 'whole' | 'torn' | 'damaged'
}

/** What the head of the file must say if it follows on what was read before. */
export interface ExpectedHead {
  dossierId: Id
  schemaVersion: number
  first: number
  after: string
}

const NEWLINE = 10
const SEAL_LENGTH = 65

/** Reads what can be read. Every entry returned had its checksum right. */
export async function readJournal(bytes: Buffer, expected: ExpectedHead): Promise<JournalFile> {
  const firstEnd = endOfLine(bytes, 0)
  const head = unsealHead(bytes.subarray(0, firstEnd))
  const result: JournalFile = { head: null, newer: false, entries: [], unreadable: 0, tail: 'whole' }
  if (head === 'newer') return { ...result, newer: true }
  if (head === 'damaged') {
    // The damage may be to the newline behind the head, so the entries are looked for from the start.
    await readEntries(bytes, 0, sealHead(expected).checksum, result)
    return result
  }
  await readEntries(bytes, firstEnd + 1, head.checksum, result)
  return { ...result, head: head.head }
}

async function readEntries(bytes: Buffer, start: number, key: string, result: JournalFile): Promise<void> {
  const pace = new Pace()
  for (let from = start; from < bytes.length;) {
    const end = endOfLine(bytes, from)
    const found = entriesIn(bytes.subarray(from, end), key)
    result.entries.push(...found.entries)
    if (!found.clean) result.unreadable += 1
    result.tail = found.clean ? 'whole' : looksTorn(bytes, from, end) ? 'torn' : 'damaged'
    from = end + 1
    await pace.pause()
  }
}

/** The entries in a line; more than one when the newline between them was damaged, and one byte too many when the last newline was. */
function entriesIn(line: Buffer, key: string): { entries: JournalFile['entries']; clean: boolean } {
  const whole = entryOf(line, key)
  if (whole) return { entries: [whole], clean: true }
  const entries: JournalFile['entries'] = []
  const starts = [0, ...sealsIn(line), line.length + 1]
  for (let index = 0; index + 1 < starts.length; index += 1) {
    const [from, to] = [starts[index] ?? 0, starts[index + 1] ?? 0]
    const ends = [to - 1, line.length, line.length - 1]
    const entry = ends.map((end) => entryOf(line.subarray(from, end), key)).find((found) => found !== null)
    if (entry) entries.push(entry)
  }
  return { entries, clean: false }
}

function entryOf(line: Buffer, key: string): JournalFile['entries'][number] | null {
  const unsealed = unsealLine(key, line)
  const entry = unsealed && parseEntry(unsealed.body)
  return entry ? { entry, checksum: unsealed.checksum } : null
}

/** Where in a line, after its start, another sealed entry may begin. */
function sealsIn(line: Buffer): number[] {
  const starts: number[] = []
  for (let at = line.indexOf(' {"seq":'); at !== -1; at = line.indexOf(' {"seq":', at + 1)) {
    const start = at - SEAL_LENGTH + 1
    if (start > 0) starts.push(start)
  }
  return starts
}

/** A write that was stopped has no newline yet, or zeros where a block never reached the disk. */
function looksTorn(bytes: Buffer, from: number, end: number): boolean {
  return end === bytes.length || bytes.subarray(from, end).includes(0)
}

function endOfLine(bytes: Buffer, from: number): number {
  const end = bytes.indexOf(NEWLINE, from)
  return end === -1 ? bytes.length : end
}
