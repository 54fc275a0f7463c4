import { describe, expect, it, onTestFinished } from 'vitest'
import { DossierLibrary } from '../../../../src-main/services/session/dossier-library'
import { sealLine, sealPieces } from '../../../../src-main/storage/disk/sealed-line'
import { openDossierStorage } from '../../../../src-main/storage/dossiers/dossier-storage'
import { generatedLayer } from '../../../support/generated-dossier'
import { countingTools } from '../../../support/library'
import { aClaim, cite } from '../../../support/records'
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
