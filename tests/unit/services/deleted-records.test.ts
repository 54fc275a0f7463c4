import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { SECTION_KINDS } from '../../../src-main/domain/briefing'
import type { Claim } from '../../../src-main/domain/claim'
import { handOver } from '../../../src-main/domain/handover'
import type { BinnableCollection, RecordOp } from '../../../src-main/domain/records'
import { citationWords } from '../../../src-main/domain/notes/suggestions'
import { briefingWarnings } from '../../../src-main/domain/briefing-warnings'
import { audit } from '../../../src-main/domain/views/audit'
import { claimSentence } from '../../../src-main/domain/views/claim-in-full'
import { claimView } from '../../../src-main/domain/views/claim-view'
import { contents } from '../../../src-main/domain/views/contents'
import { entityPage } from '../../../src-main/domain/views/entity-page'
import { noteSummary } from '../../../src-main/domain/views/note-view'
import { overview } from '../../../src-main/domain/views/overview'
import { sourcePage } from '../../../src-main/domain/views/source-page'
import { timeline } from '../../../src-main/domain/views/timeline'
import { exportClaimsCsv } from '../../../src-main/exporters/claims-csv'
import { exportFollowTheMoney } from '../../../src-main/exporters/follow-the-money'
import { exportMarkdownFolder } from '../../../src-main/exporters/markdown-folder'
import { deleteRecord, restoreFromBin } from '../../../src-main/services/bin'
import { buildBriefing } from '../../../src-main/services/build-briefing'
import { checkDossier } from '../../../src-main/services/check-dossier'
import { deleteForGood } from '../../../src-main/services/delete-for-good'
import type { DossierSession } from '../../../src-main/services/dossier-session'
import { WRITERS } from '../../support/briefing-writers'
import { MAKING, textsOf } from '../../support/exchange-files'
import { countingTools, smallLibrary } from '../../support/library'
import { aClaim, aDossier, aNote, anEntity, aSource, cite, link, text } from '../../support/records'
import { atTerminal, terminalProject } from './every-writer'

const CONTEXT = { now: '2026-03-04T09:00:00.000Z', producer: 'Dossier test', contentHash: '0'.repeat(64) }
const DOSSIER = 'd1'

/** As the app makes them: nobody writes such a name. */
const idOf = (kind: string, at: number) => `r-${kind}${at}`.padEnd(22, '0')
const entity = (at: number) => idOf('ee', at)
const source = (at: number) => idOf('ss', at)
const claim = (at: number) => idOf('cc', at)

const ENTITIES = 4
const SOURCES = 3
const CLAIMS = 8

/** What names what, drawn at random. */
const arbWeb = fc.record({
  claims: fc.array(
    fc.record({
      subject: fc.nat(ENTITIES - 1),
      value: fc.option(fc.nat(ENTITIES - 1), { nil: undefined }),
      kind: fc.constantFrom<Claim['kind']>('fact', 'attributed', 'opinion', 'forecast', 'inference'),
      speaker: fc.nat(ENTITIES - 1),
      names: fc.array(fc.nat(ENTITIES - 1), { minLength: 4, maxLength: 4 }),
      sources: fc.uniqueArray(fc.nat(SOURCES - 1), { minLength: 1, maxLength: 2 }),
      disputes: fc.nat(CLAIMS - 1),
    }),
    { minLength: CLAIMS, maxLength: CLAIMS },
  ),
  deleted: fc.uniqueArray(fc.nat(ENTITIES + SOURCES + CLAIMS - 1), { minLength: 1, maxLength: 3 }),
})
type Web = typeof arbWeb extends fc.Arbitrary<infer T> ? T : never

function recordAt(at: number): { collection: BinnableCollection; id: string; mark: string } {
  if (at < ENTITIES) return { collection: 'entities', id: entity(at), mark: `Zqentity${at}` }
  if (at < ENTITIES + SOURCES)
    return { collection: 'sources', id: source(at - ENTITIES), mark: `Zqsource${at - ENTITIES}` }
  const nth = at - ENTITIES - SOURCES
  return { collection: 'claims', id: claim(nth), mark: `zqclaim${nth}` }
}

async function seed(session: DossierSession, web: Web): Promise<void> {
  const ops: RecordOp[] = []
  for (let at = 0; at < ENTITIES; at++) {
    const cited = [cite(source(at % SOURCES))]
    ops.push(
      session.put(
        'entities',
        anEntity(entity(at), {
          schema: at % 2 === 0 ? 'Organization' : 'Person',
          names: [{ value: `Zqentity${at}`, kind: 'name', citations: cited }],
          summary: { text: `Summary ${at}.`, citations: cited },
          createdBy: 'user',
        }),
      ),
    )
  }
  for (let at = 0; at < SOURCES; at++)
    ops.push(
      session.put(
        'sources',
        aSource(source(at), {
          title: `Zqsource${at}`,
          authors: [],
          authorIds: [entity(at)],
          ...(at > 0 && { derivedFrom: [source(at - 1)] }),
          createdBy: 'user',
        }),
      ),
    )
  web.claims.forEach(({ subject, value, kind, speaker, names, sources, disputes }, at) => {
    const [about = 0, place = 0, event = 0, by = 0] = names
    ops.push(
      session.put(
        'claims',
        aClaim(claim(at), entity(subject), {
          kind,
          property: value === undefined ? 'statement' : 'supports',
          value: value === undefined || value === subject ? text(`zqclaim${at} is said.`) : link(entity(value)),
          ...(kind !== 'fact' && { attributedTo: entity(speaker) }),
          ...(at % 2 === 0 && { reportedBy: entity(by) }),
          about: [entity(about)],
          qualifiers: { place: entity(place), event: entity(event), role: `zqclaim${at}`, at: { edtf: '2024-05' } },
          citations: sources.map((nth) => cite(source(nth))),
          ...(disputes !== at && { disputes: [{ claimId: claim(disputes), because: 'They differ.' }] }),
          createdBy: 'user',
        }),
      ),
    )
  })
  const body = [
    ...Array.from({ length: ENTITIES }, (_, at) => `[[${entity(at)}]]`),
    ...Array.from({ length: SOURCES }, (_, at) => `[[${source(at)}]] [@${source(at)} para. 1]`),
    ...Array.from({ length: CLAIMS }, (_, at) => `[@${claim(at)}]`),
  ].join(' and ')
  const { marking } = session.index.meta
  ops.push(
    session.put('highlights', {
      id: idOf('hh', 0),
      sourceId: source(0),
      selector: { quote: { exact: 'first', prefix: '', suffix: '' }, position: { start: 4, end: 9 } },
      colour: 'yellow',
      contentHash: '0'.repeat(64),
      tags: [],
      status: 'anchored',
      createdAt: CONTEXT.now,
    }),
    session.put(
      'notes',
      aNote(idOf('nn', 0), {
        title: '',
        body,
        targets: [
          { kind: 'entity', id: entity(0) },
          { kind: 'source', id: source(0) },
          { kind: 'paragraph', sourceId: source(1), number: '1' },
          { kind: 'claim', id: claim(0) },
          { kind: 'highlight', id: idOf('hh', 0) },
        ],
      }),
    ),
    session.put('briefings', {
      id: idOf('bb', 0),
      title: 'Zq briefing',
      format: 'report',
      paper: 'A4',
      marking,
      keyJudgements: [{ id: 'j-1', text: 'It will last.', claimIds: [claim(0), claim(1)] }],
      findings: [{ id: 'f-1', title: 'A finding', claimIds: Array.from({ length: CLAIMS }, (_, at) => claim(at)) }],
      sections: SECTION_KINDS.map((kind) => ({ kind, included: true })),
      entityIds: Array.from({ length: ENTITIES }, (_, at) => entity(at)),
      noteIds: [idOf('nn', 0)],
      createdAt: CONTEXT.now,
      updatedAt: CONTEXT.now,
    }),
    session.put('meta', {
      ...session.index.meta,
      summary: { text: 'Of them all.', citations: [cite(source(2))] },
      keyJudgements: [{ id: 'k-1', text: 'All hangs together.', claimIds: [claim(2), claim(3)] }],
    }),
  )
  await session.edit('seed', () => ({ ops, answer: null }))
}

/** Where a view keeps what leads somewhere, which nobody reads. */
const LEADS = new Set([
  'id',
  'recordId',
  'binEntryId',
  'entityId',
  'claimId',
  'claimIds',
  'disputedBy',
  'target',
  'at',
  'ref',
  'body',
  'subject.id',
])

function wordsIn(value: unknown, key = ''): string[] {
  if (LEADS.has(key) && !(key === 'at' && typeof value === 'string')) return []
  if (typeof value === 'string') return [value]
  if (Array.isArray(value)) return value.flatMap((item) => wordsIn(item))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([name, item]) => wordsIn(item, name))
  return []
}

/** Everything that the dossier shows, by where it shows it. */
async function shown(session: DossierSession): Promise<Record<string, string>> {
  const { index } = session
  const view: Record<string, unknown> = {
    overview: overview(index),
    audit: audit(index),
    contents: contents(index),
    timeline: timeline(index),
    pages: [...index.entities.keys()].map((id) => entityPage(index, id)),
    sources: [...index.sources.keys()].map((id) => sourcePage(index, id)),
    claims: [...index.claims.values()].map((item) => [claimView(index, item), claimSentence(claimView(index, item))]),
    notes: Object.values(index.notes).map((note) => noteSummary(index, note)),
    warnings: Object.values(index.briefings).flatMap((briefing) => briefingWarnings(index, briefing)),
    check: checkDossier(session),
    citations: [
      ...Array.from({ length: SOURCES }, (_, at) => citationWords(index, { kind: 'source', sourceId: source(at) })),
      ...Array.from({ length: CLAIMS }, (_, at) => citationWords(index, { kind: 'claim', claimId: claim(at) })),
    ],
  }
  const briefing = Object.values(index.briefings)[0]
  if (!briefing) throw new Error('no briefing')
  const model = buildBriefing(
    index,
    { ...briefing, sections: SECTION_KINDS, lastExport: { at: CONTEXT.now, claims: {} } },
    CONTEXT,
  )
  const handover = handOver(index)
  const files = (texts: Map<string, string>) => [...texts].map((file) => file.join('\n')).join('\n')
  return {
    ...Object.fromEntries(Object.entries(view).map(([name, value]) => [name, wordsIn(value).join('\n')])),
    model: wordsIn(model).join('\n'),
    html: await WRITERS.html(model),
    markdown: await WRITERS.markdown(model),
    csl: await WRITERS.csl(model),
    bibtex: await WRITERS.bibtex(model),
    csv: files(textsOf(exportClaimsCsv(handover, MAKING))),
    'markdown folder': files(textsOf(exportMarkdownFolder(handover, MAKING))),
    'follow the money': files(textsOf(exportFollowTheMoney(handover, MAKING))),
    'left out': handover.leftOut.join('\n'),
  }
}

/** All records as they are, and what every view says of them, whatever the order in which they are listed. */
async function whatIs(session: DossierSession): Promise<unknown> {
  const words = await shown(session)
  // A page names a dispute by whichever side it meets first.
  const views = ['claims', 'sources', 'notes', 'warnings']
  return {
    records: structuredClone(session.store.layer.records),
    views: views.map((view) => (words[view] ?? '').split('\n').sort()),
  }
}

let deletions = 0
let texts = 0
afterAll(() => {
  expect(deletions).toBeGreaterThan(20)
  console.info(`deleted ${deletions} records, read ${texts} texts`)
})

function expectNowhere(words: Record<string, string>, wanted: readonly string[]): void {
  const found = Object.entries(words).flatMap(([place, all]) => {
    texts++
    return wanted
      .filter((word) => all.includes(word))
      .map((word) => {
        const at = all.indexOf(word)
        return `${place}: ${all.slice(Math.max(0, at - 80), at + 60)}`
      })
  })
  expect(found).toEqual([])
}

describe('whatever is deleted', () => {
  it(
    'is named and never by its id, comes back as it was, and has no name once it is gone for good',
    { timeout: 300_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(arbWeb, async (web) => {
          const place = await smallLibrary(aDossier(), countingTools())
          const session = await place.session()
          await seed(session, web)
          const before = await whatIs(session)
          const gone = web.deleted.map(recordAt)
          for (const { collection, id } of gone) await deleteRecord(session, collection, id)
          deletions += gone.length
          expectNowhere(
            await shown(session),
            gone.map(({ id }) => id),
          )
          for (const entry of Object.values(session.index.bin)) await restoreFromBin(session, entry.id)
          expect(await whatIs(session)).toEqual(before)
          for (const { collection, id } of gone) await deleteRecord(session, collection, id)
          await deleteForGood(place.library(), DOSSIER, 'all')
          const words = await shown(session)
          expectNowhere(
            words,
            gone.map(({ id }) => id),
          )
          const project = await terminalProject(place.root)
          for (const at of Array.from({ length: ENTITIES }, (_, nth) => nth)) {
            if (!session.index.entities.has(entity(at))) continue
            const { said } = await atTerminal(project, place.dataFolder, ['show', entity(at), '--dossier', DOSSIER])
            words[`show ${at}`] = said
          }
          words['check'] = (await atTerminal(project, place.dataFolder, ['check', '--dossier', DOSSIER])).said
          expectNowhere(
            words,
            gone.map(({ id }) => id),
          )
        }),
        { numRuns: 15, seed: 11, endOnFailure: true },
      )
    },
  )
})
