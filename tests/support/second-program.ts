import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/*
 * A second program that reads the data folder, written from src-main/storage/FORMAT.md alone. It must not import anything of the app: it shows
 * that the page is enough, and that the app writes what the page says.
 */

type Fields = Record<string, unknown>

interface Stamp {
  rev: number
  at: string
  machine?: string
}

/** What it makes of one dossier. `records` and `stamps` by collection and id; `missing` counts saved changes that are not there. */
export interface SecondReading {
  schemaVersion: number
  seq: number
  records: Record<string, Record<string, Fields>>
  stamps: Record<string, Record<string, Stamp>>
  rev: number
  missing: number
}

/** Reads `<dataFolder>/dossiers/<id>`. Journals of another version than the snapshot's are refused: migrating is not described here. */
export async function readSecond(dataFolder: string, id: string): Promise<SecondReading> {
  const folder = join(dataFolder, 'dossiers', id)
  const names = (await readdir(folder)).sort()
  const reading: SecondReading = { schemaVersion: 0, seq: 0, records: {}, stamps: {}, rev: 0, missing: 0 }
  let link = 'origin'
  for (const name of names.filter((each) => /^snapshot-\d{12}\.json$/.test(each)).reverse()) {
    const snapshot = snapshotIn(await readFile(join(folder, name)))
    if (snapshot?.head['dossierId'] !== id) continue
    reading.schemaVersion = Number(snapshot.head['schemaVersion'])
    reading.seq = Number(snapshot.head['seq'])
    link = String(snapshot.head['link'])
    reading.records = snapshot.records
    reading.stamps = snapshot.stamps
    reading.rev = Number(snapshot.head['rev'] ?? 1)
    break
  }
  const journals = names.filter((each) => /^journal-\d{12}\.jsonl$/.test(each))
  const numberOf = (name: string | undefined) => (name === undefined ? Infinity : Number(name.slice(8, 20)))
  for (const [at, name] of journals.entries()) {
    const until = numberOf(journals[at + 1])
    if (until <= reading.seq + 1) continue
    const [first, ...lines] = linesOf(await readFile(join(folder, name)))
    const head = first && checked('dossier-journal', first)
    if (!head) throw new Error(`${name} has no head`)
    const said = fields(head.body)
    if (said['first'] === reading.seq + 1 && said['after'] !== link) throw new Error(`${name} is of another history`)
    if (reading.seq === 0) reading.schemaVersion = Number(said['schemaVersion'])
    if (said['schemaVersion'] !== reading.schemaVersion) throw new Error(`${name} is of another version`)
    for (const line of lines) {
      const entry = checked(head.checksum, line)
      if (!entry) continue
      const { seq, changes, purged } = fields(entry.body) as { seq: number; changes: Fields[]; purged?: Op[] }
      if (seq <= reading.seq || seq >= until) continue
      reading.missing += seq - reading.seq - 1
      for (const change of changes) {
        const rev = Number(change['rev'] ?? reading.rev + 1)
        const machine = change['machine'] as string | undefined
        const stamp = { rev, at: String(change['at']), ...(machine !== undefined && { machine }) }
        reading.rev = Math.max(reading.rev, rev)
        for (const op of change['ops'] as Op[]) {
          carryOut(reading.records, op)
          if (op.delete) delete reading.stamps[op.collection]?.[op.id]
          else (reading.stamps[op.collection] ??= {})[op.id] = stamp
        }
      }
      for (const op of purged ?? []) carryOut(reading.records, { ...op, delete: true })
      reading.seq = seq
      link = entry.checksum
    }
  }
  const marks = [
    ...(await marksIn(join(folder, 'acknowledged'))),
    ...(await marksIn(join(dataFolder, 'acknowledged', id))),
  ]
  reading.missing += Math.max(0, ...marks.map((seq) => seq - reading.seq))
  return reading
}

function snapshotIn(bytes: Buffer): ({ head: Fields } & Pick<SecondReading, 'records' | 'stamps'>) | null {
  const line = checked('dossier-snapshot', bytes.subarray(0, 4_095))
  if (!line || bytes[4_095] !== 10) return null
  const head = fields(line.body)
  const payload = bytes.subarray(4_096)
  if (payload.length !== head['payloadBytes'] || sha256(payload) !== head['payloadSha256']) return null
  const records: SecondReading['records'] = {}
  const stamps: SecondReading['stamps'] = {}
  for (const text of linesOf(payload)) {
    const { collection, records: listed, stamps: rows } = fields(text.toString('utf8'))
    if (typeof collection !== 'string') continue
    const each = ((rows as (Stamp & { times?: number })[] | undefined) ?? []).flatMap(({ times = 1, ...stamp }) =>
      Array.from({ length: times }, () => stamp),
    )
    for (const [at, record] of (listed as Fields[]).entries()) {
      ;(records[collection] ??= {})[String(record['id'])] = record
      ;(stamps[collection] ??= {})[String(record['id'])] = each[at] ?? { rev: 1, at: String(head['at']) }
    }
  }
  return { head, records, stamps }
}

async function marksIn(path: string): Promise<number[]> {
  const bytes = await readFile(path).catch(() => Buffer.alloc(0))
  return [0, 4_096].flatMap((at) => {
    const line = checked('dossier-acknowledged', bytes.subarray(at, at + 255))
    return line ? [Number(fields(line.body)['seq'])] : []
  })
}

interface Op {
  collection: string
  id: string
  put?: Fields
  delete?: true
  patch?: { set?: Fields; unset?: string[]; splice?: Record<string, Splice> }
}

interface Splice {
  at: number
  removed: number
  inserted: string
  length: number
  near: string
}

function carryOut(records: SecondReading['records'], op: Op): void {
  const collection = (records[op.collection] ??= {})
  if (op.put) collection[op.id] = op.put
  else if (op.delete) delete collection[op.id]
  else {
    const record = collection[op.id]
    if (!record || !op.patch) throw new Error(`nothing to change: ${op.collection}/${op.id}`)
    const next: Fields = { ...record, ...op.patch.set }
    for (const key of op.patch.unset ?? []) delete next[key]
    for (const [key, splice] of Object.entries(op.patch.splice ?? {})) next[key] = spliced(String(record[key]), splice)
    collection[op.id] = next
  }
}

function spliced(text: string, { at, removed, inserted, length, near }: Splice): string {
  const around = text.slice(Math.max(0, at - 24), at) + text.slice(at + removed, at + removed + 24)
  if (text.length !== length || around !== near) throw new Error('the splice is for another text')
  return text.slice(0, at) + inserted + text.slice(at + removed)
}

/** Lines that are ended by a newline, without it. */
function linesOf(bytes: Buffer): Buffer[] {
  const lines: Buffer[] = []
  for (let from = 0, end = bytes.indexOf(10); end !== -1; from = end + 1, end = bytes.indexOf(10, from))
    lines.push(bytes.subarray(from, end))
  return lines
}

function checked(key: string, line: Buffer): { body: string; checksum: string } | null {
  const [checksum, body] = [line.toString('latin1', 0, 64), line.subarray(65)]
  return line[64] === 32 && sha256(Buffer.from(key), body) === checksum
    ? { body: body.toString('utf8'), checksum }
    : null
}

function sha256(...parts: Buffer[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex')
}

function fields(json: string): Fields {
  return JSON.parse(json) as Fields
}
