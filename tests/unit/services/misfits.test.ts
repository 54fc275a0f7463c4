import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { atOnce } from '../../../src-main/domain/at-once'
import type { Claim, ClaimValue } from '../../../src-main/domain/records/claim'
import type { DossierIndex } from '../../../src-main/domain/dossier/dossier-index'
import { sortFaults } from '../../../src-main/domain/exchange/exchange-faults'
import { handOver } from '../../../src-main/domain/leaving/handover'
import type { PropertyId } from '../../../src-main/domain/vocabulary/definition'
import { KIND_IDS, PROPERTY_IDS, standardProperty } from '../../support/standard-words'
import { audit } from '../../../src-main/domain/views/audit'
import { changeOutlook } from '../../../src-main/domain/views/change-outlook'
import { checkDossier } from '../../../src-main/services/content/check-dossier'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { letStand, saveClaim, saveEntity } from '../../../src-main/services/content/edit-content'
import { countingTools } from '../../support/counting-tools'
import { smallLibrary } from '../../support/library'
import { aClaim, aDossier, anEntity, aSource, date, link, text } from '../../support/records'
import { runs } from '../../support/runs'

const PAGES = 4
const page = (at: number) => `page-${at}`

function valueFor(property: PropertyId, at: number): ClaimValue {
  switch (standardProperty(property).value) {
    case 'entity':
      return link(page(at))
    case 'date':
      return date(`200${at}`)
    case 'number':
      return { type: 'number', number: String(at) }
    case 'text':
      return text(`Said ${at}.`)
    default:
      return { type: 'novalue' }
  }
}

const CHOOSY = PROPERTY_IDS.filter((id) => standardProperty(id).from ?? standardProperty(id).to)

const arbCase = fc.record({
  schemata: fc.array(fc.constantFrom(...KIND_IDS.slice(0, 8), 'Country', 'Person', 'Event'), {
    minLength: PAGES,
    maxLength: PAGES,
  }),
  claims: fc.array(
    fc.record({
      subject: fc.nat(PAGES - 1),
      property: fc.constantFrom(...CHOOSY, ...PROPERTY_IDS),
      value: fc.nat(PAGES - 1),
    }),
    { minLength: 24, maxLength: 40 },
  ),
  changed: fc.nat(PAGES - 1),
  to: fc.constantFrom(...KIND_IDS),
  moved: fc.nat(11),
})

const misfitIds = (index: DossierIndex) =>
  new Set(audit(index).misfits.flatMap(({ claim, mayStand }) => (mayStand ? [claim.id] : [])))
const missing = (one: ReadonlySet<string>, other: ReadonlySet<string>) => [...one].filter((id) => !other.has(id)).sort()
const heldAgainst = (index: DossierIndex, id: string) => [
  ...new Set(
    index.proposals.flatMap(({ claim, others }) => {
      const all = [claim, ...others].map((one) => one.id)
      if (claim.id === id) return all.slice(1)
      return all.includes(id) ? [claim.id] : []
    }),
  ),
]
const nobody = function* () {
  yield* []
  return []
}

async function opened(
  schemata: readonly (typeof KIND_IDS)[number][],
  claims: readonly Claim[],
): Promise<DossierSession> {
  const entities = schemata.map((schema, at) => anEntity(page(at), { schema }))
  return (
    await smallLibrary(aDossier({ entities, claims: [...claims], sources: [aSource('s1')] }), countingTools())
  ).session()
}

/** What the form of an entity hands in when its kind was changed. */
async function changeKind(session: DossierSession, id: string, schema: (typeof KIND_IDS)[number]): Promise<void> {
  const { createdBy: _, ...present } = session.index.entities.get(id) ?? anEntity(id)
  await saveEntity(session, { ...present, schema })
}

async function moveClaim(session: DossierSession, id: string, subject: string): Promise<void> {
  const { createdBy: _, ...present } = session.index.claims.get(id) ?? aClaim(id, page(0))
  await saveClaim(session, { ...present, subject })
}

let kinds = 0
let listed = 0
afterAll(() => {
  expect(listed).toBeGreaterThan(10)
  console.info(`${kinds} entities changed in kind, ${listed} claims listed before and found in the audit after`)
})

describe('an entity of another kind', () => {
  it(
    'lists before what no longer fits as the audit does after, and undo takes it back',
    { timeout: 60_000 },
    async () => {
      await fc.assert(
        fc.asyncProperty(arbCase, async ({ schemata, claims, changed, to, moved }) => {
          const session = await opened(
            schemata,
            claims.map(({ subject, property, value }, at) =>
              aClaim(`claim-${at}`, page(subject), { property, value: valueFor(property, value) }),
            ),
          )
          const { index } = session
          const before = misfitIds(index)
          const was = index.entities.get(page(changed))?.schema ?? 'Topic'
          const outlook = atOnce(changeOutlook(index, { kind: 'entity', id: page(changed), schema: to }, nobody))
          await changeKind(session, page(changed), to)
          const after = misfitIds(index)
          kinds++
          listed += outlook.misfitCount
          expect(missing(after, before)).toHaveLength(outlook.misfitCount)
          for (const { claimId } of outlook.misfits) expect(after).toContain(claimId)
          // Nothing that was brought in is refused for it, and nothing is told by its id.
          expect(sortFaults(handOver(index).content).refusing).toEqual([])
          const words = JSON.stringify([
            audit(index).misfits.map(({ reason }) => reason),
            outlook.misfits.map(({ label, reason }) => label + reason),
          ])
          expect(words).not.toMatch(/page-\d|claim-\d/)

          await session.undo()
          expect(misfitIds(index)).toEqual(before)
          await session.redo()

          const [first] = missing(after, before)
          if (first !== undefined) {
            await letStand(session, [first])
            expect(misfitIds(index)).not.toContain(first)
          }
          await changeKind(session, page(changed), was)
          expect(missing(misfitIds(index), before)).toEqual([])

          const claim = `claim-${moved}`
          const property = index.claims.get(claim)?.property ?? 'description'
          const planned = atOnce(
            changeOutlook(index, { kind: 'claim', id: claim, subject: page(changed), property }, nobody),
          )
          const present = index.claims.get(claim)
          const known = new Set(present ? heldAgainst(index, present.id) : [])
          await moveClaim(session, claim, page(changed))
          const now = index.claims.get(claim)
          expect(misfitIds(index).has(claim)).toBe(planned.misfitCount > 0)
          expect(now ? heldAgainst(index, now.id).filter((id) => !known.has(id)) : []).toHaveLength(
            planned.contradicts.length,
          )
        }),
        { numRuns: runs(20), seed: 3, endOnFailure: true },
      )
    },
  )
})

describe('a claim that does not fit its entity', () => {
  const BORDERS = aClaim('c-1', page(0), { property: 'borders', value: link(page(1)) })

  it('is said to be so, stands for that kind alone when it is let, and goes on being an open question for another', async () => {
    const session = await opened(['Country', 'Country'], [BORDERS])
    const { index } = session
    const reasons = () => audit(index).misfits.map(({ reason }) => reason)
    await changeKind(session, page(0), 'Person')
    expect(reasons()).toEqual(['‘Borders’ is said of countries, not of an entity of the kind ‘Person’.'])
    const wrong = () => checkDossier(session).findings.filter(({ code }) => code.startsWith('wrong'))
    expect(wrong()).toMatchObject([{ code: 'wrong-subject' }])
    await letStand(session, ['c-1'])
    expect(reasons()).toEqual([])
    expect(wrong()).toEqual([])
    await changeKind(session, page(0), 'Topic')
    expect(reasons()).toEqual(['‘Borders’ is said of countries, not of an entity of the kind ‘Topic’.'])
    await changeKind(session, page(1), 'Place')
    expect(reasons()[0]).toContain('‘Borders’ points at countries, not at an entity of the kind ‘Place’.')
  })

  it('stands with all the others of its entity by one edit, which undo takes back', async () => {
    const others = Array.from({ length: 12 }, (_, at) =>
      aClaim(`c-more-${at}`, page(0), { property: 'borders', value: link(page(1)) }),
    )
    const session = await opened(['Country', 'Country'], [BORDERS, ...others])
    const misfits = () => audit(session.index).misfits.map(({ claim }) => claim.id)
    await changeKind(session, page(0), 'Person')
    expect(misfits()).toHaveLength(13)
    await letStand(session, misfits())
    expect(misfits()).toEqual([])
    await session.undo()
    expect(misfits()).toHaveLength(13)
  })

  it('says what rests on it, whose words it goes on citing and what it would contradict, before it is about another', async () => {
    const founded = (id: string, at: number, year: string) =>
      aClaim(id, page(at), { property: 'founded', value: date(year) })
    const session = await opened(
      ['Organization', 'Organization'],
      [founded('c-1', 0, '1991'), { ...founded('c-2', 1, '1999'), disputes: [] }],
    )
    const meta = { ...session.index.meta, keyJudgements: [{ id: 'j', text: 'It is old.', claimIds: ['c-1'] }] }
    await session.edit({ kind: 'import-notes' }, () => ({ ops: [session.put('meta', meta)], answer: null }))
    const plan = { kind: 'claim', id: 'c-1', subject: page(1), property: 'founded' } as const
    const outlook = atOnce(changeOutlook(session.index, plan, nobody))
    expect(outlook).toMatchObject({
      misfitCount: 0,
      contradicts: ['PAGE-1: began 1999'],
      citations: 1,
      resting: [{ way: 'judgements', count: 1, named: ['It is old.'] }],
    })
    expect(atOnce(changeOutlook(session.index, { ...plan, subject: page(0) }, nobody))).toMatchObject({
      contradicts: [],
      resting: [],
      citations: 0,
    })
  })
})
