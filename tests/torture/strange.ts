import type { DossierStorage } from '../../src-main/domain/ports'
import { invertOps } from '../../src-main/domain/records/records'
import { undoState } from '../../src-main/domain/undo-history'
import { dataLayout, journalName, snapshotName } from '../../src-main/storage/data-folder/data-layout'
import { openDossierStorage } from '../../src-main/storage/dossiers/dossier-storage'
import { jsonPieces } from '../../src-main/storage/disk/json-pieces'
import { ORIGIN, sealHead } from '../../src-main/storage/history/journal-entry'
import { SHAPE } from '../../src-main/storage/history/migrations'
import { layerAsTables } from '../../src-main/storage/tables/record-table'
import { sealLine } from '../../src-main/storage/disk/sealed-line'
import { describeTables } from '../../src-main/storage/history/snapshot-format'
import { writeSnapshot } from '../../src-main/storage/history/snapshot-writer'
import { emptyLayer } from '../../src-main/domain/records/records'
import { MemoryDisk } from '../support/memory-disk'
import { AT, change, note, putNote } from '../support/notes'
import { sealUnderTest } from '../support/seal-under-test'

export interface StrangeFigures {
  /** One line for each thing tried, with its figures. */
  lines: string[]
  failures: string[]
}

const FOLDER = '/data'
const DEEP = 5_000
const layout = dataLayout(FOLDER)

/** Clocks that jump, nesting of 5,000 levels and keys called `__proto__`, in files whose checksums are right. */
export async function tryStrangeThings(): Promise<StrangeFigures> {
  const figures: StrangeFigures = { lines: [], failures: [] }
  await jumpingClock(figures)
  await strangeRecords(figures, 'nested 5,000 levels deep', { deep: nested(DEEP) })
  await strangeRecords(figures, 'with keys called __proto__', JSON.parse('{"__proto__":{"polluted":true}}') as object)
  await strangeSmallFiles(figures)
  if ('polluted' in {}) figures.failures.push('the prototype of all objects was changed')
  return figures
}

/** A year back and a year on between changes and between starts. */
async function jumpingClock({ lines, failures }: StrangeFigures): Promise<void> {
  const disk = new MemoryDisk()
  let year = 2025
  let starts = 0
  const saved = new Map<string, string>()
  for (const next of [2025, 2024, 2026, 2023, 2025]) {
    const storage = await open(disk, () => `${year}-06-01T10:00:00.000Z`)
    starts += 1
    const store = await storage.open('sahel')
    if (store.undecided !== null) failures.push(`clock: ${store.undecided}`)
    for (const [id, body] of saved) {
      if (store.layer.records.notes[id]?.body !== body) failures.push(`clock: ${id} is not what was saved`)
    }
    for (let count = 1; count <= 20; count += 1) {
      if (count === 10) year = next
      const id = `n-${starts}-${count}`
      await store.commit(change(`c-${starts}-${count}`, [putNote(note(id, `Body ${id}`))]))
      saved.set(id, `Body ${id}`)
    }
    const { undo } = undoState(store.history)
    await store.commit(change(`u-${starts}`, invertOps(undo?.ops ?? []), { undoes: undo?.id ?? '' }))
    saved.delete(`n-${starts}-20`)
    await storage.backups.create('sahel')
    await storage.close()
  }
  const reading = await open(disk, () => AT)
  const numbers = (await reading.backups.list('sahel')).map(({ id }) => Number(id.slice(0, 6)))
  if (numbers.some((number, index) => index > 0 && number >= (numbers[index - 1] ?? 0)))
    failures.push('clock: backups are out of order')
  await reading.close()
  lines.push(`clock a year back and on, ${starts} starts: ${saved.size} notes saved, all there; backups in their order`)
}

/** Records with something in them that this program would never write, in a snapshot and in a journal. */
async function strangeRecords({ lines, failures }: StrangeFigures, what: string, strange: object): Promise<void> {
  for (const place of ['snapshot', 'journal'] as const) {
    const disk = new MemoryDisk()
    const home = layout.dossier('sahel')
    await disk.makeFolder(home)
    const record = { ...note('n-strange', 'Strange, and kept.'), ...strange }
    if (place === 'snapshot') await putSnapshot(disk, home, record)
    else await putJournal(disk, home, record)
    const storage = await open(disk, () => AT, 500)
    const store = await storage.open('sahel')
    if (store.layer.records.notes['n-strange']?.body !== 'Strange, and kept.')
      failures.push(`${what}, ${place}: the note is not there`)
    for (let count = 1; count <= 10; count += 1) await store.commit(change(`c-${count}`, [putNote(note(`n-${count}`))]))
    // The same from outside is refused, and changes nothing.
    const refused = await store
      .commit(change('c-strange', [putNote({ ...note('n-refused'), ...strange })]))
      .then(() => null)
      .catch((error: unknown) => error)
    if (what.startsWith('nested') && !(refused instanceof Error)) failures.push(`${what}: a commit was accepted`)
    await storage.close()
    const again = await (await open(disk, () => AT)).open('sahel')
    if (again.undecided !== null) failures.push(`${what}, ${place}: ${again.undecided}`)
    const count = Object.keys(again.layer.records.notes).length
    if (count < 11) failures.push(`${what}, ${place}: ${count} of 11 notes came back`)
    const outside = refused instanceof Error ? 'refused as a change' : 'as a change kept without it'
    lines.push(`a record ${what} in a ${place}: read, kept through 10 changes and snapshots; ${outside}`)
  }
}

async function putSnapshot(disk: MemoryDisk, home: string, record: Record<string, unknown>): Promise<void> {
  const tables = layerAsTables(emptyLayer('sahel').records, { at: AT })
  await writeSnapshot(disk, `${home}/${snapshotName(1)}`, {
    head: { ...describeTables(tables, 'sahel', SHAPE.version), seq: 1, link: ORIGIN, at: AT },
    records: [{ collection: 'notes', record, stamp: { rev: 1, at: AT } }],
    history: [],
  })
}

async function putJournal(disk: MemoryDisk, home: string, record: Record<string, unknown>): Promise<void> {
  const head = sealHead({ schemaVersion: SHAPE.version, dossierId: 'sahel', first: 1, after: ORIGIN })
  const ops = [{ collection: 'notes', id: 'n-strange', put: record }]
  const entry = sealLine(
    head.checksum,
    [...jsonPieces({ seq: 1, changes: [{ id: 'c-0', at: AT, label: 'add', ops }] })].join(''),
  )
  const file = await disk.open(`${home}/${journalName(1)}`, 'new')
  await file.write(Buffer.concat([head.bytes, entry.bytes]), 0)
}

/** The small files beside the dossiers: nobody's work is in them, and none of them may stop a start. */
async function strangeSmallFiles({ lines, failures }: StrangeFigures): Promise<void> {
  const texts = [
    '['.repeat(DEEP) + ']'.repeat(DEEP),
    '{"__proto__":{"polluted":true}}',
    '',
    'null',
    '\u0000'.repeat(100),
  ]
  const paths = [layout.settings, layout.lock, layout.witness('sahel'), `${layout.dossier('sahel')}/acknowledged`]
  let tried = 0
  for (const text of texts) {
    for (const path of paths) {
      const disk = new MemoryDisk()
      const storage = await open(disk, () => AT)
      await (await storage.open('sahel')).commit(change('c-1', [putNote(note('n-1'))]))
      await storage.close()
      await disk.remove(path)
      await (await disk.open(path, 'new')).write(Buffer.from(text), 0)
      tried += 1
      try {
        const again = await open(disk, () => AT)
        await again.readSettings()
        const store = await again.open('sahel')
        if (!store.layer.records.notes['n-1'] || store.undecided !== null) failures.push(`${path}: the note is gone`)
        await store.commit(change('c-2', [putNote(note('n-2'))]))
        await again.close()
      } catch (error) {
        failures.push(`${path} with ${text.slice(0, 20)}: ${String(error)}`)
      }
    }
  }
  lines.push(`settings, lock and marks replaced by something strange: ${tried} starts, nothing lost in any`)
}

function nested(levels: number): unknown {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level += 1) value = [value]
  return value
}

function open(disk: MemoryDisk, now: () => string, snapshotAfterBytes = 2_000): Promise<DossierStorage> {
  return openDossierStorage({
    seal: sealUnderTest(),
    dataFolder: FOLDER,
    disk,
    now,
    makeId: () => 'r-1',
    snapshotAfterBytes,
    lockWaitMs: 0,
    processes: { exists: () => false, startOf: () => Promise.resolve(null) },
  })
}
