import { describe, expect, it } from 'vitest'
import type { ExchangeDecisions } from '../../../src-main/contract/calls/exchange'
import { canonicalJson } from '../../../src-main/domain/text/canonical-json'
import { sortFaults } from '../../../src-main/domain/exchange/exchange-faults'
import type { Id } from '../../../src-main/domain/records/ids'
import { beginBriefing } from '../../../src-main/services/briefing/briefing-records'
import { deleteRecord } from '../../../src-main/services/content/bin'
import type { DossierSession } from '../../../src-main/services/session/dossier-session'
import { saveClaim, saveEntity } from '../../../src-main/services/content/edit-content'
import { saveNote } from '../../../src-main/services/notes/edit-notes'
import { compareExchange } from '../../../src-main/services/exchange/exchange-compare'
import { bringInto } from '../../../src-main/services/exchange/exchange-import'
import { planImport } from '../../../src-main/services/exchange/exchange-plan'
import { Person } from '../../support/exchange-people'
import { smallDossier } from '../../support/small-dossier'

/** Ada made the dossier, and Bo has it from her. */
async function adaAndBo() {
  const ada = Person.begin('a', smallDossier(), { isBundled: false, skewMs: 0 })
  const { id: note } = await saveNote(ada.session, { targets: [], title: 'Seen', body: 'As Ada wrote it.', tags: [] })
  const bo = Person.beginWith('b', await ada.send(), 5_000)
  return { ada, bo, note }
}

async function reword({ session }: Person, id: Id, role: string): Promise<void> {
  const claim = session.index.claims.get(id)
  if (!claim) throw new Error(`no claim ${id}`)
  const { createdBy: _, ...draft } = claim
  await saveClaim(session, { ...draft, qualifiers: { ...draft.qualifiers, role } })
}

async function statesAt({ session }: Person, from: Person): Promise<Record<string, string>> {
  const { rows } = await compareExchange(session, await from.send())
  return Object.fromEntries(
    rows.map(({ collection, id, state, wasThere }) => [
      `${collection} ${id}`,
      wasThere ? `${state}, was there` : state,
    ]),
  )
}

/** All that is here; kept versions of notes stay after an undo. */
const withoutVersions = ({ store }: DossierSession) => canonicalJson({ ...store.layer.records, revisions: {} })

const roleOf = (session: DossierSession, id: Id) => session.index.claims.get(id)?.qualifiers?.role

/** Each does something else to the dossier that both have. */
async function grownApart() {
  const both = await adaAndBo()
  const { ada, bo, note } = both
  await reword(bo, 'c-member-a', 'theirs')
  await reword(ada, 'c-member-b', 'mine')
  await reword(bo, 'c-founded', 'theirs')
  await reword(ada, 'c-founded', 'mine')
  await deleteRecord(bo.session, 'claims', 'c-forecast')
  await deleteRecord(ada.session, 'claims', 'c-statement')
  const page = await saveEntity(ada.session, {
    schema: 'Topic',
    names: [{ value: 'Tolls', kind: 'name', citations: [] }],
  })
  await saveNote(bo.session, { id: note, targets: [], title: 'Seen', body: 'As Bo would have it.', tags: [] })
  return { ...both, page }
}

describe('a dossier that comes back', () => {
  it('is compared with what was handed over: who changed, added and took out what since', async () => {
    const { ada, bo, note, page } = await grownApart()
    expect(await statesAt(ada, bo)).toEqual({
      'claims c-member-a': 'theirs',
      'claims c-member-b': 'mine',
      'claims c-founded': 'both',
      'claims c-forecast': 'absent, was there',
      'claims c-statement': 'deleted',
      [`notes ${note}`]: 'theirs',
      [`entities ${page}`]: 'absent',
    })
  })

  it('brings what only they changed, leaves what only I did, keeps both of the rest, and is taken back by one undo', async () => {
    const { ada, bo, note, page } = await grownApart()
    const { session } = ada
    const before = withoutVersions(session)
    await bringInto(session, await bo.send(), { all: 'both' })
    const { index } = session
    expect(roleOf(session, 'c-member-a')).toBe('theirs')
    expect(roleOf(session, 'c-member-b')).toBe('mine')
    const reworded = [...index.claims.values()].filter(({ qualifiers }) =>
      ['mine', 'theirs'].includes(qualifiers?.role ?? ''),
    )
    expect(reworded.map(({ id, qualifiers }) => [id, qualifiers?.role])).toEqual([
      ['c-member-a', 'theirs'],
      ['c-member-b', 'mine'],
      ['c-founded', 'mine'],
      [expect.stringMatching(/^v-/), 'theirs'],
    ])
    expect(index.claims.has('c-forecast')).toBe(true)
    expect(index.claims.has('c-statement')).toBe(false)
    expect(index.entities.has(page)).toBe(true)
    expect(index.notes[note]?.body).toBe('As Bo would have it.')
    const kept = Object.values(session.store.layer.records.revisions).map((revision) => revision.note.body)
    expect(kept).toEqual(['As Ada wrote it.'])
    expect(await statesAt(ada, bo)).toMatchObject({
      'claims c-member-b': 'mine',
      'claims c-forecast': 'absent, was there',
      'claims c-statement': 'deleted',
      [`entities ${page}`]: 'absent',
    })
    expect(await session.undo()).toBe('import dossier')
    expect(withoutVersions(session)).toBe(before)
  })

  it.each<[string, ExchangeDecisions[string], unknown]>([
    ['claims c-member-a', 'mine', 'founding member'],
    ['claims c-member-b', 'theirs', undefined],
    ['claims c-founded', 'theirs', 'theirs'],
    ['claims c-founded', 'mine', 'mine'],
  ])('gives %s as it was chosen, %s, and asks no more', async (key, choice, role) => {
    const { ada, bo } = await grownApart()
    await bringInto(ada.session, await bo.send(), { all: 'both', each: { [key]: choice } })
    const id = key.split(' ')[1] ?? ''
    expect(roleOf(ada.session, id)).toBe(role)
    expect([...ada.session.index.claims.keys()].filter((claim) => claim.startsWith('v-'))).toHaveLength(
      key === 'claims c-founded' ? 0 : 1,
    )
    expect(['mine', undefined]).toContain((await statesAt(ada, bo))[key])
  })

  it('deletes what they took out, and brings back what I did, only where that was chosen', async () => {
    const { ada, bo } = await grownApart()
    const each = { 'claims c-forecast': 'theirs', 'claims c-statement': 'theirs' } as const
    await bringInto(ada.session, await bo.send(), { all: 'add', each })
    expect(ada.session.index.claims.has('c-forecast')).toBe(false)
    expect(ada.session.index.claims.has('c-statement')).toBe(true)
    expect(roleOf(ada.session, 'c-member-a')).toBe('founding member')
  })

  it('keeps both of what was changed and handed over again here: theirs may be made from the one before', async () => {
    const { ada, bo } = await adaAndBo()
    await reword(ada, 'c-founded', 'second')
    await ada.send()
    await reword(bo, 'c-founded', 'theirs')
    expect(await statesAt(ada, bo)).toEqual({ 'claims c-founded': 'both' })
  })

  it('goes on with the version that was kept beside mine, however often either is changed, and keeps no third one', async () => {
    const { ada, bo } = await adaAndBo()
    const sends = async (from: Person, to: Person) => {
      // Each file shows by something else in it that the one before was made by the same hand.
      await saveNote(from.session, { targets: [], title: 'Sent', body: from.session.tools.makeId(), tags: [] })
      await bringInto(to.session, await from.send(), { all: 'both' })
    }
    const roles = ({ session: { index } }: Person) =>
      [...index.claims.values()]
        .filter(({ property, subject }) => property === 'founded' && subject === 'river-pact-org')
        .flatMap(({ qualifiers }) => qualifiers?.role ?? [])
        .sort()
    await reword(ada, 'c-founded', 'mine')
    await reword(bo, 'c-founded', 'theirs')
    await sends(bo, ada)
    expect(roles(ada)).toEqual(['mine', 'theirs'])
    await reword(bo, 'c-founded', 'theirs, second')
    await sends(bo, ada)
    expect(roles(ada)).toEqual(['mine', 'theirs, second'])
    await sends(ada, bo)
    expect(roles(bo)).toEqual(['mine', 'theirs, second'])
    await reword(ada, 'c-founded', 'mine, second')
    await sends(ada, bo)
    expect(roles(bo)).toEqual(['mine, second', 'theirs, second'])
    // What was mine when Bo had it last is not brought back beside what I made of it.
    await reword(ada, 'c-founded', 'mine, third')
    await reword(bo, 'c-founded', 'theirs, third')
    await sends(bo, ada)
    expect(roles(ada)).toEqual(['mine, third', 'theirs, third'])
    expect(await ada.session.undo()).toBe('import dossier')
    expect(roles(ada)).toEqual(['mine, third', 'theirs, second'])
  })

  it('takes no older file for a newer one', async () => {
    const { ada, bo } = await adaAndBo()
    await reword(bo, 'c-founded', 'first')
    const first = await bo.send()
    await reword(bo, 'c-founded', 'second')
    await bringInto(ada.session, await bo.send(), { all: 'both' })
    expect(roleOf(ada.session, 'c-founded')).toBe('second')
    expect((await compareExchange(ada.session, first)).rows.map(({ state }) => state)).toEqual(['both'])
  })

  it('takes nothing for a deletion that part of a dossier, or a PDF without notes, does not hold', async () => {
    const { ada, bo } = await adaAndBo()
    const file = await bo.send()
    const part = structuredClone(file)
    part.content.claims = part.content.claims.slice(0, 1)
    part.manifest.partial = true
    expect((await compareExchange(ada.session, part)).rows).toEqual([])
    const noteless = structuredClone(file)
    noteless.reader = { ...noteless.reader, notes: [], highlights: [], briefings: [] }
    expect((await compareExchange(ada.session, noteless)).rows).toEqual([])
  })

  it('leaves a note that was made private here as it is, and shows none of it', async () => {
    const { ada, bo, note } = await adaAndBo()
    await saveNote(ada.session, { id: note, targets: [], title: 'Secret', body: 'zqsecret', tags: [], private: true })
    await saveNote(bo.session, { id: note, targets: [], title: 'Seen', body: 'As Bo would have it.', tags: [] })
    const file = await bo.send()
    const plan = await planImport('back.dossier', file, ada.session)
    expect(JSON.stringify(plan)).toContain('As Bo would have it.')
    expect(JSON.stringify(plan)).not.toMatch(/zqsecret|Secret/)
    await bringInto(ada.session, file, { all: 'theirs', each: { [`notes ${note}`]: 'theirs' } })
    expect(ada.session.index.notes[note]?.body).toBe('zqsecret')
    expect(Object.values(ada.session.index.notes).map(({ body }) => body)).toContain('As Bo would have it.')
  })

  it('keeps the comments of a note that is replaced by theirs, as they never went out', async () => {
    const { ada, bo, note } = await adaAndBo()
    const own = 'First line. %%zqask the desk%%\n\nSecond line.\n\n<!-- zqlater -->\nThird line.'
    await saveNote(ada.session, { id: note, targets: [], title: 'Seen', body: own, tags: [] })
    await bringInto(bo.session, await ada.send(), { all: 'theirs' })
    expect(bo.session.index.notes[note]?.body).not.toContain('zq')
    const body = bo.session.index.notes[note]?.body.replace('Second line.', 'Second line, as Bo has it.') ?? ''
    await saveNote(bo.session, { id: note, targets: [], title: 'Seen', body, tags: [] })
    await bringInto(ada.session, await bo.send(), { all: 'theirs', each: { [`notes ${note}`]: 'theirs' } })
    expect(ada.session.index.notes[note]?.body).toBe(own.replace('Second line.', 'Second line, as Bo has it.'))
    // With what came back and what never left in one text, both desks say the same.
    expect((await compareExchange(ada.session, await bo.send())).rows).toEqual([])
  })

  it('is remembered in prints that go out with nothing, and that no undo takes back', async () => {
    const { ada, bo } = await grownApart()
    const file = await ada.send()
    const handovers = Object.values(ada.session.store.layer.records.handovers)
    expect(handovers.map(({ way }) => way)).toEqual(['sent', 'sent'])
    const prints = handovers.flatMap((handover) => handover.prints.match(/.{8}/g) ?? [])
    expect(prints.length).toBeGreaterThan(30)
    const said = JSON.stringify(file)
    expect(prints.filter((print) => said.includes(print))).toEqual([])
    expect(handovers.some(({ prints: all }) => /zq|Aland|founding/.test(all))).toBe(false)
    expect(ada.session.undoState().undo?.edit?.kind).not.toBe('remember-handover')
    expect(await bo.session.undo()).not.toBe('remember what was handed over')
  })

  it('leaves the other version out of a briefing that leaves out the one that is here', async () => {
    const { ada, bo } = await adaAndBo()
    const id = await beginBriefing(ada.session, { format: 'brief', paper: 'A4', author: undefined })
    const briefing = ada.session.index.briefings[id]
    await ada.session.edit({ kind: 'change-briefing' }, () => ({
      ops: briefing ? [ada.session.put('briefings', { ...briefing, leaveOut: ['c-founded'] })] : [],
      answer: null,
    }))
    await reword(bo, 'c-founded', 'theirs')
    await reword(ada, 'c-founded', 'mine')
    await bringInto(ada.session, await bo.send(), { all: 'both' })
    const other = [...ada.session.index.claims.keys()].find((claim) => claim.startsWith('v-'))
    expect(ada.session.index.briefings[id]?.leaveOut).toEqual(['c-founded', other])
  })

  it('says of what is weak in a file where it stands by titles, and by no id', async () => {
    const { ada, bo } = await adaAndBo()
    const file = await bo.send()
    for (const claim of file.content.claims) {
      if (claim.id === 'c-member-a') claim.qualifiers = { start: { edtf: '2024' }, end: { edtf: '2020' } }
      const [first] = claim.citations
      if (claim.id === 'c-founded' && first)
        claim.citations = [{ ...first, locator: { kind: 'paragraph', value: '99', paragraphId: 'p99' } }]
    }
    file.weaknesses = sortFaults(file.content).weaknesses
    const { about } = await planImport('back.dossier', file, ada.session)
    expect(about).toEqual([
      'Weak: The claim ‘Aland: member of River Pact (2024 to 2020)’ has dates that end in 2020, before they begin in 2024.',
      'Weak: The claim ‘River Pact: began 16 September 2023’ points at paragraph 99, which ‘On the river’ does not have.',
    ])
  })

  it('shows both sides of what differs in words, and no id', async () => {
    const { ada, bo } = await grownApart()
    const { existing } = await planImport('back.dossier', await bo.send(), ada.session)
    expect(existing?.rows[0]).toMatchObject({
      key: 'claims c-founded',
      noun: 'claim',
      state: 'both',
      fields: [{ label: 'Role, time and place', mine: ['mine'], theirs: ['theirs'] }],
      usual: { both: 'both', add: 'mine', theirs: 'theirs' },
    })
    expect(existing?.rows.map(({ state }) => state)).toEqual(['both', 'theirs', 'theirs', 'absent', 'deleted', 'mine'])
  })
})
