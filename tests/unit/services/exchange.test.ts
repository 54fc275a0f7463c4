import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dossierContentSchema, type DossierContent } from '../../../src-main/domain/records/dossier'
import { broughtUpToDate } from '../../../src-main/importers/earlier-version'
import { DossierError } from '../../../src-main/domain/errors'
import type { IncomingDossier } from '../../../src-main/domain/exchange/exchange-ports'
import { keyOf } from '../../../src-main/domain/exchange/exchanged'
import { handOver } from '../../../src-main/domain/leaving/handover'
import { emptyLayer } from '../../../src-main/domain/records/records'
import { EXPORTERS } from '../../../src-main/exporters/exporters'
import { deleteRecord } from '../../../src-main/services/content/bin'
import { gradeSource, saveEntity } from '../../../src-main/services/content/edit-content'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { exportDossier } from '../../../src-main/services/exchange/exchange-export'
import { compareExchange } from '../../../src-main/services/exchange/exchange-compare'
import { bringInto } from '../../../src-main/services/exchange/exchange-import'
import { arbDossierContent } from '../../support/arbitraries'
import { exchangeDesk } from '../../support/exchange-desk'
import { tinyDossier } from '../../support/library'
import { packDossier, unpackedDossier } from '../../support/exchange-files'
import { memorySession, ownLayer } from '../../support/exchange-pair'
import { smallDossier } from '../../support/small-dossier'
import { tempFolder } from '../../support/temp-folder'
import { runs } from '../../support/runs'

/** The content with its citations as this version writes them: with the paragraph's id and the words. */
const citingWords = (content: DossierContent) =>
  dossierContentSchema.parse(broughtUpToDate({ content: { ...structuredClone(content), schemaVersion: 1 } }).content)

/** The code of what a promise is refused with. */
const codeOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => (error instanceof DossierError ? error.code : String(error)),
  )

const arbCiting = arbDossierContent.map(citingWords)

/** A changed copy of the small dossier as a file in the folder. */
async function fileOf(folder: string, spoil: (content: DossierContent) => void = () => undefined): Promise<string> {
  const content = smallDossier()
  spoil(content)
  const path = join(folder, 'incoming.dossier')
  await writeFile(path, packDossier(unpackedDossier(content)))
  return path
}

describe('bringing in a dossier', () => {
  it('makes one of the reader’s own, identical in content, which a restart keeps', async () => {
    const { desk, library, root, reopen } = await exchangeDesk()
    const { token, plan } = await desk.inspect(await fileOf(root))
    expect(plan).toMatchObject({
      fileName: 'incoming.dossier',
      dossier: { id: 'river-pact', title: 'The River Pact' },
      counts: { entities: 4, claims: 6, sources: 2, notes: 0 },
      existing: null,
    })
    expect((await library().list()).map(({ id }) => id)).toEqual(['d1'])
    expect(await desk.bringIn(token)).toEqual({ id: 'river-pact' })
    const again = await reopen()
    const { index } = await again.open('river-pact')
    expect(handOver(index).content).toEqual(smallDossier())
    expect((await again.list()).find(({ id }) => id === 'river-pact')).toMatchObject({ own: true })
  })

  it('only adds what part of a dossier has: what is not in it was not deleted, and what is here stays as it is', async () => {
    const { desk, library, root } = await exchangeDesk()
    await desk.bringIn((await desk.inspect(await fileOf(root))).token)
    const session = await library().open('river-pact')
    const before = handOver(session.index).content
    const part = smallDossier()
    part.claims = part.claims.filter(({ id }) => id === 'c-founded').map((claim) => ({ ...claim, rank: 'deprecated' }))
    part.entities = part.entities.filter(({ id }) => id === 'river-pact-org')
    part.entities.push({
      id: 'cland',
      schema: 'Country',
      names: [{ value: 'Cland', kind: 'name', citations: [] }],
      createdBy: 'user',
    })
    part.sources = part.sources.filter(({ id }) => id === 'gazette')
    for (const source of part.sources) source.paragraphs = source.paragraphs.slice(0, 1)
    part.dossier = { ...part.dossier, title: 'A part', keyJudgements: [] }
    const path = join(root, 'part.dossier')
    await writeFile(path, packDossier(unpackedDossier(part), { partial: true }))
    const { token, plan } = await desk.inspect(path)
    expect(plan.partial).toBe(true)
    expect(plan.existing).toMatchObject({ added: 1, changed: 0, removed: 0, same: 3 })
    expect(plan.changes.filter((sentence) => !sentence.startsWith('Weak:'))).toEqual(['Adds the entity ‘Cland’.'])
    await desk.bringIn(token, 'theirs')
    expect(session.index.entities.has('cland')).toBe(true)
    await session.undo()
    expect(handOver(session.index).content).toEqual(before)
  })

  it('asks what to do with a dossier that is here, and changes nothing until then', async () => {
    const { desk, library, root } = await exchangeDesk()
    await desk.bringIn((await desk.inspect(await fileOf(root))).token)
    const { token, plan } = await desk.inspect(await fileOf(root))
    const counts = { added: 0, changed: 0, removed: 0, same: 12 }
    expect(plan.existing).toEqual({ title: 'The River Pact', ...counts, rows: [], more: 0 })
    expect(plan.changes).toEqual(['Nothing: the file says what is here already.'])
    expect(await codeOf(desk.bringIn(token))).toBe('conflict')
    expect((await library().open('river-pact')).store.history).toHaveLength(0)
    const { id } = await desk.bringIn(token, 'new')
    expect(id).not.toBe('river-pact')
    const titles = (await library().list()).map(({ title }) => title)
    expect(titles).toContain('The River Pact (imported)')
    expect(handOver((await library().open(id)).index).content.claims).toEqual(smallDossier().claims)
  })

  it('has a title of its own beside a bundled dossier that notes were made in', async () => {
    const { desk, library, session, out } = await exchangeDesk()
    await saveNote(await session(), { targets: [], title: '', body: 'x', tags: [] })
    const { path } = await out('dossier', 'a.dossier')
    await desk.bringIn((await desk.inspect(path)).token, 'new')
    expect((await library().list()).map(({ title }) => title)).toEqual(['A dossier', 'A dossier (imported)'])
  })

  it('says what would change, does just that as one edit after a backup, and takes it back', async () => {
    const { desk, library, root } = await exchangeDesk()
    await desk.bringIn((await desk.inspect(await fileOf(root))).token)
    const session = await library().open('river-pact')
    const before = handOver(session.index).content
    const path = await fileOf(root, (content) => {
      const [first, second] = content.claims
      if (first) first.rank = 'deprecated'
      content.claims = content.claims.filter((claim) => claim !== second)
      content.entities.push({
        id: 'cland',
        schema: 'Country',
        names: [{ value: 'C\u202eland', kind: 'name', citations: [] }],
        createdBy: 'user',
      })
      content.dossier.title = 'The River Pact, second look'
    })
    const { token, plan } = await desk.inspect(path)
    expect(plan.existing).toMatchObject({ added: 1, changed: 1, removed: 1, same: 10 })
    expect(plan.changes).toEqual([
      'Is not in the file: the claim ‘Bland: member of River Pact’.',
      'Differs: what the dossier says of itself: title.',
      'Differs: the claim ‘Aland: member of River Pact’: rank.',
      'Adds the entity ‘C\ufffdland’.',
    ])
    await desk.bringIn(token, 'theirs', { 'claims c-member-b': 'theirs' })
    expect(session.index.meta.title).toBe('The River Pact, second look')
    expect(session.index.claims.get('c-member-a')?.rank).toBe('deprecated')
    expect(session.index.claims.has('c-member-b')).toBe(false)
    expect(Object.values(session.index.bin).map((entry) => entry.recordId)).toEqual(['c-member-b'])
    expect((await library().storage.backups.list('river-pact')).some((backup) => backup.reason === 'asked')).toBe(true)
    expect(await session.undo()).toBe('import dossier')
    expect(
      handOver(session.index)
        .content.claims.map(({ id }) => id)
        .sort(),
    ).toEqual(before.claims.map(({ id }) => id).sort())
    expect(session.index.meta.title).toBe('The River Pact')
  })

  it('keeps both of what differs as one edit after a backup, bins nothing, and adds nothing a second time', async () => {
    const { desk, library, root } = await exchangeDesk()
    await desk.bringIn((await desk.inspect(await fileOf(root))).token)
    const session = await library().open('river-pact')
    const mine = await saveEntity(session, {
      schema: 'Topic',
      names: [{ value: 'Tolls', kind: 'name', citations: [] }],
    })
    const before = handOver(session.index).content
    const path = await fileOf(root, (content) => {
      const [claim, second] = content.claims
      if (claim) claim.qualifiers = { role: 'observer' }
      content.claims = content.claims.filter((each) => each !== second)
      const [aland] = content.entities
      if (aland?.summary) aland.summary.text = 'A state, they say.'
      aland?.names.push({ value: 'Ålandia', kind: 'alias', citations: [] })
      const [gazette] = content.sources
      if (gazette) gazette.paragraphs = [{ id: 'p1', number: '1', text: 'Another text of it.' }]
      content.dossier.bottomLine = 'It holds.'
      content.dossier.marking = 'TLP:RED'
    })
    await desk.bringIn((await desk.inspect(path)).token, 'both')
    const { index } = session
    expect((await library().storage.backups.list('river-pact')).some((backup) => backup.reason === 'asked')).toBe(true)
    expect(Object.values(index.bin)).toEqual([])
    expect(index.entities.has(mine)).toBe(true)
    for (const claim of before.claims) expect(index.claims.get(claim.id)).toEqual(claim)
    const roles = index.claimsAbout('aland').map((claim) => claim.qualifiers?.role)
    expect(roles).toEqual(['founding member', 'observer'])
    expect(index.entities.get('aland')?.names.map(({ value }) => value)).toEqual(['Aland', 'Аланд', 'Ålandia'])
    expect(index.entities.get('aland')?.summary?.text).toBe('A made-up state on a river.')
    expect(index.notesOn('aland').map(({ title }) => title)).toEqual(['What another version says of this entity'])
    expect(index.notesOn('aland')[0]?.body).toContain('> A state, they say.')
    const other = [...index.sources.values()].find(({ title }) => title === 'On the river (other version)')
    expect(other?.derivedFrom).toEqual(['gazette'])
    expect(index.claimsAbout('aland')[1]?.citations.map(({ sourceId }) => sourceId)).toEqual([other?.id, 'atlas'])
    expect(index.meta).toMatchObject({ bottomLine: 'It holds.', marking: 'TLP:RED' })
    const layer = JSON.stringify(session.store.layer)
    await desk.bringIn((await desk.inspect(path)).token, 'both')
    expect(JSON.stringify(session.store.layer)).toBe(layer)
    await session.undo()
    expect(sorted(handOver(session.index).content)).toEqual(sorted(before))
  })

  it('only adds when told to, and takes theirs where they differ when told to, deleting nothing either way', async () => {
    const { desk, library, root } = await exchangeDesk()
    await desk.bringIn((await desk.inspect(await fileOf(root))).token)
    const session = await library().open('river-pact')
    const path = await fileOf(root, (content) => {
      const [claim, second] = content.claims
      if (claim) claim.rank = 'deprecated'
      content.claims = content.claims.filter((each) => each !== second)
      content.entities.push({
        id: 'cland',
        schema: 'Country',
        names: [{ value: 'Cland', kind: 'name', citations: [] }],
        createdBy: 'user',
      })
    })
    await desk.bringIn((await desk.inspect(path)).token, 'add')
    expect(session.index.entities.has('cland')).toBe(true)
    expect(session.index.claims.get('c-member-a')?.rank).toBe('normal')
    await desk.bringIn((await desk.inspect(path)).token, 'theirs')
    expect(session.index.claims.get('c-member-a')?.rank).toBe('deprecated')
    expect(session.index.claims.size).toBe(6)
    expect(session.index.bin).toEqual({})
  })

  it('leaves what was deleted here in the bin, unless something new rests on it', async () => {
    const { desk, library, root } = await exchangeDesk()
    await desk.bringIn((await desk.inspect(await fileOf(root))).token)
    const session = await library().open('river-pact')
    await deleteRecord(session, 'claims', 'c-founded')
    await deleteRecord(session, 'entities', 'ada-moreau')
    await desk.bringIn((await desk.inspect(await fileOf(root))).token, 'both')
    expect(session.index.claims.has('c-founded')).toBe(false)
    expect(session.index.entities.has('ada-moreau')).toBe(false)
    const path = await fileOf(root, (content) => {
      const [claim] = content.claims
      if (claim) content.claims.push({ ...claim, id: 'c-new', attributedTo: 'ada-moreau' })
    })
    await desk.bringIn((await desk.inspect(path)).token, 'both')
    expect(session.index.entities.has('ada-moreau')).toBe(true)
    expect(session.index.claims.has('c-founded')).toBe(false)
  })

  it('over a bundled dossier keeps only what differs, and never the reader’s notes', async () => {
    const { desk, session, out, library } = await exchangeDesk(citingWords(tinyDossier()))
    const first = await session()
    await saveNote(first, { targets: [], title: 'Mine', body: 'kept', tags: [], private: true })
    const kept = await saveNote(first, { targets: [], title: 'Shared', body: 'one', tags: [] })
    const { path } = await out('dossier', 'a.dossier')
    await saveNote(first, { id: kept.id, targets: [], title: 'Shared', body: 'two, later', tags: [] })
    await gradeSource(first, 's1', { reliability: 'E', rationale: 'Wrong again.', gradedAt: '2026-02-02' })
    await deleteRecord(first, 'claims', 'c-said')
    const { token, plan } = await desk.inspect(path)
    expect(plan.existing).toMatchObject({ added: 0, changed: 2, removed: 0 })
    const rows = plan.existing?.rows.filter(({ noun }) => noun !== 'note') ?? []
    await desk.bringIn(token, 'theirs', Object.fromEntries(rows.map(({ key }) => [key, 'theirs' as const])))
    const { records } = (await library().open('d1')).store.layer
    expect(records.entities).toEqual({})
    expect(records.claims).toEqual({})
    expect(records.sources).toEqual({})
    expect(records.grades).toEqual({})
    expect(records.bin).toEqual({})
    expect(
      Object.values(records.notes)
        .map((note) => note.body)
        .sort(),
    ).toEqual(['kept', 'two, later'])
    expect(first.index.claims.has('c-said')).toBe(true)
  })

  it('brings in what was shown, whatever became of the file, and only for the last token', async () => {
    const { desk, library, root } = await exchangeDesk()
    const old = await desk.inspect(await fileOf(root))
    const { token } = await desk.inspect(await fileOf(root))
    await writeFile(join(root, 'incoming.dossier'), 'gone bad')
    expect(await codeOf(desk.bringIn(old.token))).toBe('not-found')
    expect(await codeOf(desk.bringIn(token))).toBe('done')
    expect(await codeOf(desk.bringIn(token))).toBe('not-found')
    expect((await library().list()).map(({ id }) => id)).toEqual(['d1', 'river-pact'])
  })

  it('leaves everything as it was when the file is refused', async () => {
    const { desk, library, root } = await exchangeDesk()
    const path = await fileOf(root, (content) => {
      for (const claim of content.claims.slice(0, 1)) claim.subject = 'nobody'
    })
    expect(await codeOf(desk.inspect(path))).toBe('import-rejected')
    expect((await library().list()).map(({ id }) => id)).toEqual(['d1'])
  })

  it('makes any dossier say what any other one said where each record is so decided, and back, over a bundle and without', async () => {
    await fc.assert(
      fc.asyncProperty(arbCiting, arbCiting, fc.boolean(), async (here, there, bundled) => {
        const { id } = here.dossier
        const incoming = { ...there, dossier: { ...there.dossier, id } }
        const layer = bundled ? emptyLayer(id) : ownLayer(here)
        const session = memorySession('here', bundled ? here : null, layer, () => '2026-01-02T03:04:05.000Z')
        const takeAll = async (content: DossierContent) => {
          const file = fileHolding(content)
          const { rows } = await compareExchange(session, file)
          const each = Object.fromEntries(rows.map((row) => [keyOf(row.collection, row.id), 'theirs' as const]))
          await bringInto(session, file, { all: 'theirs', each })
          return rows.length
        }
        await takeAll(incoming)
        expect(sorted(handOver(session.index).content)).toEqual(sorted(incoming))
        // A second time there is nothing left to do.
        expect(await takeAll(incoming)).toBe(0)
        await takeAll(here)
        expect(sorted(handOver(session.index).content)).toEqual(sorted(here))
        if (bundled) expect(Object.keys(session.store.layer.records.claims)).toEqual([])
      }),
      { numRuns: runs(10) },
    )
  })
})

describe('exporting a dossier', () => {
  it('writes each format whole under its name and says what it holds', async () => {
    const { out, root } = await exchangeDesk(smallDossier())
    for (const [format, name] of [
      ['dossier', 'a.dossier'],
      ['followthemoney', 'a.ftm.json'],
      ['csv', 'a.csv'],
      ['markdown', 'Vault'],
    ] as const) {
      const { summary, sizeBytes } = await out(format, name)
      expect(summary).toMatch(/saved: 4 entities, 6 claims, 2 sources/)
      expect(sizeBytes).toBeGreaterThan(500)
    }
    expect((await readdir(root)).filter((name) => name.includes('.part'))).toEqual([])
    expect(await readdir(join(root, 'Vault'))).toEqual(['entities', 'index.md', 'sources'])
    expect((await readFile(join(root, 'a.csv'), 'utf8')).split('\r\n')).toHaveLength(9)
  })

  it('counts what it keeps back', async () => {
    const { out, session } = await exchangeDesk(smallDossier())
    const first = await session()
    await saveNote(first, { targets: [], title: 'Mine', body: 'x', tags: [], private: true })
    await deleteRecord(first, 'entities', 'ada-moreau')
    const { summary, leftOut } = await out('dossier', 'a.dossier')
    expect(summary).toContain('1 private note stays here.')
    expect(summary).toContain('1 claim left out')
    expect(leftOut).toEqual(['Left out: the claim ‘River Pact: statement’, because its speaker has been deleted.'])
  })

  it('keeps back the words of a source that was deleted or of an earlier text of it, highlighted or not', async () => {
    const { out, session } = await exchangeDesk(smallDossier())
    const first = await session()
    const mark = (id: string, exact: string, status: 'anchored' | 'orphaned') =>
      first.put('highlights', {
        id,
        sourceId: 'atlas',
        contentHash: 'ab'.repeat(32),
        selector: { quote: { exact, prefix: '', suffix: '' }, position: { start: 0, end: exact.length } },
        colour: 'red',
        tags: [],
        status,
        createdAt: '2026-01-01T00:00:00.000Z',
      })
    await first.edit({ kind: 'add-highlight' }, () => ({
      ops: [mark('r-mark', 'withdrawn words', 'anchored'), mark('r-gone', 'words of an earlier text', 'orphaned')],
      answer: null,
    }))
    expect(handOver(first.index).reader.highlights.map(({ id }) => id)).toEqual(['r-mark'])
    await deleteRecord(first, 'sources', 'atlas')
    expect(handOver(first.index).reader.highlights).toEqual([])
    const { path } = await out('markdown', 'V')
    expect(await readdir(join(path, 'sources'))).toEqual(['On the river.md'])
  })

  it('gives a file that comes in again after anything was deleted', async () => {
    const { out, session, desk } = await exchangeDesk(smallDossier())
    const first = await session()
    for (const [collection, id] of [
      ['entities', 'aland'],
      ['sources', 'atlas'],
      ['claims', 'c-forecast'],
    ] as const) {
      await deleteRecord(first, collection, id)
      const { path } = await out('dossier', `without-${id}.dossier`)
      expect(await codeOf(desk.inspect(path))).toBe('done')
    }
  })

  it('leaves the file that was there when it is stopped, and no trace of itself', async () => {
    const { session, root } = await exchangeDesk(smallDossier())
    const path = join(root, 'kept.dossier')
    await writeFile(path, 'the one before')
    const signal = { aborted: false }
    const work = exportDossier(
      await session(),
      'dossier',
      { path, producer: 'Dossier 0.1.0', exporters: EXPORTERS },
      { signal, onProgress: () => (signal.aborted = true) },
    )
    expect(await codeOf(work)).toBe('cancelled')
    expect(await readFile(path, 'utf8')).toBe('the one before')
    expect((await readdir(root)).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('never mixes a folder with one that is there', async () => {
    const { out, root } = await exchangeDesk(smallDossier())
    await mkdir(join(root, 'Vault'))
    await writeFile(join(root, 'Vault', 'mine.md'), 'my own')
    expect(await codeOf(out('markdown', 'Vault'))).toBe('storage-failed')
    expect(await readdir(join(root, 'Vault'))).toEqual(['mine.md'])
    await mkdir(join(root, 'Empty'))
    expect(await codeOf(out('markdown', 'Empty'))).toBe('done')
    expect((await readdir(root)).filter((name) => name.includes('.part'))).toEqual([])
  })

  it('says what is wrong with a place it cannot write to', async () => {
    const { out } = await exchangeDesk(smallDossier())
    for (const format of ['csv', 'markdown'] as const) {
      const error = await out(format, 'no/such/folder/a').catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(DossierError)
      expect((error as DossierError).message).not.toContain('/no/such')
    }
  })

  it('tells how far it has come, up to all of it', async () => {
    const { session, root } = await exchangeDesk(smallDossier())
    const seen: number[] = []
    await exportDossier(
      await session(),
      'markdown',
      { path: join(root, 'V'), producer: 'Dossier 0.1.0', exporters: EXPORTERS },
      { onProgress: ({ done, total }) => seen.push(done / total) },
    )
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
  })
})

it('hands over the reader’s own entities with the bundle’s, as one', async () => {
  const { out, session, desk, library } = await exchangeDesk(smallDossier())
  const first = await session()
  const id = await saveEntity(first, {
    schema: 'Topic',
    names: [{ value: 'Tolls', kind: 'name', citations: [] }],
  })
  const { path } = await out('dossier', 'with-mine.dossier')
  const folder = await tempFolder()
  await writeFile(join(folder, 'copy.dossier'), await readFile(path))
  const { token } = await desk.inspect(join(folder, 'copy.dossier'))
  const copy = await desk.bringIn(token, 'new')
  const there = (await library().open(copy.id)).index
  expect(there.entities.get(id)?.createdBy).toBe('user')
  expect(there.entities.get('aland')?.createdBy).toBe('bundle')
  expect(there.meta.bundle).toBeUndefined()
})

/** A file of a whole dossier without a note. */
function fileHolding(content: DossierContent): IncomingDossier {
  const manifest = { createdAt: '2026-01-02T03:04:05.000Z' } as IncomingDossier['manifest']
  return { content, reader: { schemaVersion: 2, notes: [], highlights: [], briefings: [] }, manifest, weaknesses: [] }
}

/** The content with its records by id and without what only bundles say. */
function sorted({ dossier: { bundle: _, ...dossier }, ...content }: DossierContent) {
  const byId = <T extends { id: string }>(records: T[]) => [...records].sort((a, b) => (a.id < b.id ? -1 : 1))
  return {
    dossier,
    entities: byId(content.entities),
    claims: byId(content.claims),
    sources: byId(content.sources),
  }
}
