import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../../../scripts/lib/project.mjs'
import { invertOps, type RecordOp } from '../../../src-main/domain/records/records'
import { dataLayout, sealForm } from '../../../src-main/storage/data-folder/data-layout'
import { importsIn } from '../../support/import-rules'
import { BUNDLED, harbourFolder, OWN, writtenRecords } from '../../support/golden-harbour'
import { change, note } from '../../support/notes'
import { seededRandom } from '../../support/random'
import { readSecond } from '../../support/second-program'
import { stampsOnDisk } from '../../support/stamps'
import { openStorage } from '../../support/storage'
import { tempFolder } from '../../support/temp-folder'

/** Without collections in which there is nothing. */
function filled(records: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(records).filter(([, byId]) => Object.keys(byId as object).length > 0))
}

/** A data folder with snapshots, several journals, patches of every kind, deletions and undos; what it holds in the end. */
async function muchWritten(): Promise<{ dataFolder: string; records: Record<string, unknown>; seq: number }> {
  const dataFolder = await tempFolder()
  const random = seededRandom(9)
  let seq = 0
  let records: Record<string, unknown> = {}
  for (let start = 0; start < 3; start += 1) {
    const storage = await openStorage({ dataFolder, snapshotAfterBytes: 6_000 })
    const store = await storage.open('sahel')
    for (let count = 0; count < 25; count += 1) {
      const id = `n-${random.below(6)}`
      const before = store.layer.records.notes[id] ?? null
      const at = random.below(900)
      const body = before
        ? `${before.body.slice(0, at)}Ségou ${seq} 🌍${before.body.slice(at + random.below(9))}`
        : 'long '.repeat(200)
      const after = before && random.next() < 0.15 ? null : note(id, body, random.next() < 0.5 ? { pinned: true } : {})
      const op: RecordOp = { collection: 'notes', id, before, after }
      await store.commit(change(`c-${(seq += 1)}`, [op]))
      const last = store.history.at(-1)
      if (random.next() < 0.2 && last)
        await store.commit(change(`c-${(seq += 1)}`, invertOps(last.ops), { undoes: last.id }))
    }
    records = structuredClone(filled(store.layer.records))
    await storage.close()
  }
  return { dataFolder, records, seq }
}

describe('a program written from FORMAT.md alone', () => {
  it('gives back the same records as the app', async () => {
    const { dataFolder, records, seq } = await muchWritten()
    const read = await readSecond(dataFolder, 'sahel')
    expect(filled(read.records)).toEqual(records)
    expect(read).toMatchObject({ schemaVersion: 2, seq, missing: 0 })
    expect(read.stamps).toEqual(await stampsOnDisk(dataFolder, 'sahel'))
    expect(read.rev).toBe(seq)
  })

  it.each([
    [OWN, 'own' as const],
    [BUNDLED, 'sahel' as const],
  ])('reads what version 1 wrote: %s', async (dossierId, which) => {
    const read = await readSecond(await harbourFolder(), dossierId)
    expect(read).toMatchObject({ schemaVersion: 1, missing: 0 })
    const folder = await harbourFolder()
    expect(filled(read.stamps)).toEqual(await stampsOnDisk(folder, dossierId))
    expect(filled(read.records)).toEqual(filled((await writtenRecords())[which]))
  })

  it('notices by the marks that the end of a journal is gone', async () => {
    const dataFolder = await tempFolder()
    const storage = await openStorage({ dataFolder })
    const store = await storage.open('sahel')
    for (const id of ['n-1', 'n-2', 'n-3'])
      await store.commit(change(`c-${id}`, [{ collection: 'notes', id, before: null, after: note(id) }]))
    await storage.close()
    const journal = join(dataFolder, 'dossiers', 'sahel', 'journal-000000000001.jsonl')
    const bytes = await readFile(journal)
    await writeFile(journal, bytes.subarray(0, bytes.length - 20))
    const read = await readSecond(dataFolder, 'sahel')
    expect(Object.keys(read.records['notes'] ?? {})).toEqual(['n-1', 'n-2'])
    expect(read).toMatchObject({ seq: 2, missing: 1 })
  })

  it('shares no code with the app', async () => {
    const file = 'tests/support/second-program.ts'
    const imports = importsIn(file, await readFile(join(projectFolder, file), 'utf8')).map(({ specifier }) => specifier)
    expect(imports).toEqual(['node:crypto', 'node:fs/promises', 'node:path'])
  })
})

describe('FORMAT.md', () => {
  it('names every file that the app makes, and says of each how it is sealed', async () => {
    const text = await readFile(join(projectFolder, 'src-main/storage/FORMAT.md'), 'utf8')
    for (const place of Object.values(dataLayout('/d')).filter((value) => typeof value === 'string'))
      expect(text, place).toContain(`\`${basename(place) === 'dossier.log' ? 'logs/dossier.log' : basename(place)}`)
    const forms = ['lock', 'journal-000000000001.jsonl', 'logs/dossier.log', 'settings.json'].map((path) =>
      sealForm(path.startsWith('journal') ? `dossiers/x/${path}` : path),
    )
    expect(forms).toEqual(['open', 'appended', 'appended', 'placed'])
    for (const form of new Set(forms)) expect(text).toMatch(new RegExp(`\\| \`${form}\` +\\|`))
  })
})
