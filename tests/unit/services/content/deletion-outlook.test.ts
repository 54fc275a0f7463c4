import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { atOnce } from '../../../../src-main/domain/at-once'
import type { Claim } from '../../../../src-main/domain/records/claim'
import type { DossierIndex } from '../../../../src-main/domain/dossier/dossier-index'
import { handOver } from '../../../../src-main/domain/leaving/handover'
import { afterwardsWords, restingWords } from '../../../../src-main/domain/bin/resting-words'
import { audit } from '../../../../src-main/domain/views/audit'
import type { RestingWay } from '../../../../src-main/domain/views/resting-on'
import { deleteRecord } from '../../../../src-main/services/content/bin'
import { deletionOutlook } from '../../../../src-main/services/content/deletion-outlook'
import type { DossierSession } from '../../../../src-main/services/session/dossier-session'
import { countingTools } from '../../../support/counting-tools'
import { smallLibrary } from '../../../support/library'
import { aDossier, aNote } from '../../../support/records'
import { arbWeb, entity, recordAt, seedWeb, source } from '../../../support/web-of-records'
import { runs } from '../../../support/runs'

const PRIVATE = 'Zqsecret'

/** Claims that the audit lists as naming what was deleted, by what the deleted is to them. */
function claimsNaming(index: DossierIndex): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const { as, at } of audit(index).danglingReferences)
    if (at.collection === 'claims') found.set(as, (found.get(as) ?? new Set()).add(at.id))
  return found
}

const isBare = (index: DossierIndex) => (claim: Claim) =>
  claim.ownJudgement !== true && index.liveCitations(claim.citations).length === 0

async function withPrivateNote(session: DossierSession): Promise<void> {
  const note = aNote('r-private', {
    title: PRIVATE,
    body: `${PRIVATE} of [[${entity(0)}]] and [@${source(0)} para. 1].`,
    private: true,
  })
  await session.edit({ kind: 'import-notes' }, () => ({ ops: [session.put('notes', note)], answer: null }))
}

let deletions = 0
let counts = 0
afterAll(() => {
  expect(counts).toBeGreaterThan(50)
  console.info(
    `outlooks of ${deletions} deletions, ${counts} counts compared with the audit and the handover afterwards`,
  )
})

describe('what is to be deleted', () => {
  it('says first what the audit and the handover find afterwards', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(arbWeb, async (web) => {
        const place = await smallLibrary(aDossier(), countingTools())
        const session = await place.session()
        await seedWeb(session, web)
        await withPrivateNote(session)
        const { index } = session
        const records = web.deleted.map(recordAt)
        const before = handOver(index).leftOutClaims
        const gone = new Set(records.map(({ id }) => id))
        const outlook = atOnce(deletionOutlook(session, { kind: 'records', records }))
        for (const { collection, id } of records) await deleteRecord(session, collection, id)
        deletions += records.length

        const naming = claimsNaming(index)
        const told = (way: RestingWay) => outlook.groups.find((group) => group.way === way)
        const compare = (found: unknown, wanted: unknown) => {
          counts++
          expect(found).toEqual(wanted)
        }
        const about = naming.get('what it is about') ?? new Set<string>()
        const otherwise = [
          'its value',
          'its speaker',
          'who passed it on',
          'what it also speaks of',
          'its place',
          'its event',
        ]
        const named = new Set(otherwise.flatMap((as) => [...(naming.get(as) ?? [])]).filter((id) => !about.has(id)))
        compare(told('about')?.count ?? 0, about.size)
        compare(told('naming')?.count ?? 0, named.size)
        compare(told('citing')?.count ?? 0, naming.get('a citation')?.size ?? 0)
        compare(told('contradicting')?.count ?? 0, naming.get('what it contradicts')?.size ?? 0)
        compare(told('citing')?.bare ?? 0, [...index.claims.values()].filter(isBare(index)).length)
        compare(outlook.leftBehind, handOver(index).leftOutClaims - before)
        compare(told('lines')?.bare ?? 0, audit(index).uncitedLines.length)
        const privately = gone.has(entity(0)) || gone.has(source(0))
        compare(told('notes')?.private ?? 0, privately ? 1 : 0)

        const words = JSON.stringify([
          outlook.groups.map((group) => [restingWords(group, false), restingWords(group, true), group.named]),
          afterwardsWords(outlook, false),
          outlook.label,
        ])
        expect(words).not.toContain(PRIVATE)
        for (const { id } of records) expect(words).not.toContain(id)
      }),
      { numRuns: runs(8), seed: 7, endOnFailure: true },
    )
  })

  it('is asked about only when something rests on it', async () => {
    const place = await smallLibrary(aDossier(), countingTools())
    const session = await place.session()
    const alone = aNote('r-alone', { title: 'Alone', body: 'Nothing links here.' })
    const linked = aNote('r-linked', { title: 'Linked', body: 'One.' })
    const linking = aNote('r-linking', { title: 'Linking', body: 'See [[Linked]] and [[r-linked]].' })
    const notes = [alone, linked, linking].map((note) => session.put('notes', note))
    await session.edit({ kind: 'import-notes' }, () => ({ ops: notes, answer: null }))
    const groupsOf = (...ids: string[]) => atOnce(deletionOutlook(session, { kind: 'these', ids })).groups
    expect(groupsOf('r-alone')).toEqual([])
    expect(groupsOf('r-linked')).toMatchObject([{ way: 'notes', count: 1, named: ['Linking'] }])
    expect(groupsOf('r-linked', 'r-linking')).toEqual([])
  })

  it.each([
    [{ way: 'citing', count: 38, bare: 31 }, '38 claims cite it; 31 of them cite nothing else'],
    [{ way: 'citing', count: 1, bare: 1 }, '1 claim cites it and nothing else'],
    [{ way: 'citing', count: 2, bare: 2 }, '2 claims cite it; none of them cites anything else'],
    [{ way: 'notes', count: 1, private: 1 }, '1 note is on it, links to it or cites it, private'],
    [{ way: 'notes', count: 3, private: 1 }, '3 notes are on it, link to it or cite it, 1 of them private'],
    [{ way: 'authored', count: 1 }, '1 source has it as its author'],
  ] as const)('%j reads ‘%s’', (group, words) => {
    expect(restingWords({ bare: 0, private: 0, named: [], ...group }, false)).toBe(words)
  })
})
