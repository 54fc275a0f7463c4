import { describe, expect, it } from 'vitest'
import { deleteRecord, restoreFromBin } from '../../../src-main/services/content/bin'
import { decideBetween } from '../../../src-main/services/content/edit-contradictions'
import { disputesOf, entityPage } from '../../../src-main/domain/views/entity-page'
import { smallLibrary } from '../../support/library'
import { terminalOn } from '../cli/terminal'

const BECAUSE = 'They signed a month after they are said to have met first.'
const PAIR = ['c-member', 'c-said'] as const
const contradict = { kind: 'contradict', because: BECAUSE } as const

describe('a contradiction marked by hand', () => {
  it('stands once and is seen from both claims, with its reason', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    await decideBetween(open, { id: PAIR[0], others: [PAIR[1]], verdict: contradict })
    for (const [id, other] of [PAIR, [...PAIR].reverse()]) {
      const claim = open.index.claims.get(id ?? '')
      if (!claim) throw new Error('no such claim')
      expect(open.index.status(claim)).toBe('disputed')
      expect(open.index.contradictions(claim)).toEqual([{ claimId: other, because: BECAUSE }])
      const [dispute] = disputesOf(open.index, [claim])
      expect(dispute?.because).toContain(BECAUSE)
      expect(dispute?.sides.map((side) => side.id)).toEqual(expect.arrayContaining([id, other]))
    }
  })

  it.each([PAIR, [PAIR[1], PAIR[0]] as const])(
    'can be given another reason and be taken back from %s',
    async (id, other) => {
      const { session } = await smallLibrary()
      const open = await session()
      const before = new Map(open.index.claims)
      await decideBetween(open, { id: PAIR[0], others: [PAIR[1]], verdict: contradict })
      await decideBetween(open, { id, others: [other], verdict: { kind: 'contradict', because: 'Another.' } })
      const marked = [...open.index.claims.values()].flatMap(({ disputes = [] }) => disputes)
      expect(marked).toContainEqual(expect.objectContaining({ because: 'Another.' }))
      expect(marked).not.toContainEqual(expect.objectContaining({ because: BECAUSE }))
      await decideBetween(open, { id, others: [other], verdict: { kind: 'undecided' } })
      for (const claimId of PAIR) expect(open.index.claims.get(claimId)).toEqual(before.get(claimId))
    },
  )

  it('is one edit, which is taken back and done again as one, and leaves whose claim it is alone', async () => {
    const { session, reopen } = await smallLibrary()
    const open = await session()
    const before = new Map(open.index.claims)
    await decideBetween(open, { id: 'c-founded', others: ['c-said', 'c-member'], verdict: contradict })
    expect(open.store.history).toHaveLength(1)
    const after = new Map(open.index.claims)
    expect(after.get('c-founded')?.createdBy).toBe(before.get('c-founded')?.createdBy)
    await open.undo()
    expect(new Map(open.index.claims)).toEqual(before)
    await open.redo()
    expect(new Map(open.index.claims)).toEqual(after)
    expect(new Map((await (await reopen()).open('d1')).index.claims)).toEqual(after)
  })

  it('stays while one of its claims is in the bin, and holds again when it is back', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    await decideBetween(open, { id: PAIR[0], others: [PAIR[1]], verdict: contradict })
    const claim = () => open.index.claims.get(PAIR[0])
    await deleteRecord(open, 'claims', PAIR[1])
    expect(claim() && open.index.contradictions(claim() as never)).toEqual([])
    await restoreFromBin(open, Object.keys(open.index.bin)[0] ?? '')
    expect(claim() && open.index.contradictions(claim() as never)).toHaveLength(1)
  })

  it('is refused for a claim and itself, for one that is not there and for a superseded one, and changes nothing', async () => {
    const { session } = await smallLibrary()
    const open = await session()
    const before = new Map(open.index.claims)
    for (const [id, other] of [
      [PAIR[0], PAIR[0]],
      [PAIR[0], 'gone'],
      ['gone', PAIR[0]],
    ] as const)
      await expect(decideBetween(open, { id, others: [PAIR[1], other], verdict: contradict })).rejects.toMatchObject({
        name: 'DossierError',
      })
    expect(new Map(open.index.claims)).toEqual(before)
  })

  it('is printed in the terminal, by ‘show’ and by ‘check’', async () => {
    const { session, library, root, dataFolder } = await smallLibrary()
    const open = await session()
    await decideBetween(open, { id: PAIR[0], others: [PAIR[1]], verdict: contradict })
    const page = entityPage(open.index, open.index.claims.get(PAIR[0])?.subject ?? '')
    await library().close()
    const run = await terminalOn({ root, dataFolder })
    expect((await run('show', page?.id ?? '', '--dossier', 'd1')).said).toContain(BECAUSE)
    expect((await run('check', '--dossier', 'd1')).said).toContain(BECAUSE)
  })
})
