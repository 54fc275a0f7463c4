import { describe, expect, it, onTestFinished } from 'vitest'
import type { Claim } from '../../../../src-main/domain/records/claim'
import type { RecordOp } from '../../../../src-main/domain/records/records'
import { DossierLibrary } from '../../../../src-main/services/session/dossier-library'
import { sealLine, sealPieces } from '../../../../src-main/storage/disk/sealed-line'
import { openDossierStorage } from '../../../../src-main/storage/dossiers/dossier-storage'
import { DurableReaderStore } from '../../../../src-main/storage/dossiers/reader-store'
import { LayerCapture } from '../../../../src-main/storage/tables/layer-capture'
import { LayerInMemory } from '../../../../src-main/storage/tables/layer-in-memory'
import { layerAsTables, tablesAsLayer } from '../../../../src-main/storage/tables/record-table'
import { generatedLayer } from '../../../support/generated-dossier'
import { countingTools } from '../../../support/counting-tools'
import { aClaim, aLayer, aNote, cite } from '../../../support/records'
import { tempFolder } from '../../../support/temp-folder'

const CLAIMS = 3_000

async function opened(dataFolder: string) {
  const tools = countingTools()
  const storage = await openDossierStorage({ dataFolder, ...tools })
  const library = new DossierLibrary({ list: async () => [], read: () => Promise.reject(new Error()) }, storage, tools)
  onTestFinished(() => library.close())
  return { storage, library }
}

/** A dossier into which thousands of claims are brought in one edit, and how often others had their turn meanwhile. */
async function broughtIn() {
  const dataFolder = await tempFolder()
  const { storage, library } = await opened(dataFolder)
  await storage.create(generatedLayer('own', 3))
  const session = await library.open('own')
  const told: number[] = []
  session.onChange(() => told.push(session.index.claims.size))
  let turns = 0
  let isOver = false
  const count = () => {
    turns++
    if (!isOver) setImmediate(count)
  }
  setImmediate(count)
  await session.edit({ kind: 'import-dossier' }, () => ({
    ops: Array.from({ length: CLAIMS }, (_, at) =>
      session.put(
        'claims',
        aClaim(`c-new-${at}`, 'entity-1', { citations: [cite('s1', String(1 + (at % 200)))], createdBy: 'user' }),
      ),
    ),
    answer: null,
  }))
  isOver = true
  return { dataFolder, library, session, told, turns }
}

describe('a change of thousands of records', () => {
  it('lets others have their turn, and is told of when all of it is there', async () => {
    const { told, turns, session } = await broughtIn()
    expect(turns).toBeGreaterThan(5)
    expect(told).toEqual([30 + CLAIMS])
    expect(session.index.claimsAbout('entity-1')).toHaveLength(10 + CLAIMS)
    expect(session.index.claimsCiting('s1')).toHaveLength(30 + CLAIMS)
  })

  it('is there when the dossier is opened again, and is taken back as one', async () => {
    const { dataFolder, library } = await broughtIn()
    await library.close()
    const again = await (await opened(dataFolder)).library.open('own')
    expect(again.store.recovery).toEqual([])
    expect(again.index.claims.size).toBe(30 + CLAIMS)
    expect(await again.undo()).not.toBeNull()
    expect(again.index.claims.size).toBe(30)
    expect(again.index.claimsAbout('entity-1')).toHaveLength(10)
  })

  it('is followed by an edit that sees all of it', async () => {
    const { session } = await broughtIn()
    const adding = session.edit({ kind: 'import-dossier' }, () => ({
      ops: Array.from({ length: CLAIMS }, (_, at) => session.put('claims', aClaim(`c-more-${at}`, 'entity-2'))),
      answer: null,
    }))
    const seen = session.edit({ kind: 'import-dossier' }, () => ({
      ops: [],
      answer: session.index.claimsAbout('entity-2').length,
    }))
    await adding
    expect(await seen).toBe(10 + CLAIMS)
  })

  it('is refused whole when one record of it is not as it should be', async () => {
    const { session } = await broughtIn()
    const before = session.index.claims.size
    const adding = session.edit({ kind: 'import-dossier' }, () => ({
      ops: Array.from({ length: CLAIMS }, (_, at) =>
        session.put('claims', aClaim(`c-bad-${at}`, 'entity-2', at === CLAIMS - 1 ? { property: '' } : {})),
      ),
      answer: null,
    }))
    await expect(adding).rejects.toMatchObject({ code: 'invalid-input' })
    expect(session.index.claims.size).toBe(before)
    expect(session.store.history).toHaveLength(1)
  })
})

/** Calls `look` at every turn that others have until the work is over. */
async function watching(work: () => Promise<unknown>, look: () => void): Promise<void> {
  let isOver = false
  const atTurn = () => {
    look()
    if (!isOver) setImmediate(atTurn)
  }
  setImmediate(atTurn)
  await work()
  isOver = true
  look()
}

describe('whoever looks while a change of thousands of records is carried out', () => {
  /** A dossier of which half is deleted, half of the rest is changed, and thousands are brought in. */
  async function changing() {
    const { storage, library } = await opened(await tempFolder())
    await storage.create(generatedLayer('own', 100))
    const session = await library.open('own')
    const change = () =>
      session.edit({ kind: 'import-dossier' }, () => {
        const present = [...session.index.claims.values()]
        const taken = present.filter((_, at) => at % 2 === 0).map(({ id }) => session.take('claims', id))
        const moved = present
          .filter((_, at) => at % 4 === 1)
          .map((claim) => session.put('claims', { ...claim, subject: 'entity-0' }))
        const added = Array.from({ length: CLAIMS }, (_, at) =>
          session.put('claims', aClaim(`c-new-${at}`, 'entity-1', { citations: [cite('s1')], createdBy: 'user' })),
        )
        const noted = Array.from({ length: 50 }, (_, at) =>
          session.put('notes', aNote(`n-${at}`, { targets: [{ kind: 'entity', id: 'entity-1' }] })),
        )
        return { ops: [...taken, ...moved, ...added, ...noted], answer: null }
      })
    return { storage, session, change }
  }

  it('sees all of it or nothing, in the layer, the index and what Undo would take back', async () => {
    const { session, change } = await changing()
    const { index, store } = session
    if (!(store instanceof DurableReaderStore)) throw new Error('not the store of the data folder')
    const first = store.position
    const seen = new Set<string>()
    const seenAt = new Set<string>()
    await watching(change, () => {
      seenAt.add(store.saveState().kind)
      seen.add(
        JSON.stringify({
          listed: Object.keys(store.layer.records.claims).length,
          indexed: index.claims.size,
          about: [index.claimsAbout('entity-0').length, index.claimsAbout('entity-1').length],
          citing: index.claimsCiting('s1').length,
          notes: [index.noteCount, index.notesOn('entity-1').length],
          changes: store.position - first,
          undo: session.undoState().undo?.ops.length ?? 0,
        }),
      )
    })
    expect(seenAt).toContain('saving')
    const after = {
      listed: 3_500,
      indexed: 3_500,
      about: [252, 3_003],
      citing: 3_500,
      notes: [50, 50],
      changes: 1,
      undo: 3_800,
    }
    const before = { listed: 1_000, indexed: 1_000, about: [10, 10], citing: 1_000, notes: [0, 0], changes: 0, undo: 0 }
    expect([...seen].map((state) => JSON.parse(state) as unknown)).toEqual([before, after])
  })

  it('has in a copy that was begun meanwhile what was there before', () => {
    const claims = Array.from({ length: 10 }, (_, at) => aClaim(`c-${at}`, 'entity-0'))
    const tables = layerAsTables(
      aLayer({ claims: Object.fromEntries(claims.map((each) => [each.id, each])) }).records,
      { at: 'before' },
    )
    const layer = tablesAsLayer(tables, 'own')
    const captures: LayerCapture[] = []
    const memory = new LayerInMemory(
      () => ({ layer, tables }),
      (collection, id, before) => {
        for (const capture of captures) capture.keep(collection, id, before)
      },
    )
    const ops = claims.map((before, at): RecordOp => {
      const after = at % 2 === 0 ? null : { ...before, subject: 'entity-1' }
      return { collection: 'claims', id: before.id, before, after }
    })
    const preparing = memory.preparing(
      [...ops, { collection: 'claims', id: 'c-new', before: null, after: aClaim('c-new', 'entity-1') }],
      tables.stampOf({ at: 'after' }),
    )
    const held = (capture: LayerCapture) =>
      [...capture.records()].map(({ record, stamp }) => {
        expect(stamp).toEqual({ rev: 1, at: 'before' })
        return record
      })
    const begun = (capture: LayerCapture) => {
      const records = capture.records()
      const first = records.next().value?.record
      return () => [first, ...[...records].map(({ record }) => record)]
    }
    const readOn: (() => unknown[])[] = []
    for (;;) {
      captures.push(new LayerCapture(tables), new LayerCapture(tables))
      readOn.push(begun(captures.at(-1) ?? new LayerCapture(tables)))
      const { done, value } = preparing.next()
      if (done !== true) continue
      value.apply()
      break
    }
    const byId = (records: unknown[]) => [...(records as Claim[])].sort((one, other) => one.id.localeCompare(other.id))
    for (const capture of captures) expect(byId(held(capture))).toEqual(claims)
    for (const rest of readOn) expect(new Set(byId(rest()))).toEqual(new Set(claims))
    expect(Object.keys(layer.records.claims)).toEqual(['c-1', 'c-3', 'c-5', 'c-7', 'c-9', 'c-new'])
    const stamps = [...(tables.get('claims')?.stamps ?? [])]
    expect(stamps).toEqual(Object.keys(layer.records.claims).map((id) => [id, { rev: 2, at: 'after' }]))
  })
})

describe('a line that is sealed in pieces', () => {
  it('is the same as when it is sealed whole', async () => {
    const body = JSON.stringify({ words: 'Ménaka, Гао, 加奥 '.repeat(2_000) })
    const bytes = Buffer.from(body)
    const pieces = Array.from({ length: 7 }, (_, at) =>
      bytes.subarray(at * 9_001, at === 6 ? undefined : (at + 1) * 9_001),
    )
    expect(await sealPieces('key', pieces)).toEqual(sealLine('key', body))
  })
})
