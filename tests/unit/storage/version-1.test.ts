import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Citation } from '../../../src-main/domain/records/citation'
import { citationTarget } from '../../../src-main/domain/citing/citation-target'
import { wordsOf } from '../../../src-main/domain/citing/cited-text'
import type { Claim } from '../../../src-main/domain/records/claim'
import { COLLECTIONS, RECORD_SCHEMAS } from '../../../src-main/domain/records/records'
import type { Source } from '../../../src-main/domain/records/source'
import { DossierLibrary } from '../../../src-main/services/session/dossier-library'
import { bundlesIn } from '../../../src-main/storage/dossiers/bundles'
import { BUNDLED, harbourFolder, OWN, SHIPPED_DOSSIERS, writtenRecords } from '../../support/golden-harbour'
import { openStorage } from '../../support/storage'

const bundles = bundlesIn({ folder: SHIPPED_DOSSIERS })

async function upgraded(dossierId: string) {
  const dataFolder = await harbourFolder()
  const storage = await openStorage({ dataFolder, bundles })
  const store = await storage.open(dossierId)
  return { dataFolder, storage, store }
}

/** A record without what version 2 says of its citations more than version 1. */
function asBefore(record: object | undefined): unknown {
  return JSON.parse(JSON.stringify(record, (key, value: unknown) => (key === 'citations' ? undefined : value)))
}

function claimSaying(claims: Readonly<Record<string, Claim>>, text: string): Claim {
  const claim = Object.values(claims).find(({ value }) => value.type === 'text' && value.text.startsWith(text))
  if (!claim) throw new Error(`no claim says ${text}`)
  return claim
}

describe('a data folder of version 1', () => {
  it.each([
    [OWN, 'own' as const],
    [BUNDLED, 'sahel' as const],
  ])('gives back every record of %s, after a backup of them as they were', async (dossierId, which) => {
    const { store, storage } = await upgraded(dossierId)
    const written = (await writtenRecords())[which]
    expect(store.recovery).toEqual([])
    for (const name of COLLECTIONS) {
      const records: Readonly<Record<string, object>> = store.layer.records[name]
      expect(Object.keys(records).sort()).toEqual(Object.keys(written[name] ?? {}).sort())
      for (const [id, record] of Object.entries(records)) {
        RECORD_SCHEMAS[name].parse(record)
        expect(asBefore(record)).toEqual(asBefore(written[name]?.[id]))
      }
    }
    const [before] = (await storage.backups.list(dossierId)).filter(({ reason }) => reason === 'before-migration')
    expect(await storage.backups.restoreOps(dossierId, before?.id ?? '')).toEqual([])
  })

  it('ties each citation to its paragraph and the words there', async () => {
    const { store } = await upgraded(OWN)
    const { claims, sources } = store.layer.records
    const report = Object.values(sources).find(({ kind }) => kind === 'report')
    const cited = (text: string) => claimSaying(claims, text).citations.map((citation) => said(report, citation))
    const paragraph = (number: string) => report?.paragraphs.find((each) => each.number === number)
    expect(cited('It rests on a whole paragraph.')).toEqual([[paragraph('2')?.id, paragraph('2')?.text]])
    expect(cited('It rests on words.')).toEqual([
      [paragraph('1')?.id, 'opened in 1968'],
      [paragraph('2')?.id, 'a loan of 40 million crowns'],
    ])
    expect(cited('It rests on words behind signs')).toEqual([[paragraph('6')?.id, 'the eastern one is wrong']])
    expect(cited('It rests on Arabic words.')).toEqual([[paragraph('4')?.id, 'افتُتحت في عام ١٩٦٨']])
    expect(cited('It rests on the second of two equal')).toEqual([[paragraph('5')?.id, 'Idem.']])
    expect(cited('It rests on a book without text.')).toEqual(['locator', 'locator'])
    const bin = Object.values(store.layer.records.bin)
    expect(bin).toHaveLength(1)
    const binned = bin[0]?.record as Claim
    expect(said(report, binned.citations[0])).toEqual([paragraph('6')?.id, paragraph('6')?.text])
  })

  it('believes the words where the number disagrees, and says of words that stand nowhere that they are lost', async () => {
    const { store } = await upgraded(OWN)
    const { claims, sources } = store.layer.records
    const report = Object.values(sources).find(({ kind }) => kind === 'report')
    const [drifted] = claimSaying(claims, 'Its words stand in paragraph 2').citations
    expect(said(report, drifted)).toEqual([report?.paragraphs[1]?.id, 'in 2019 with a loan of 40 million crowns'])
    expect(drifted?.locator.value).toBe('2')
    const [nowhere] = claimSaying(claims, 'Its words stand nowhere.').citations
    expect(nowhere).toMatchObject({
      lost: true,
      selector: { quote: { exact: 'a second quay of granite, never built' } },
    })
    expect(claimSaying(claims, 'It points at a paragraph that is not there.').citations).toEqual([
      expect.objectContaining({ lost: true, locator: { kind: 'paragraph', value: '99' } }),
    ])
  })

  it('ties the reader’s citations over a bundled dossier to the paragraphs that came with the app', async () => {
    const { store } = await upgraded(BUNDLED)
    const article = (await bundles.read(BUNDLED)).sources.find(({ id }) => id === 'klomegah-article')
    const [whole, words] = claimSaying(store.layer.records.claims, 'A line of the reader’s own.').citations
    expect(said(article, whole)).toEqual(['p-3', article?.paragraphs[2]?.text])
    expect(said(article, words)).toEqual(['p-6', article?.paragraphs[5]?.text.slice(0, 40)])
  })

  it('is written in the new shape once it was opened, and stays as it is when it may only be read', async () => {
    const reading = await harbourFolder()
    const read = await openStorage({ dataFolder: reading, bundles, access: 'read' })
    const before = await filesIn(reading)
    expect(claimSaying((await read.open(OWN)).layer.records.claims, 'It rests on words.').citations[0]).toMatchObject({
      locator: { paragraphId: 'p1' },
    })
    await read.close()
    expect(await filesIn(reading)).toEqual(before)

    const { dataFolder, storage } = await upgraded(OWN)
    await storage.close()
    const tools = { now: () => '2026-01-01T00:00:00.000Z', makeId: () => 'r-1' }
    const library = new DossierLibrary(bundles, await openStorage({ dataFolder, bundles }), tools)
    const session = await library.open(OWN)
    expect(
      [...session.index.claims.values()].filter(({ citations }) => citations.some(({ lost }) => lost)),
    ).toHaveLength(2)
  })
})

/** Paragraph and words of a citation, or what else its place is. */
function said(source: Source | undefined, citation: Citation | undefined): [string, string] | string {
  if (!citation) return 'none'
  const place = citationTarget(citation.sourceId === source?.id ? source : undefined, citation)
  return place.kind === 'words' ? [place.words.paragraph.id, wordsOf(place.words)] : place.kind
}

async function filesIn(folder: string): Promise<Map<string, string>> {
  const names = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return new Map(
    await Promise.all(files.map(async (path): Promise<[string, string]> => [path, await readFile(path, 'base64')])),
  )
}
