import fc from 'fast-check'
import { SECTION_KINDS } from '../../src-main/domain/records/briefing'
import type { Claim } from '../../src-main/domain/records/claim'
import type { BinnableCollection, RecordOp } from '../../src-main/domain/records/records'
import type { DossierSession } from '../../src-main/services/session/dossier-session'
import { aClaim, aNote, anEntity, aSource, cite, link, text } from './records'

const NOW = '2026-03-04T09:00:00.000Z'

/** As the app makes them: nobody writes such a name. */
const idOf = (kind: string, at: number) => `r-${kind}${at}`.padEnd(22, '0')
export const entity = (at: number) => idOf('ee', at)
export const source = (at: number) => idOf('ss', at)
export const claim = (at: number) => idOf('cc', at)

export const ENTITIES = 4
export const SOURCES = 3
export const CLAIMS = 8

/** What names what, drawn at random. */
export const arbWeb = fc.record({
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
export type Web = typeof arbWeb extends fc.Arbitrary<infer T> ? T : never

export function recordAt(at: number): { collection: BinnableCollection; id: string; mark: string } {
  if (at < ENTITIES) return { collection: 'entities', id: entity(at), mark: `Zqentity${at}` }
  if (at < ENTITIES + SOURCES)
    return { collection: 'sources', id: source(at - ENTITIES), mark: `Zqsource${at - ENTITIES}` }
  const nth = at - ENTITIES - SOURCES
  return { collection: 'claims', id: claim(nth), mark: `zqclaim${nth}` }
}

export async function seedWeb(session: DossierSession, web: Web): Promise<void> {
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
          qualifiers: {
            place: entity(place),
            event: entity(event),
            role: `zqclaim${at}`,
            happenedAt: { edtf: '2024-05' },
          },
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
      createdAt: NOW,
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
      createdAt: NOW,
      updatedAt: NOW,
    }),
    session.put('meta', {
      ...session.index.meta,
      summary: { text: 'Of them all.', citations: [cite(source(2))] },
      keyJudgements: [{ id: 'k-1', text: 'All hangs together.', claimIds: [claim(2), claim(3)] }],
    }),
  )
  await session.edit({ kind: 'import-notes' }, () => ({ ops, answer: null }))
}
