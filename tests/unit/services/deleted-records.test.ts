import { makeHash } from '../../../src-main/services/session/content-hash'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { SECTION_KINDS } from '../../../src-main/domain/records/briefing'
import { handOver } from '../../../src-main/domain/leaving/handover'
import { citationWords } from '../../../src-main/domain/notes/links/suggestions'
import { briefingWarnings } from '../../../src-main/domain/briefing/warnings'
import { audit } from '../../../src-main/domain/views/audit'
import { claimSentence } from '../../../src-main/domain/views/claim-in-full'
import { claimView } from '../../../src-main/domain/views/claim-among-others'
import { contents } from '../../../src-main/domain/views/contents'
import { entityPage } from '../../../src-main/domain/views/entity-page'
import { noteSummary } from '../../../src-main/domain/views/note-view'
import { overview } from '../../../src-main/domain/views/overview'
import { sourcePage } from '../../../src-main/domain/views/source-page'
import { timeline } from '../../../src-main/domain/views/timeline'
import { exportClaimsCsv } from '../../../src-main/exporters/claims-csv'
import { exportFollowTheMoney } from '../../../src-main/exporters/follow-the-money'
import { exportMarkdownFolder } from '../../../src-main/exporters/markdown-folder'
import { deleteRecord, restoreFromBin } from '../../../src-main/services/content/bin'
import { buildBriefing } from '../../../src-main/domain/briefing/build'
import { checkDossier } from '../../../src-main/services/content/check-dossier'
import { deleteForGood } from '../../../src-main/services/content/delete-for-good'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { WRITERS } from '../../support/briefing-writers'
import { MAKING, textsOf } from '../../support/exchange-files'
import { countingTools } from '../../support/counting-tools'
import { smallLibrary } from '../../support/library'
import { aDossier } from '../../support/records'
import {
  arbWeb,
  CLAIMS,
  claim,
  ENTITIES,
  entity,
  recordAt,
  seedWeb,
  source,
  SOURCES,
} from '../../support/web-of-records'
import { atTerminal, terminalProject } from './every-writer'
import { runs } from '../../support/runs'

const CONTEXT = { now: '2026-03-04T09:00:00.000Z', producer: 'Dossier test', contentHash: '0'.repeat(64), makeHash }
const DOSSIER = 'd1'

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
          await seedWeb(session, web)
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
        { numRuns: runs(10), seed: 11, endOnFailure: true },
      )
    },
  )
})
